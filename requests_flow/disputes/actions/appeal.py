"""appeal: one of the parties went to court."""

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
def appeal(*, case: Dispute, facts: StepFacts, by: User, at: datetime) -> DisputeStep:
    """Record a suit against the commission's decision (UU 14/2008 articles 47 and 48).

    Raises Denied, FileRefused, or ValueError with a sentence.
    """
    case = _dispute.locked(case)
    actor = policies.appeal(by, case, on=_case.local_day(case, at))
    case.appeal()
    return _dispute.add_step(case, StepKind.COURT, DisputeEventKind.APPEALED, facts, actor=actor, by=by, at=at)
