"""The public information list of a village, one item, and its files at permanent addresses."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documents import files
from registry import selectors as registry_selectors
from registry.information import selectors, words
from registry.information.enums import Category, ItemStatus
from registry.information.forms import ListForm
from registry.information.selectors import Filters
from registry.models import InformationItem, Region
from registry.views.place import page_of
from registry.village_page import village_frame

CURRENT = "Informasi publik"


def _region(slug: str) -> Region:
    return get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)


@login_not_required
@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """What the village publishes, by category, searched and filtered."""
    region = _region(slug)
    bodies = list(registry_selectors.bodies_for(region))
    form = ListForm(request.GET, years=selectors.years_of(bodies))
    chosen = {name: value for name, value in form.chosen().items() if name != "status"}
    public = selectors.public_items(bodies)
    page = page_of(request, selectors.narrowed(public, Filters(**chosen)))
    context = {
        "village": village_frame(region, current=CURRENT),
        "region": region,
        "form": form,
        "narrowed": chosen,
        "tabs": _tabs(request, chosen, selectors.counts_by(InformationItem.objects.filter(
            body__in=bodies).published(), "category")),
        "page": page,
        "rows": [words.public_row(item, slug, name_body=len(bodies) > 1) for item in page.object_list],
        "edition": selectors.edition_in_force(bodies[0]) if bodies else None,
        "refreshed_on": selectors.refreshed_on(bodies[0]) if bodies else None,
    }  # fmt: skip
    return render(request, "registry/information/list.html", context)


def _tabs(request: HttpRequest, chosen: dict[str, Any], counts: dict[str, int]) -> list[dict[str, Any]]:
    kept = {name: value for name, value in chosen.items() if name not in ("category", "kind")}
    every = [("Semua", "", sum(counts.values()))]
    named = [(category.label, category.value, counts.get(category.value, 0)) for category in Category]
    return [
        {
            "label": label,
            "url": reverse("registry:information_list", args=[request.resolver_match.kwargs["slug"]], query=kept | (
                {"category": value} if value else {})),
            "current": chosen.get("category", "") == value,
            "count": count,
        }
        for label, value, count in every + named
    ]  # fmt: skip


@login_not_required
@require_safe
def item(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    """One item with its files; a withdrawn one says why, and gives none (410)."""
    region = _region(slug)
    found = _seen(region, public_id)
    is_withdrawn = found.status == ItemStatus.WITHDRAWN
    published = [] if is_withdrawn else list(
        found.versions.filter(number__isnull=False).select_related("file").order_by("-number"))  # fmt: skip
    context = {
        "village": village_frame(region, current=CURRENT),
        "region": region,
        "item": found,
        "is_withdrawn": is_withdrawn,
        "facts": words.facts(found),
        "versions": [words.public_version(found, version, slug) for version in published],
    }
    return render(request, "registry/information/item.html", context, status=410 if is_withdrawn else 200)


@login_not_required
@require_safe
def file(request: HttpRequest, slug: str, public_id: UUID, number: int) -> HttpResponse:
    """A published file. Its bytes never change, so it may be kept by whoever fetched it."""
    found = _seen(_region(slug), public_id)
    version = found.versions.filter(number=number).select_related("file").first()
    if version is None or found.status != ItemStatus.PUBLISHED:
        raise Http404("Berkas ini tidak ada, atau informasinya sudah ditarik.")
    try:
        response = files.send(version.file, inline=True)
    except files.FileGone as gone:
        raise Http404(str(gone)) from None
    # Revalidated, because an item can be withdrawn.
    response["Cache-Control"] = "public, no-cache"
    response["ETag"] = f'"{version.file.sha256}"'
    return response


def _seen(region: Region, public_id: UUID) -> InformationItem:
    bodies = registry_selectors.bodies_for(region)
    rows = InformationItem.objects.filter(body__in=bodies).exclude(status=ItemStatus.DRAFT)
    return get_object_or_404(rows.select_related("body__region__parent"), public_id=public_id)
