"""A queryset without an order comes back in another order than the database happened to give."""

import random
from typing import Any

from django.db.models import QuerySet

original = QuerySet._fetch_all


def shuffled(rows: list[Any]) -> list[Any]:
    """Return the rows in another order, the same one at every run: two rows always change places."""
    mixed = rows.copy()
    random.Random(len(rows)).shuffle(mixed)
    return mixed if mixed != rows else rows[::-1]


def _fetch_all(self: QuerySet[Any]) -> None:
    fresh = self._result_cache is None
    original(self)
    if fresh and len(self._result_cache) > 1 and not self.ordered:
        self._result_cache = shuffled(self._result_cache)


def install() -> None:
    """Put the shuffling in place for the whole test run."""
    QuerySet._fetch_all = _fetch_all  # type: ignore[method-assign]
