"""What every action on a request does first and last: take the lock, know the local day, save the move."""

from datetime import date, datetime

from requests_flow import clocks
from requests_flow.models import InformationRequest
from requests_flow.timeline import Case


def locked(case: InformationRequest) -> InformationRequest:
    """Return the request fresh from the database and locked until the transaction ends.

    A new object, never refresh_from_db: that would drop the protection of the status field while it runs.
    """
    return (
        InformationRequest.objects.select_for_update(of=("self",))
        .select_related("body", "body__region", "region")
        .get(pk=case.pk)
    )


def local_day(case: Case, at: datetime) -> date:
    """Return the day of `at` where the body is."""
    return clocks.local_day(case.body, at)


def save_move(case: Case) -> None:
    """Check and save the case after a transition; raises ConcurrentTransition when somebody else was first."""
    case.full_clean(exclude=["status"], validate_unique=False, validate_constraints=False)
    case.save()
