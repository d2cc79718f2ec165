"""The regency's list of bodies and how far each has come in having officers; the page of one body."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from registry import policies, progress, selectors
from registry.enums import BodyKind, OfficerState, RegionLevel
from registry.exporting import csv_response
from registry.models import PublicBody
from registry.views import people
from registry.views.place import PANTAU, is_allowed, moment, monitored_body, monitored_regency, page_of, today

BADGES = {
    OfficerState.ACTIVE: "ok",
    OfficerState.NEVER_SIGNED_IN: "warn",
    OfficerState.INVITED: "info",
    OfficerState.EXPIRED: "warn",
    OfficerState.NONE: "danger",
}
CSV_HEADER = ["kode", "badan_publik", "kecamatan", "keadaan", "petugas", "undangan_terakhir"]


@require_safe
def officers(request: HttpRequest) -> HttpResponse:
    """List the bodies of the regency with the state of their officers; search, filters and pages."""
    regency = monitored_regency(request)
    chosen = _chosen(request)
    everything = progress.bodies_with_state(regency, today(request), moment(request))
    page = page_of(request, progress.narrowed(everything, **chosen))
    context = {
        "regency": regency,
        "page": page,
        "rows": _rows(request, list(page.object_list)),
        "chosen": chosen,
        "is_narrowed": any(chosen.values()),
        "districts": selectors.districts(regency),
        "states": OfficerState.choices,
        "counts": progress.counts(everything),
        "total": everything.count(),
        "may_administer": is_allowed(policies.administer, request.user, regency, today(request)),
    }
    return render(request, "registry/officers.html", context)


@require_safe
def officers_csv(request: HttpRequest) -> HttpResponse:
    """Download the same list, with the same search and filters, as CSV."""
    regency = monitored_regency(request)
    rows = progress.bodies_with_state(regency, today(request), moment(request))
    bodies = list(progress.narrowed(rows, **_chosen(request)))
    return csv_response(f"petugas-{regency.slug}-{today(request).isoformat()}", CSV_HEADER, _csv_rows(request, bodies))


@require_safe
def body_officers(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show one body to its regency: who serves, who is invited, and what can be done."""
    body = monitored_body(request, public_id)
    regency = monitored_regency(request)
    context = people.people_of(body, request, PANTAU) | {
        "regency": regency,
        "may_administer": is_allowed(policies.administer, request.user, regency, today(request)),
        "may_have_bodies": body.kind == BodyKind.VILLAGE_GOVERNMENT,
        "others": PublicBody.objects.filter(region=body.region).exclude(pk=body.pk).order_by("name", "pk"),
    }
    return render(request, "registry/body_officers.html", context)


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {
        "q": request.GET.get("q", ""),
        "district": request.GET.get("kecamatan", ""),
        "state": request.GET.get("keadaan", ""),
    }


def _rows(request: HttpRequest, bodies: list[PublicBody]) -> list[dict[str, Any]]:
    desks = progress.desk_by_body(bodies, today(request))
    return [
        {
            "body": body,
            "district": _district(body),
            "state": OfficerState(_state(body)).label,
            "badge": BADGES[OfficerState(_state(body))],
            "desk": desks[body.pk],
        }
        for body in bodies
    ]


def _csv_rows(request: HttpRequest, bodies: list[PublicBody]) -> Iterator[list[Any]]:
    desks = progress.desk_by_body(bodies, today(request))
    for body in bodies:
        sent_at = body.last_sent_at  # type: ignore[attr-defined]
        yield [
            body.region.code,
            body.name,
            _district(body),
            OfficerState(_state(body)).label,
            "; ".join(row.user.full_name for row in desks[body.pk]),
            timezone.localtime(sent_at).date() if sent_at else "",
        ]


def _district(body: PublicBody) -> str:
    is_village = body.region.level == RegionLevel.VILLAGE and body.region.parent
    return body.region.parent.name if is_village else ""


def _state(body: PublicBody) -> str:
    state: str = body.state  # type: ignore[attr-defined]
    return state
