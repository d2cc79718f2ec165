"""Counts and lists over many requests: for the public, for the desk's badge, and for the regency. No identities."""

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from registry import selectors as registry_selectors
from registry.models import PublicBody, Region
from requests_flow import policies
from requests_flow.enums import OPEN_STATUSES, RequestStatus
from requests_flow.models import DEADLINE, InformationRequest, Round

MONITOR_CONDITIONS = (
    ("", "Semua"),
    ("open", "Berjalan"),
    ("late", "Lewat batas"),
    ("unattended", "Di badan publik tanpa petugas"),
    ("awaiting_signature", "Menunggu tanda tangan"),
    ("ended", "Sudah berakhir"),
)


def public_numbers(*, on: date, body: PublicBody | None = None) -> dict[str, int]:
    """Return this year's received, answered, on_time_percent (rounded down) and overdue; of one body or of all."""
    rows = InformationRequest.objects.filter(year=on.year)
    rounds = Round.objects.filter(request__year=on.year, number=1)
    if body is not None:
        rows, rounds = rows.filter(body=body), rounds.filter(request__body=body)
    answered = rounds.filter(answered_at__isnull=False).aggregate(
        count=Count("pk"), on_time=Count("pk", filter=Q(answered_at__date__lte=DEADLINE))
    )
    return {
        "received": rows.count(),
        "answered": answered["count"],
        "on_time_percent": answered["on_time"] * 100 // answered["count"] if answered["count"] else 0,
        "overdue": rows.overdue(on=on).count(),
    }


def waiting_for_officer(user: Any, *, on: date) -> int:
    """Return how many requests wait for this person's desk."""
    mine = policies.visible_to(user, on=on)
    return mine.filter(status__in=set(OPEN_STATUSES) - {RequestStatus.INCOMPLETE}).count()


def of_regency(regency: Region) -> QuerySet[InformationRequest]:
    """Return all requests to bodies of a regency."""
    inside = Q(body__region=regency) | Q(body__region__code__startswith=f"{regency.code}.")
    return InformationRequest.objects.filter(inside)


def monitor_numbers(regency: Region, *, on: date) -> dict[str, int]:
    """Return how the regency's bodies stand: open, overdue and unattended requests, bodies with an officer."""
    rows = of_regency(regency)
    bodies = PublicBody.objects.active().in_regency(regency)
    attended = registry_selectors.bodies_with_officer(on)
    return {
        "open": rows.open().count(),
        "overdue": rows.overdue(on=on).count(),
        "unattended": rows.open().exclude(body__in=attended).count(),
        "bodies": bodies.count(),
        "attended_bodies": bodies.filter(pk__in=attended.values("pk")).count(),
    }


def monitored(regency: Region, *, on: date, condition: str = "", query: str = "") -> QuerySet[InformationRequest]:
    """Return the regency's requests with `deadline_on`, the most urgent first; `condition` is of MONITOR_CONDITIONS."""
    rows = of_regency(regency).with_deadline().select_related("body")
    attended = registry_selectors.bodies_with_officer(on).values("pk")
    filters = {
        "open": rows.open,
        "late": lambda: rows.open().filter(deadline_on__lt=on),
        "unattended": lambda: rows.open().exclude(body__in=attended),
        "awaiting_signature": lambda: rows.filter(status=RequestStatus.AWAITING_SIGNATURE),
        "ended": rows.ended,
    }
    found = filters[condition]() if condition in filters else rows
    if query:
        found = found.filter(
            Q(number__icontains=query) | Q(body__name__icontains=query) | Q(region__name__icontains=query)
        )
    return found.order_by(F("deadline_on").asc(nulls_last=True), "pk")
