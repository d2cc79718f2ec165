"""The information service of a village for everybody: who serves, when, by which charter and procedures."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from documents import files
from registry import letterheads, selectors
from registry.enums import DocumentKind, DocumentState
from registry.models import PublicBody, Region, ServiceDocument
from registry.service_documents import selectors as papers
from registry.service_documents import words
from registry.service_documents.kinds import BY_SLUG, KINDS
from registry.service_documents.letter_facts import figures, parted, readable_steps
from registry.village_page import village_frame

TAB = "Layanan"
PDF = "application/pdf"


@login_not_required
@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """The information service of a village: offices, hours, charter, procedures, and the ways to ask and object."""
    region = _village(slug)
    body = _body(request, region)
    standing = papers.standing_of(body)
    context = {
        "village": village_frame(region, current=TAB),
        "region": region,
        "body": body,
        "bodies": _tabs(region, body),
        "letterhead": letterheads.letterhead_of(body),
        "charter": next(_item(row) for row in standing if row.kind.code == DocumentKind.CHARTER),
        "procedures": [_item(row) for row in standing if row.kind.code != DocumentKind.CHARTER],
        "query": _query(region, body),
    }
    return render(request, "registry/service_documents/service.html", context)


@login_not_required
@require_safe
def document(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The paper in force, as a page that everybody can read."""
    region = _village(slug)
    body = _body(request, region)
    found = papers.with_papers().filter(body=body, kind=_code(kind)).in_force().first()
    if found is None:
        raise Http404("Naskah ini belum ada, atau belum ditandatangani.")
    return _read(request, region, found)


@login_not_required
@require_safe
def version(request: HttpRequest, slug: str, kind: str, number: int) -> HttpResponse:
    """One version at its permanent address; one that is replaced or recalled says so."""
    region = _village(slug)
    return _read(request, region, _version(request, region, kind, number))


@login_not_required
@require_safe
def letter(request: HttpRequest, slug: str, kind: str, number: int) -> HttpResponse:
    """The signed PDF of a version."""
    found = _version(request, _village(slug), kind, number)
    # What is public was signed, so its signed file is there.
    assert found.letter is not None
    assert found.letter.signed_file is not None
    return files.send(found.letter.signed_file, inline=True)


def _read(request: HttpRequest, region: Region, found: ServiceDocument) -> HttpResponse:
    kind = KINDS[found.kind]
    assert found.letter is not None
    before, after = parted(found)
    context = {
        "village": village_frame(region, current=TAB),
        "region": region,
        "document": found,
        "kind": kind,
        "badge": words.badge(found),
        "is_in_force": found.state == DocumentState.IN_FORCE,
        "is_recalled": found.state == DocumentState.RECALLED,
        "file": found.letter.signed_file,
        "figures": figures(found.terms) if kind.code == DocumentKind.CHARTER else (),
        "before": before,
        "steps": readable_steps(found),
        "after": after,
        "versions": papers.versions_of(found.body, found.kind).exclude(pk=found.pk),
        "query": _query(region, found.body),
    }
    return render(request, "registry/service_documents/read.html", context)


def _item(row: papers.Standing) -> dict[str, Any]:
    """Return one kind for the page, with what sort of file its signed paper is: a photograph is no PDF."""
    signed = row.in_force.letter.signed_file if row.in_force and row.in_force.letter else None
    is_pdf = signed is not None and signed.media_type == PDF
    return {"kind": row.kind, "document": row.in_force, "file": signed, "sort": "PDF" if is_pdf else "gambar"}


def _village(slug: str) -> Region:
    return get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)


def _body(request: HttpRequest, region: Region) -> PublicBody:
    """Return the body that is asked for with `?badan=`, or the one that answers for the village."""
    bodies = selectors.bodies_for(region)
    wanted = request.GET.get("badan")
    if wanted:
        try:
            bodies = [body for body in bodies if body.public_id == UUID(wanted)]
        except ValueError:
            bodies = []
    if not bodies:
        raise Http404("Badan publik itu tidak ada, atau tidak melayani wilayah ini.")
    return bodies[0]


def _tabs(region: Region, current: PublicBody) -> list[dict[str, Any]]:
    bodies = selectors.bodies_for(region)
    if len(bodies) == 1:
        return []
    return [
        {"label": body.short_name, "url": f"?badan={body.public_id}", "current": body == current, "count": None}
        for body in bodies
    ]


def _query(region: Region, body: PublicBody) -> str:
    return "" if selectors.bodies_for(region)[0] == body else f"?badan={body.public_id}"


def _code(kind: str) -> DocumentKind:
    if kind not in BY_SLUG:
        raise Http404("Jenis naskah ini tidak ada.")
    return BY_SLUG[kind].code


def _version(request: HttpRequest, region: Region, kind: str, number: int) -> ServiceDocument:
    rows = papers.versions_of(_body(request, region), _code(kind))
    return get_object_or_404(rows, version=number)
