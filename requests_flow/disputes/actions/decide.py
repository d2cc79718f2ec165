"""decide: the commission has decided, or put an agreement into a decision."""

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
def decide(*, case: Dispute, facts: StepFacts, by: User, at: datetime) -> DisputeStep:
    """Record the commission's decision; after one by adjudication the parties have 14 working days (article 48, D12).

    Raises Denied, FileRefused, or ValueError with a sentence.
    """
    case = _dispute.locked(case)
    actor = policies.decide(by, case, on=_case.local_day(case, at))
    case.decide()
    return _dispute.add_step(case, StepKind.DECISION, DisputeEventKind.DECIDED, facts, actor=actor, by=by, at=at)
