"""Questions of desk and citizen about personal-data requests and incidents. Nothing here writes."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from registry.models import Region
from requests_flow.models import Incident, PersonalDataRequest
from requests_flow.privacy import incident_policies, policies
from requests_flow.privacy.enums import (
    ENDED_STATUSES,
    OPEN_STATUSES,
    RUNNING_STATUSES,
    DataRequestStatus,
    IncidentStatus,
)

TABS: dict[str, tuple[str, ...]] = {
    "running": OPEN_STATUSES,
    "answered": (DataRequestStatus.ANSWERED,),
    "ended": ENDED_STATUSES,
}
INCIDENT_TABS: dict[str, tuple[str, ...]] = {
    "running": RUNNING_STATUSES,
    "closed": (IncidentStatus.CLOSED, IncidentStatus.DISMISSED),
}


def found(
    user: Any, *, q: str = "", right: str = "", late: bool = False, on: date, at: datetime
) -> QuerySet[PersonalDataRequest]:
    """Return the personal-data requests `user` may open that fit: part of a number or name, what is asked, late."""
    rows = policies.visible_to(user, on=on)
    if q:
        rows = rows.filter(
            Q(number__icontains=q)
            | Q(request__number__icontains=q)
            | Q(objection__number__icontains=q)
            | Q(subject__name__icontains=q)
        )
    if right:
        rows = rows.filter(right=right)
    return rows.overdue(at=at) if late else rows


def listed(rows: QuerySet[PersonalDataRequest], tab: str) -> QuerySet[PersonalDataRequest]:
    """Return the rows of a tab with what a row shows: running ones most urgent first, others latest first."""
    shown = rows.filter(status__in=TABS[tab]).select_related("body__region", "request", "objection", "subject")
    shown = shown.defer("subject__nik", "subject__other_identity", "subject__wish")
    return shown.order_by(*(("due_at", "pk") if tab == "running" else ("-received_at", "-pk")))


def incidents_found(user: Any, *, q: str = "", tab: str = "running", on: date) -> QuerySet[Incident]:
    """Return the incidents `user` handles in a tab, by part of a number or of the body's name."""
    rows = incident_policies.visible_to(user, on=on).filter(status__in=INCIDENT_TABS[tab])
    if q:
        rows = rows.filter(Q(number__icontains=q) | Q(body__name__icontains=q))
    order = ("due_at", "pk") if tab == "running" else ("-noticed_at", "-pk")
    return rows.select_related("body__region").order_by(*order)


def published_at(region: Region) -> QuerySet[Incident]:
    """Return the incidents whose public notice stands on the page of a village, the latest first."""
    rows = Incident.objects.filter(body__region=region).published()
    return rows.select_related("body").order_by("-public_decided_at", "-pk")


def waiting(user: Any, *, on: date, at: datetime) -> dict[str, Any]:
    """Return what waits at the desk for the page of today: requests about own data and running incidents."""
    rows = policies.visible_to(user, on=on).open().select_related("body__region").order_by("due_at", "pk")
    incidents = incident_policies.visible_to(user, on=on).running().select_related("body__region")
    return {"requests": list(rows[:5]), "incidents": list(incidents.order_by("due_at", "pk")[:5])}
