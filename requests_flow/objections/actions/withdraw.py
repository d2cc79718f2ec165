"""withdraw: the objector no longer wants a response."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.enums import Actor
from requests_flow.models import Objection
from requests_flow.objections import messages, policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.policies import Person
from requests_flow.timeline import record

REASON = "Keberatan dicabut pemohon sebelum surat ditandatangani."


@transaction.atomic
def withdraw(*, case: Objection, by: Person, at: datetime) -> Objection:
    """End `case` at the objector's wish; a response that is not signed yet is voided. Raises Denied."""
    case = _objection.locked(case)
    actor = policies.withdraw(by, case, on=_case.local_day(case, at))
    user = by if isinstance(by, User) else None
    decision = case.standing_decision
    case.withdraw()
    _case.save_move(case)
    if decision:
        _objection.drop_decision(decision, reason=REASON, by=user, at=at)
    record(case, ObjectionEventKind.WITHDRAWN, at=at, actor=actor, user=user)
    messages.withdrawn(case, at=at, told_by_objector=actor is Actor.APPLICANT)
    return case
