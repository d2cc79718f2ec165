"""Items in plain data for the page components. No HTML, no decisions."""

import datetime
from typing import Any

from django.urls import reverse

from documents import scans
from documents.enums import FindingCode
from documents.models import StoredFile
from documents.wording import ukuran
from registry.information.enums import CATEGORY_TITLES, Category, ItemStatus
from registry.information.kinds import kinds
from registry.information.selectors import is_stale
from registry.models import InformationItem, InformationVersion

BADGES = {
    ItemStatus.DRAFT: {"text": "Konsep", "kind": "warn"},
    ItemStatus.PUBLISHED: {"text": "Terbit", "kind": "ok"},
    ItemStatus.WITHDRAWN: {"text": "Ditarik", "kind": ""},
}


def kind_words(item: InformationItem) -> str:
    """Return what kind of information an item is, or its category where no rule names it."""
    kind = kinds().get(item.kind)
    return kind.title if kind else item.get_category_display()


def basis(item: InformationItem) -> str:
    """Return the article behind its kind; empty where none was read."""
    kind = kinds().get(item.kind)
    return kind.article if kind else ""


def facts(item: InformationItem) -> list[dict[str, str]]:
    """Return components/summary_list.html: the columns of the annex and what belongs to them."""
    rows = [
        ("Kategori", CATEGORY_TITLES[Category(item.category)]),
        ("Jenis", kind_words(item)),
        ("Dasar", basis(item)),
        ("Tahun", str(item.year)),
        ("Yang menguasai", item.holder),
        ("Penanggung jawab", item.responsible),
        ("Dibuat", f"{item.made_when}, {item.made_where}"),
        ("Bentuk", item.form_words),
        ("Disimpan", item.retention),
    ]
    return [{"label": label, "value": value, "url": ""} for label, value in rows if value]


def ending_of(stored: StoredFile) -> str:
    """Return the type of a file as people know it: "PDF"."""
    return stored.original_name.rpartition(".")[2].upper()[:5]


def public_version(item: InformationItem, version: InformationVersion, slug: str) -> dict[str, Any]:
    """Return one published file on the pages of a village: permanent address, type, size, digest."""
    address = reverse("registry:information_file", args=[slug, item.public_id, version.number])
    return {
        "number": version.number,
        "note": version.note,
        "at": version.published_at,
        "sha256": version.file.sha256,
        "link": {
            "url": address,
            "text": version.file.original_name,
            "detail": f"{ending_of(version.file)}, {ukuran(version.file.size)}",
        },
    }


def public_row(item: InformationItem, slug: str, *, name_body: bool) -> dict[str, Any]:
    """Return components/item_row.html for a published item, its files loaded, on the pages of a village."""
    files = item.files  # type: ignore[attr-defined]
    meta = [{"icon": "file", "text": kind_words(item)}, {"icon": "clock", "text": str(item.year)}]
    if name_body:
        meta.append({"icon": "people", "text": item.body.short_name})
    link = public_version(item, files[0], slug)["link"] | {"text": "Unduh"} if files else None
    return {
        "title": item.summary,
        "url": reverse("registry:information_item", args=[slug, item.public_id]),
        "text": f"Dikuasai {item.holder}. {item.form_words}.",
        "meta": meta,
        "badge": None,
        "file": link,
    }


def desk_row(item: InformationItem, *, on: datetime.date) -> dict[str, Any]:
    """Return components/item_row.html for the desk."""
    badge = {"text": "Perlu diperiksa", "kind": "warn"} if is_stale(item, on) else BADGES[ItemStatus(item.status)]
    return {
        "title": item.summary,
        "url": reverse("registry:information_edit", args=[item.public_id]),
        "text": f"Dikuasai {item.holder}",
        "meta": [
            {"icon": "file", "text": kind_words(item)},
            {"icon": "book", "text": item.get_category_display()},
            {"icon": "clock", "text": str(item.year)},
        ],
        "badge": badge,
        "file": None,
    }


def findings(version: InformationVersion) -> list[str]:
    """Return in words what was found in a file that stands in the way of publishing it."""
    found = scans.results_of([version.file]).get(version.file.sha256)
    return [f"{FindingCode(code).label}: {count}" for code, count in scans.blocking(found).items()] if found else []
