"""dismiss: no personal data were exposed, lost or altered after all."""

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
def dismiss(*, case: Incident, reason: str, by: User, at: datetime) -> Incident:
    """End the incident as no failure of protection, with the reason. Raises Denied, or ValueError without a reason."""
    case = _incident.locked(case)
    actor = incident_policies.dismiss(by, case, on=_case.local_day(case, at))
    if not reason.strip():
        raise ValueError("Tulis mengapa ini bukan kegagalan pelindungan data pribadi.")
    case.dismiss()
    case.lessons, case.closed_at, case.closed_by = reason.strip(), at, by
    _case.save_move(case)
    record(case, IncidentEventKind.DISMISSED, at=at, actor=actor, user=by)
    return case
