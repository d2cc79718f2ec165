"""Questions about service documents. Nothing here writes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from registry.enums import DOCUMENT_CHANGES, PROCEDURES, BodyKind, DocumentKind
from registry.models import Change, PublicBody, Region, ServiceDocument
from registry.models.service_document import ServiceDocumentQuerySet
from registry.service_documents.kinds import KINDS, Kind

CHARTER, SOPS = "charter", "procedures"
# How the regency narrows its list: what is missing, or that nothing is.
MISSING_CHARTER, MISSING_SOPS, COMPLETE, NOTHING = "tanpa-maklumat", "tanpa-sop", "lengkap", "kosong"
CONDITIONS = {
    MISSING_CHARTER: "Belum punya maklumat",
    MISSING_SOPS: "SOP belum lengkap",
    COMPLETE: "Maklumat dan semua SOP berlaku",
    NOTHING: "Belum punya satu pun",
}
FULL = len(PROCEDURES)


@dataclass(frozen=True)
class Standing:
    """One kind in a body: the version in force, and the one that is being written or signed."""

    kind: Kind
    in_force: ServiceDocument | None
    in_hand: ServiceDocument | None


def with_papers() -> ServiceDocumentQuerySet:
    """Return all versions with body, letter and files, as pages need them."""
    return ServiceDocument.objects.select_related(
        "body__region__parent", "letter__pdf", "letter__signed_file", "changed_by", "started_by"
    )


def standing_of(body: PublicBody) -> list[Standing]:
    """Return the eight kinds of a body in their order, in one query."""
    rows = ServiceDocument.objects.filter(body=body, recalled_at=None, replaced_at=None)
    in_force: dict[str, ServiceDocument] = {}
    in_hand: dict[str, ServiceDocument] = {}
    for row in rows.select_related("letter__signed_file", "letter__pdf", "body__region").order_by("pk"):
        (in_force if row.signed_at else in_hand)[row.kind] = row
    return [Standing(kind, in_force.get(code), in_hand.get(code)) for code, kind in KINDS.items()]


def versions_of(body: PublicBody, kind: str) -> ServiceDocumentQuerySet:
    """Return all versions of a kind that were in force once, the newest first."""
    return with_papers().filter(body=body, kind=kind).public().order_by("-version")


def changes_of(document: ServiceDocument) -> QuerySet[Change]:
    """Return what happened to a version, the newest first."""
    rows = Change.objects.filter(body=document.body, kind__in=DOCUMENT_CHANGES)
    return rows.filter(after__document=str(document.public_id)).select_related("by").order_by("-at", "-pk")


# --- the regency ------------------------------------------------------------------------------------------------------
# QuerySet[Any]: the rows carry values that their model does not have.
def coverage(regency: Region) -> QuerySet[Any]:
    """Return the governments of a regency and its own PPID, each with `has_charter` and `procedures` in force."""
    rows = ServiceDocument.objects.filter(body=OuterRef("pk")).in_force().order_by()
    counted = rows.filter(kind__in=PROCEDURES).values("body").annotate(number=Count("pk")).values("number")
    bodies = PublicBody.objects.active().in_regency(regency)
    bodies = bodies.filter(kind__in=[BodyKind.VILLAGE_GOVERNMENT, BodyKind.REGENCY_PPID])
    return (
        bodies.select_related("region__parent")
        .annotate(
            has_charter=Exists(rows.filter(kind=DocumentKind.CHARTER)),
            procedures=Coalesce(Subquery(counted), Value(0)),
        )
        .order_by("region__code", "kind", "pk")
    )


def narrowed(rows: QuerySet[Any], *, q: str, district: str, condition: str) -> QuerySet[Any]:
    """Return the rows of `coverage` whose name or code fits, in a district (code), in one of CONDITIONS."""
    if q := " ".join(q.split()):
        rows = rows.filter(Q(name__icontains=q) | Q(region__code__startswith=q) | Q(region__parent__name__icontains=q))
    if district:
        rows = rows.filter(region__parent__code=district)
    filters = {
        MISSING_CHARTER: Q(has_charter=False),
        MISSING_SOPS: Q(procedures__lt=FULL),
        COMPLETE: Q(has_charter=True, procedures=FULL),
        NOTHING: Q(has_charter=False, procedures=0),
    }
    return rows.filter(filters[condition]) if condition in filters else rows


def totals(rows: QuerySet[Any]) -> dict[str, int]:
    """Return how many of the bodies of `coverage` have a charter, all procedures, everything, and nothing."""
    found: dict[str, int] = rows.order_by().aggregate(
        total=Count("pk"),
        with_charter=Count("pk", filter=Q(has_charter=True)),
        with_procedures=Count("pk", filter=Q(procedures=FULL)),
        complete=Count("pk", filter=Q(has_charter=True, procedures=FULL)),
        nothing=Count("pk", filter=Q(has_charter=False, procedures=0)),
    )
    return found


def kinds_in_force(bodies: list[PublicBody]) -> dict[int, set[str]]:
    """Return the kinds in force of the given bodies, by the body's id, in one query."""
    found: dict[int, set[str]] = {body.pk: set() for body in bodies}
    rows = ServiceDocument.objects.filter(body__in=bodies).in_force().order_by()
    for body_id, kind in rows.values_list("body_id", "kind"):
        found[body_id].add(kind)
    return found
