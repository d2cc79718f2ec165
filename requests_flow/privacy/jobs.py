"""Questions that the schedule asks about personal data. Each may run late or twice: nobody is told twice."""

from datetime import datetime, timedelta

from registry import selectors as registry_selectors
from requests_flow.models import Incident, PersonalDataRequest
from requests_flow.privacy import messages, terms
from requests_flow.privacy.actions.miss_clock import miss_clock
from requests_flow.privacy.actions.purge_data_request import purge_data_request
from requests_flow.privacy.actions.purge_incident import purge_incident
from requests_flow.privacy.enums import ENDED_STATUSES, RUNNING_STATUSES, DataEventKind
from requests_flow.retention import selectors as retention
from requests_flow.retention import table

# Hours before the end at which somebody is reminded; 0 means that it has passed.
MARKS = (48, 24, 6, 0)
ENDINGS = (DataEventKind.CLOSED, DataEventKind.WITHDRAWN)


def mark_reached(due_at: datetime, at: datetime) -> int | None:
    """Return the latest of MARKS that `at` has reached, None while the first lies ahead."""
    hours = (due_at - at).total_seconds() / 3600
    reached = [mark for mark in MARKS if hours <= mark]
    return min(reached) if reached else None


def remind_of_data_requests(*, at: datetime) -> int:
    """Remind the desk 48, 24 and 6 hours before a reply is due, and once when it is late; return how many cases."""
    count = 0
    for case in PersonalDataRequest.objects.open().select_related("body__region", "region").order_by("pk").iterator():
        mark = mark_reached(case.due_at, at)
        if mark is not None:
            messages.reminded(case, at=at, mark=mark, left=terms.left(case.due_at, at).words)
            count += 1
    return count


def remind_of_incidents(*, at: datetime) -> int:
    """Remind who handles an incident before its 3 x 24 hours end, and record once when they have passed (D19)."""
    count = 0
    for case in Incident.objects.running().select_related("body__region").order_by("pk").iterator():
        mark = mark_reached(case.due_at, at)
        if mark is None or case.everybody_is_told:
            continue
        messages.incident_reminded(case, at=at, mark=mark, left=terms.left(case.due_at, at).words)
        miss_clock(case=case, at=at)
        count += 1
    return count


def purge_due(*, at: datetime) -> int:
    """Delete who asked, and who was affected, when the retention of applicants has passed; return how many cases."""
    count = 0
    for regency in registry_selectors.regencies():
        before = at - timedelta(days=retention.terms_of(regency)[table.APPLICANT])
        mine = {"body__region__code__startswith": regency.code}
        ended = PersonalDataRequest.objects.filter(
            status__in=ENDED_STATUSES, events__kind__in=ENDINGS, events__at__lt=before, subject__isnull=False, **mine
        )
        count += sum(purge_data_request(case=case, at=at) for case in ended.order_by("pk"))
        closed = Incident.objects.exclude(status__in=RUNNING_STATUSES).filter(closed_at__lt=before, **mine)
        count += sum(purge_incident(case=case, at=at) for case in closed.order_by("pk"))
    return count
