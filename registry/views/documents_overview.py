"""Which bodies of the regency have a charter and procedures in force: a list to narrow down, and the same as CSV."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registry import selectors
from registry.enums import RegionLevel
from registry.exporting import csv_response
from registry.models import PublicBody
from registry.service_documents import selectors as papers
from registry.service_documents.kinds import KINDS
from registry.views.place import monitored_regency, page_of, today

CSV_HEADER = ["kode", "badan_publik", "kecamatan", *KINDS, "jumlah_sop"]


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List the bodies with what they have in force; search, filters and pages."""
    regency = monitored_regency(request)
    chosen = _chosen(request)
    everything = papers.coverage(regency)
    page = page_of(request, papers.narrowed(everything, **chosen))
    context = {
        "regency": regency,
        "page": page,
        "rows": _rows(list(page.object_list)),
        "chosen": chosen,
        "is_narrowed": any(chosen.values()),
        "districts": selectors.districts(regency),
        "conditions": papers.CONDITIONS.items(),
        "totals": papers.totals(everything),
        "full": papers.FULL,
    }
    return render(request, "registry/service_documents/overview.html", context)


@require_safe
def overview_csv(request: HttpRequest) -> HttpResponse:
    """Download the same list, with the same search and filters, as CSV."""
    regency = monitored_regency(request)
    bodies = list(papers.narrowed(papers.coverage(regency), **_chosen(request)))
    name = f"dokumen-layanan-{regency.slug}-{today(request).isoformat()}"
    return csv_response(name, CSV_HEADER, _csv_rows(bodies))


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {
        "q": request.GET.get("q", ""),
        "district": request.GET.get("kecamatan", ""),
        "condition": request.GET.get("keadaan", ""),
    }


def _rows(bodies: list[Any]) -> list[dict[str, Any]]:
    found = papers.kinds_in_force(bodies)
    return [
        {
            "body": body,
            "district": _district(body),
            "missing": [kind.short for code, kind in KINDS.items() if code not in found[body.pk]],
        }
        for body in bodies
    ]


def _csv_rows(bodies: list[Any]) -> Iterator[list[Any]]:
    found = papers.kinds_in_force(bodies)
    for body in bodies:
        held = ["ya" if code in found[body.pk] else "tidak" for code in KINDS]
        yield [body.region.code, body.name, _district(body), *held, body.procedures]


def _district(body: PublicBody) -> str:
    is_village = body.region.level == RegionLevel.VILLAGE and body.region.parent
    return body.region.parent.name if is_village else ""
