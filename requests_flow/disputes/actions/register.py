"""register: the commission has given the dispute its register number."""

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
def register(*, case: Dispute, facts: StepFacts, by: User, at: datetime) -> DisputeStep:
    """Record the registration; the commission begins within 14 working days (UU 14/2008 article 38(1), D10).

    Raises Denied, FileRefused, or ValueError with a sentence, also without the register number.
    """
    case = _dispute.locked(case)
    actor = policies.register(by, case, on=_case.local_day(case, at))
    if not facts.number.strip():
        raise ValueError(_dispute.NO_NUMBER)
    case.register()
    case.register_number = facts.number.strip()
    return _dispute.add_step(case, StepKind.REGISTERED, DisputeEventKind.REGISTERED, facts, actor=actor, by=by, at=at)
