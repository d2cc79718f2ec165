"""adjudicate: a hearing before the commission was held."""

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
def adjudicate(*, case: Dispute, facts: StepFacts, by: User, at: datetime) -> DisputeStep:
    """Record a hearing; the commission has 100 working days from its first step (UU 14/2008 article 38(2), D11).

    Raises Denied, FileRefused, or ValueError with a sentence.
    """
    case = _dispute.locked(case)
    actor = policies.adjudicate(by, case, on=_case.local_day(case, at))
    case.adjudicate()
    return _dispute.add_step(
        case, StepKind.ADJUDICATION, DisputeEventKind.ADJUDICATED, facts, actor=actor, by=by, at=at
    )
