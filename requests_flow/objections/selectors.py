"""Questions of the desk about objections. Nothing here writes."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from requests_flow import policies as request_policies
from requests_flow.enums import RequestStatus
from requests_flow.models import InformationRequest, Objection
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


def objectable(user: Any, q: str, *, on: date) -> QuerySet[InformationRequest]:
    """Return the requests of the desk that an objection may be about, found by part of number or name; latest first.

    Nothing without a word to look for: the list is for finding one request, not for reading names.
    """
    rows = request_policies.visible_to(user, on=on).exclude(status=RequestStatus.WITHDRAWN)
    if not q:
        return rows.none()
    rows = rows.filter(
        Q(number__icontains=q) | Q(applicant__name__icontains=q) | Q(applicant__organisation__icontains=q)
    )
    shown = rows.select_related("body__region", "applicant").defer("applicant__nik", "applicant__other_identity")
    return shown.order_by("-received_at", "-pk")
