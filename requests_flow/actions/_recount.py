"""Counting a running term anew: the later date holds, and both are kept (regulation brief §11)."""

from datetime import date, datetime
from typing import Any

from requests_flow import clocks
from requests_flow.deadlines.schedule import Due
from requests_flow.enums import RunningTerm
from requests_flow.models import Objection, RecountedTerm, Round


def keep(owner: Round | Objection, term: RunningTerm, *, before: date, due: Due, at: datetime) -> RecountedTerm | None:
    """Return the record of the new count of a term of `owner`, saved; None when it gave the date that was told."""
    if due.on == before:
        return None
    which: dict[str, Any] = {"round": owner} if isinstance(owner, Round) else {"objection": owner}
    return RecountedTerm.objects.create(
        **which, term=term, before_on=before, counted_on=due.on, holds_on=max(due.on, before),
        days=clocks.as_rows(due), recounted_at=at,
    )  # fmt: skip


def facts_of(kept: RecountedTerm) -> dict[str, str]:
    """Return what the timeline keeps of it."""
    return {
        "term": kept.term, "before": kept.before_on.isoformat(), "counted": kept.counted_on.isoformat(),
        "due_on": kept.holds_on.isoformat(),
    }  # fmt: skip


def has_moved(kept: RecountedTerm | None) -> bool:
    """Does a later date hold now?"""
    return kept is not None and kept.holds_on > kept.before_on
