"""assign: hand a request to a colleague of the same body."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from registry import selectors as registry_selectors
from requests_flow import messages, policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def assign(*, case: InformationRequest, to: User, by: User, at: datetime) -> InformationRequest:
    """Make `to` the handler of `case` and tell them. Raises Denied when `to` is no officer of the body."""
    case = _case.locked(case)
    on = _case.local_day(case, at)
    actor = policies.assign(by, case, on=on)
    if not registry_selectors.officers(case.body, on=on).filter(user=to).exists():
        raise Denied("Petugas yang dipilih tidak bertugas di badan publik ini.")
    case.assigned_to = to
    _case.save_move(case)
    record(case, EventKind.ASSIGNED, at=at, actor=actor, user=by, to=to.pk)
    if to != by:
        messages.assigned(case, to=to, at=at)
    return case
