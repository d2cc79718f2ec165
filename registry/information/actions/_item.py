"""What the actions on an item share: lock, fields, history."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.models import User
from registry import selectors
from registry.information.enums import Category, Form
from registry.information.kinds import kinds
from registry.models import InformationEvent, InformationItem, InformationVersion

FIELDS = (
    "category", "kind", "summary", "holder", "responsible", "made_when", "made_where", "forms", "retention", "year",
)  # fmt: skip


class Outdated(ValueError):
    """Somebody changed the item meanwhile; `str()` is a sentence for the officer."""


def locked(item: InformationItem) -> InformationItem:
    """Return the item as it stands, locked to the end of the transaction."""
    return InformationItem.objects.select_for_update(of=("self",)).select_related("body__region").get(pk=item.pk)


def checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an item; raise TypeError for an unknown one, ValueError for one the list cannot hold."""
    unknown = facts.keys() - set(FIELDS)
    if unknown:
        raise TypeError(f"An item has no field {', '.join(sorted(unknown))}.")
    found = dict(facts)
    if "forms" in found and (not found["forms"] or not set(found["forms"]) <= set(Form.values)):
        raise ValueError("Pilih bentuk informasi yang tersedia.")
    kind = kinds().get(found.get("kind", ""))
    if found.get("kind") and kind is None:
        raise ValueError("Jenis informasi ini tidak dikenal.")
    if kind and "category" in found and kind.category != Category(found["category"]):
        raise ValueError("Jenis informasi ini termasuk kategori lain.")
    return found


def note(item: InformationItem, kind: str, *, by: User, at: datetime, reason: str = "", **facts: Any) -> None:
    """Add a line to the history of the item."""
    InformationEvent.objects.create(item=item, kind=kind, at=at, by=by, reason=reason, facts=facts)


def refresh(item: InformationItem, at: datetime) -> None:
    """Say that the item is true as of the local day of `at`, and raise its revision; the caller saves."""
    item.refreshed_on = selectors.local_date(item.body, at)
    item.revision += 1


def next_number(item: InformationItem) -> int:
    """Return the number of the item's next published version."""
    last = InformationVersion.objects.filter(item=item, number__isnull=False).order_by("number").last()
    return (last.number or 0) + 1 if last else 1
