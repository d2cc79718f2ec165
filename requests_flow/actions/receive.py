"""receive: an officer takes a filed request up."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def receive(*, case: InformationRequest, by: User, at: datetime) -> InformationRequest:
    """Start work on `case`; the officer becomes its handler if nobody is. Raises Denied."""
    case = _case.locked(case)
    actor = policies.receive(by, case, on=_case.local_day(case, at))
    case.receive()
    case.assigned_to = case.assigned_to or by
    _case.save_move(case)
    record(case, EventKind.RECEIVED, at=at, actor=actor, user=by)
    return case
