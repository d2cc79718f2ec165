"""end_public: the public notice is taken off the village's page."""

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
def end_public(*, case: Incident, by: User, at: datetime) -> Incident:
    """End the public notice; its text stays on the record. Raises Denied."""
    case = _incident.locked(case)
    actor = incident_policies.end_public(by, case, on=_case.local_day(case, at))
    case.end_public()
    case.public_ended_at, case.public_ended_by = at, by
    _case.save_move(case)
    record(case, IncidentEventKind.PUBLIC_NOTICE_ENDED, at=at, actor=actor, user=by)
    return case
