"""lapse: the applicant did not complete the request in time."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import messages, policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def lapse(*, case: InformationRequest, by: User, at: datetime) -> InformationRequest:
    """Close `case` as not completed, only after the term of a notice that counts. Raises Denied."""
    case = _case.locked(case)
    actor = policies.lapse(by, case, on=_case.local_day(case, at))
    case.lapse()
    _case.save_move(case)
    due_on = case.current_round.completion_due_on
    record(case, EventKind.LAPSED, at=at, actor=actor, user=by, completion_due_on=due_on.isoformat())
    messages.lapsed(case, at=at)
    return case
