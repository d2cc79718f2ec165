"""conclude: everybody is told and the harm is mended; what was learned is written down."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.models import Incident
from requests_flow.privacy import incident_policies
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind
from requests_flow.timeline import record


@transaction.atomic
def conclude(*, case: Incident, lessons: str, by: User, at: datetime) -> Incident:
    """Close the incident with what was learned. Raises Denied, or ValueError without a lesson."""
    case = _incident.locked(case)
    actor = incident_policies.conclude(by, case, on=_case.local_day(case, at))
    if not lessons.strip():
        raise ValueError("Tulis apa yang dipelajari dan diubah supaya tidak terulang.")
    case.conclude()
    case.lessons, case.closed_at, case.closed_by = lessons.strip(), at, by
    _case.save_move(case)
    record(case, IncidentEventKind.CLOSED, at=at, actor=actor, user=by)
    return case
