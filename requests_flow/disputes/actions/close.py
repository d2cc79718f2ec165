"""close: nobody goes further, and nothing that was ordered is left to do."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.disputes import policies
from requests_flow.disputes.actions import _dispute
from requests_flow.disputes.enums import DisputeEventKind
from requests_flow.models import Dispute
from requests_flow.timeline import record


@transaction.atomic
def close(*, case: Dispute, by: User, at: datetime) -> Dispute:
    """Close a decided dispute. Raises Denied, also while an ordered answer is not signed."""
    case = _dispute.locked(case)
    actor = policies.close(by, case, on=_case.local_day(case, at))
    case.close()
    _case.save_move(case)
    record(case, DisputeEventKind.CLOSED, at=at, actor=actor, user=by)
    return case
