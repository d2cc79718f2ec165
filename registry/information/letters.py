"""The words of the decree that fixes the public information list, and of its annex. Frozen; no HTML, no Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ListRow:
    """One line of the annex in its seven columns."""

    number: int
    summary: str
    holder: str
    responsible: str
    made: str
    forms: str
    retention: str


@dataclass(frozen=True, kw_only=True)
class ListGroup:
    """The lines of one category under their heading."""

    heading: str
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, kw_only=True)
class ListDecreeContent:
    """The decree that fixes the list of a year (UU 14/2008 article 11(1) letter a; Perki 1/2018, annex 3)."""

    year: int
    edition: int
    count: str
    as_of: str
    groups: tuple[ListGroup, ...]


def groups_of(rows: Sequence[Mapping[str, str]], headings: Mapping[str, str]) -> tuple[ListGroup, ...]:
    """Return the frozen rows under the headings of their categories, numbered through; empty categories are left out.

    `headings`: category to heading, in the order of the annex.
    """
    found: list[ListGroup] = []
    number = 0
    for letter, (category, heading) in zip("ABCDEF", headings.items(), strict=False):
        lines = []
        for row in (row for row in rows if row["category"] == category):
            number += 1
            columns = {name: row[name] for name in ("summary", "holder", "responsible", "made", "forms", "retention")}
            lines.append(ListRow(number=number, **columns))
        if lines:
            found.append(ListGroup(heading=f"{letter}. {heading}", rows=tuple(lines)))
    return tuple(found)
