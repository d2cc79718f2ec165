"""The kinds of information with their articles, from `registry/data/information/kinds.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from registry.information.enums import Category


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of information. `months`: refreshed at least that often; 0 where no rule was found."""

    code: str
    category: Category
    title: str
    contains: str
    article: str
    is_sure: bool
    months: int = 0
    holder: str = ""
    retention: str = ""


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its code, in the order of the file. Raises ValueError for a code that stands there twice."""
    path = settings.BASE_DIR / "registry" / "data" / "information" / "kinds.toml"
    found: dict[str, Kind] = {}
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]:
        kind = Kind(**(row | {"category": Category(row["category"])}))
        if kind.code in found:
            raise ValueError(f"The kind {kind.code} stands twice in {path.name}.")
        found[kind.code] = kind
    return found


def kinds_of(category: str) -> list[Kind]:
    """Return the kinds of one category."""
    return [kind for kind in kinds().values() if kind.category == category]
