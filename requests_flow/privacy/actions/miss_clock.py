"""miss_clock: the 3 x 24 hours of an incident passed before everybody was told; that is recorded, and stops nothing."""

from datetime import datetime

from django.db import transaction

from requests_flow.enums import Actor
from requests_flow.models import Incident
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind
from requests_flow.timeline import record


@transaction.atomic
def miss_clock(*, case: Incident, at: datetime) -> bool:
    """Record once that the clock (D19) was missed; return whether it was recorded now."""
    case = _incident.locked(case)
    recorded = case.events.filter(kind=IncidentEventKind.CLOCK_MISSED).exists()
    if not case.is_running or at <= case.due_at or case.everybody_is_told or recorded:
        return False
    record(
        case, IncidentEventKind.CLOCK_MISSED, at=at, actor=Actor.SYSTEM, due_at=case.due_at.isoformat(),
        untold=case.untold, authority_told=case.authority_sent_at is not None,
    )  # fmt: skip
    return True
