"""recall: take back a response that is not signed yet, to write it anew."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.models import Objection
from requests_flow.objections import policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def recall(*, case: Objection, reason: str, by: User, at: datetime) -> Objection:
    """Void the unsigned response with `reason` and go back to deciding; its number stays used. Raises Denied."""
    case = _objection.locked(case)
    actor = policies.recall(by, case, on=_case.local_day(case, at))
    decision = case.standing_decision
    case.recall()
    _case.save_move(case)
    _objection.drop_decision(decision, reason=reason, by=by, at=at)
    record(case, ObjectionEventKind.DECISION_RECALLED, at=at, actor=actor, user=by, letter=str(decision.letter_id))
    return case
