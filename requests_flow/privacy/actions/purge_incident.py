"""purge_incident: the names of affected persons who have no case here are deleted when their retention is over."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from notifications import outbox
from requests_flow.enums import Actor
from requests_flow.models import Incident
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind
from requests_flow.timeline import record


@transaction.atomic
def purge_incident(*, case: Incident, at: datetime) -> bool:
    """Empty the names typed by hand and the messages of a closed incident (UU 27/2022 article 43).

    Returns whether there was anything; ValueError while the incident runs.
    """
    case = _incident.locked(case)
    if case.is_running:
        raise ValueError("Data orang yang terdampak dihapus setelah insiden ditutup.")
    held = [row for row in case.persons.filter(Q(request=None), Q(objection=None)) if row.name]
    if not held:
        return False
    for row in held:
        row.name = row.address = row.email = ""
        row.save(update_fields=["name", "address", "email"])
    outbox.purge(about=case.about, at=at)
    record(case, IncidentEventKind.PURGED, at=at, actor=Actor.SYSTEM, count=len(held))
    return True
