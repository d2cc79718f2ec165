"""assess: how the incident happened, how much harm it may do, and what is done about it."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.models import Incident
from requests_flow.privacy import incident_policies
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind, Risk
from requests_flow.timeline import record


@transaction.atomic
def assess(
    *, case: Incident, risk: str, cause: str, handling: str, people_count: int, by: User, at: datetime
) -> Incident:
    """Write down what article 46(2) wants told; again whenever more is known.

    Raises Denied, or ValueError with a sentence when something is missing.
    """
    case = _incident.locked(case)
    actor = incident_policies.assess(by, case, on=_case.local_day(case, at))
    if risk not in Risk.values or not cause.strip() or not handling.strip():
        raise ValueError("Tulis bagaimana insiden terjadi, seberapa besar akibatnya, dan apa yang dilakukan.")
    case.assess()
    case.risk, case.cause, case.handling = risk, cause.strip(), handling.strip()
    case.people_count = people_count
    case.assessed_at, case.assessed_by = at, by
    _case.save_move(case)
    record(case, IncidentEventKind.ASSESSED, at=at, actor=actor, user=by, risk=risk, people=people_count)
    return case
