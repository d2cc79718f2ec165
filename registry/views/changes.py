"""The record of changes as people read it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import QuerySet
from django.http import HttpRequest

from registry.enums import OfficerTerm
from registry.forms.body import WEEKDAYS
from registry.models import Change, PublicBody, RegencyConfig
from registry.views.place import page_of

EMPTY = "kosong"


@dataclass(frozen=True)
class Part:
    """One thing that differs."""

    label: str
    before: str
    after: str


def changes_of(request: HttpRequest, rows: QuerySet[Change]) -> dict[str, Any]:
    """Return what templates/registry/_changes.html shows: the page of changes, and each with its parts."""
    page = page_of(request, rows)
    return {"changes": page, "change_rows": [{"row": change, "parts": parts_of(change)} for change in page.object_list]}


def parts_of(change: Change) -> list[Part]:
    """Return what a change of a body or of a regency's settings changed, field by field."""
    model = PublicBody if change.body_id else RegencyConfig
    return [_part(model, name, change.before.get(name), value) for name, value in change.after.items()]


def _part(model: type[PublicBody | RegencyConfig], name: str, before: Any, after: Any) -> Part:
    try:
        field = model._meta.get_field(name)  # noqa: SLF001 - a documented part of Django
    except FieldDoesNotExist:
        # The field has gone since; the record of it stays.
        return Part(name, _words(before, {}), _words(after, {}))
    choices = dict(getattr(field, "choices", None) or [])
    return Part(str(getattr(field, "verbose_name", name)), _words(before, choices), _words(after, choices))


def _words(value: Any, choices: dict[Any, Any]) -> str:
    if value is None or value in ("", [], {}):
        return EMPTY
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return ", ".join(dict(WEEKDAYS)[day] for day in value)
    if isinstance(value, dict):
        return "; ".join(f"{OfficerTerm(term).label}: {days} hari kerja" for term, days in sorted(value.items()))
    return str(choices.get(value, value))
