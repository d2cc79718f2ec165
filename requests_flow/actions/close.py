"""close: the answer has arrived and the file is done."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def close(*, case: InformationRequest, by: User, at: datetime) -> InformationRequest:
    """Close an answered request whose receipt is proven. Raises Denied."""
    case = _case.locked(case)
    actor = policies.close(by, case, on=_case.local_day(case, at))
    case.close()
    _case.save_move(case)
    record(case, EventKind.CLOSED, at=at, actor=actor, user=by)
    return case
