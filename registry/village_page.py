"""The frame of a village's pages: name, colour, navigation; the same for every app that shows a page of a village."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from registry import selectors
from registry.enums import Accent
from registry.models import Region


def village_frame(region: Region, *, current: str) -> dict[str, Any]:
    """Return what layout/village.html needs for `region`; `current` is the label of the page we are on."""
    government = selectors.government_of(region)
    home = reverse("village", args=[region.slug])
    nav = [
        ("Beranda", home),
        ("Informasi publik", reverse("registry:information_list", args=[region.slug])),
        ("Minta informasi", reverse("requests:begin", args=[region.slug])),
        ("Cek status", reverse("requests:track")),
    ]
    return {
        "name": region.name,
        "title": region.full_name,
        "district_name": region.parent.name if region.parent else "",
        "regency_name": selectors.regency_of(region).full_name,
        "url": home,
        "accent": government.accent if government else Accent.NILA.value,
        "nav": [{"label": label, "url": url, "current": label == current} for label, url in nav],
    }


def village_search(request: HttpRequest, target: str) -> dict[str, Any]:
    """Return the page that finds a village by name: each one found leads to the address named `target`."""
    query = request.GET.get("q", "").strip()
    rows = list(selectors.villages(query)[:20]) if query else []
    return {"query": query, "villages": rows, "target": target}
