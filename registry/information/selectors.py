"""Questions to the public information list. Nothing here writes."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, Q

from registry.information.enums import EditionStatus, ItemStatus
from registry.information.kinds import kinds
from registry.models import InformationEdition, InformationItem, InformationVersion, PublicBody
from registry.models.information import InformationQuerySet

DAYS_IN_A_MONTH = 30


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What narrows a list; empty means all."""

    q: str = ""
    category: str = ""
    kind: str = ""
    year: int | None = None
    status: str = ""


def narrowed(rows: InformationQuerySet, filters: Filters) -> InformationQuerySet:
    """Return the rows that match every filter; each word of `q` must occur in summary, holder or kind."""
    for word in filters.q.split():
        codes = [kind.code for kind in kinds().values() if word.casefold() in kind.title.casefold()]
        rows = rows.filter(Q(summary__icontains=word) | Q(holder__icontains=word) | Q(kind__in=codes))
    for name in ("category", "kind", "year", "status"):
        if value := getattr(filters, name):
            rows = rows.filter(**{name: value})
    return rows.in_list_order()


def public_items(bodies: Sequence[PublicBody]) -> InformationQuerySet:
    """Return what is published by bodies, each with its published files, newest first, in `files`."""
    versions = InformationVersion.objects.filter(number__isnull=False).select_related("file").order_by("-number")
    rows = InformationItem.objects.filter(body__in=bodies).published().select_related("body__region")
    return rows.prefetch_related(Prefetch("versions", versions, to_attr="files"))


def counts_by(rows: InformationQuerySet, field: str) -> dict[str, int]:
    """Return how many rows there are for each value of a field."""
    return dict(rows.order_by().values_list(field).annotate(n=Count("pk")))


def years_of(bodies: Sequence[PublicBody]) -> list[int]:
    """Return the years in which published items stand, newest first."""
    rows = InformationItem.objects.filter(body__in=bodies).published().order_by()
    return sorted(set(rows.values_list("year", flat=True)), reverse=True)


def refreshed_on(body: PublicBody) -> datetime.date | None:
    """Return when an item of the body was last published, changed or confirmed."""
    rows = InformationItem.objects.filter(body=body).published()
    latest: datetime.date | None = rows.aggregate(latest=Max("refreshed_on"))["latest"]
    return latest


def is_stale(item: InformationItem, on: datetime.date) -> bool:
    """Has a published item not been looked at for longer than its kind allows (D15)?"""
    kind = kinds().get(item.kind)
    if item.status != ItemStatus.PUBLISHED or kind is None or not kind.months or item.refreshed_on is None:
        return False
    return (on - item.refreshed_on).days > kind.months * DAYS_IN_A_MONTH


def edition_in_force(body: PublicBody) -> InformationEdition | None:
    """Return the edition that a signed decree fixed last."""
    rows = InformationEdition.objects.filter(body=body, status=EditionStatus.IN_FORCE)
    return rows.select_related("letter").first()


def rows_to_fix(body: PublicBody) -> list[dict[str, str]]:
    """Return the list as the annex prints it now: every published item of the body in its seven columns."""
    items = InformationItem.objects.filter(body=body).published().in_list_order()
    return [
        {
            "id": str(item.public_id),
            "category": item.category,
            "summary": item.summary,
            "holder": item.holder,
            "responsible": item.responsible,
            "made": f"{item.made_when}, {item.made_where}",
            "forms": item.form_words,
            "retention": item.retention,
        }
        for item in items
    ]
