"""withdraw: the dispute was taken back where it lies."""

from datetime import datetime

from django.db import transaction

from requests_flow.actions import _case
from requests_flow.disputes import policies
from requests_flow.disputes.actions import _dispute
from requests_flow.disputes.actions._dispute import StepFacts
from requests_flow.disputes.enums import DisputeEventKind, StepKind
from requests_flow.models import Dispute, DisputeStep
from requests_flow.policies import Person


@transaction.atomic
def withdraw(*, case: Dispute, facts: StepFacts, by: Person, at: datetime) -> DisputeStep:
    """Record that the dispute was withdrawn. Raises Denied, FileRefused, or ValueError with a sentence."""
    case = _dispute.locked(case)
    actor = policies.withdraw(by, case, on=_case.local_day(case, at))
    case.withdraw()
    return _dispute.add_step(case, StepKind.WITHDRAWN, DisputeEventKind.WITHDRAWN, facts, actor=actor, by=by, at=at)
