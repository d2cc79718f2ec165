"""Applying typed-in values to a row and saying what changed, as it is recorded."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import Model


def apply(row: Model, changes: Mapping[str, Any], allowed: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set the values and return (before, after) of those that differ. A field outside `allowed` raises TypeError."""
    unknown = sorted(set(changes) - set(allowed))
    if unknown:
        raise TypeError(f"These fields are not open to change here: {', '.join(unknown)}.")
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, value in changes.items():
        old = getattr(row, name)
        if old != value:
            before[name], after[name] = plain(old), plain(value)
            setattr(row, name, value)
    return before, after


def plain(value: Any) -> Any:
    """Return the value as JSON can hold it."""
    if isinstance(value, Model):
        return str(value)
    return value.isoformat() if isinstance(value, datetime.date) else value
