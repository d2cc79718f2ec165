"""execute: the superior lets a decision or agreement be carried out."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.actions.open_round import open_round
from requests_flow.disputes import messages, policies
from requests_flow.disputes.actions import _dispute
from requests_flow.disputes.actions._dispute import StepFacts
from requests_flow.disputes.enums import DisputeEventKind, StepKind
from requests_flow.enums import RequestStatus
from requests_flow.models import Dispute, DisputeStep, Round


@transaction.atomic
def execute(*, case: Dispute, by: User, at: datetime) -> DisputeStep:
    """Open another round of the request with the term of the latest decision, as the superior's own order does.

    Where there is no request, or the applicant withdrew it, the execution is recorded alone. Raises Denied.
    """
    case = _dispute.locked(case)
    on = _case.local_day(case, at)
    actor = policies.execute(by, case, on=on)
    ordering = case.standing_order
    case.execute()
    opened = _open(case, ordering.order_days, by, at)
    step = _dispute.add_step(
        case, StepKind.EXECUTION, DisputeEventKind.EXECUTED, StepFacts(happened_on=on), actor=actor, by=by, at=at
    )
    if opened:
        step.opened_round = opened
        step.save(update_fields=["opened_round"])
        messages.execution_begun(case, ordering, opened, at=at)
    return step


def _open(case: Dispute, days: int, by: User, at: datetime) -> Round | None:
    request = case.objection.request
    if request is None or _case.locked(request).status == RequestStatus.WITHDRAWN:
        return None
    return open_round(
        case=request, days=days, objection=case.objection.number, dispute=case.register_number, by=by, at=at
    )
