"""conclude: the supreme court has decided."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.disputes import policies
from requests_flow.disputes.actions import _dispute
from requests_flow.disputes.actions._dispute import StepFacts
from requests_flow.disputes.enums import DisputeEventKind, StepKind
from requests_flow.models import Dispute, DisputeStep


@transaction.atomic
def conclude(*, case: Dispute, facts: StepFacts, by: User, at: datetime) -> DisputeStep:
    """Record the supreme court's decision; there is no further way.

    Raises Denied, FileRefused, or ValueError with a sentence.
    """
    case = _dispute.locked(case)
    actor = policies.conclude(by, case, on=_case.local_day(case, at))
    case.conclude()
    return _dispute.add_step(
        case, StepKind.FINAL_JUDGMENT, DisputeEventKind.CONCLUDED, facts, actor=actor, by=by, at=at
    )
