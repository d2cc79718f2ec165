"""Questions of the desk about objections. Nothing here writes."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from requests_flow.models import Objection
from requests_flow.objections import policies
from requests_flow.objections.enums import ENDED_STATUSES, OPEN_STATUSES, ObjectionStatus

TABS: dict[str, tuple[str, ...]] = {
    "running": OPEN_STATUSES,
    "decided": (ObjectionStatus.DECIDED,),
    "ended": ENDED_STATUSES,
}


def found(user: Any, *, q: str = "", condition: str = "", on: date) -> QuerySet[Objection]:
    """Return the objections `user` may open that fit: part of a number or name, late, or silent."""
    rows = policies.visible_to(user, on=on)
    if q:
        rows = rows.filter(
            Q(number__icontains=q)
            | Q(request__number__icontains=q)
            | Q(objector__name__icontains=q)
            | Q(objector__organisation__icontains=q)
        )
    if condition == "late":
        rows = rows.overdue(on=on)
    if condition == "silent":
        rows = rows.filter(silence_recorded_at__isnull=False)
    return rows


def listed(rows: QuerySet[Objection], tab: str) -> QuerySet[Objection]:
    """Return the objections of a tab with what a row shows: running ones most urgent first, others latest first."""
    shown = rows.filter(status__in=TABS[tab]).select_related("body__region", "request", "objector")
    shown = shown.defer("objector__nik", "objector__other_identity").prefetch_related("grounds")
    order = ("due_on", "received_at", "pk") if tab == "running" else ("-due_on", "-received_at", "-pk")
    return shown.order_by(*order)
