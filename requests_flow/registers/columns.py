"""What a register looks like before it is drawn: columns under up to three rows of headers. Pure: no Django.

The screen, the spreadsheet, the CSV file and the PDF are all drawn from the same columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

DEEPEST_HEADER = 3


class Kind(StrEnum):
    """What the cells of a column hold; it decides alignment, the type in a spreadsheet and how a date is written
    (DAY names the day of the week)."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    DAY = "day"
    TICK = "tick"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. `key` is its stable name in open data, `path` its headers from the top down.

    Neighbours whose paths begin alike share the upper cells. `width` is its share of the page. `is_identity` columns
    tell who asked, and are left out wherever identities are not shown.
    """

    key: str
    path: tuple[str, ...]
    kind: Kind = Kind.TEXT
    width: float = 6.0
    is_identity: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.path) <= DEEPEST_HEADER:
            raise ValueError(f"Column {self.key} needs one to {DEEPEST_HEADER} headers.")

    @property
    def title(self) -> str:
        """Return all headers in one line: "Status informasi: Di bawah penguasaan: Ya"."""
        return ": ".join(self.path)


@dataclass(frozen=True)
class Header:
    """One cell of the head: where it begins and how far it reaches, counted from nought."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int

    @property
    def is_group(self) -> bool:
        """True when it stands over several columns."""
        return self.colspan > 1


def header_rows(columns: Sequence[Column]) -> list[list[Header]]:
    """Return the rows of the head from the top down, with every span counted."""
    depth = max(len(column.path) for column in columns)
    return [_row(columns, level, depth) for level in range(depth)]


def _row(columns: Sequence[Column], level: int, depth: int) -> list[Header]:
    cells: list[Header] = []
    position = 0
    while position < len(columns):
        path = columns[position].path
        if len(path) <= level:
            position += 1
            continue
        is_last = len(path) == level + 1
        width = 1 if is_last else _shared(columns, position, level)
        cells.append(Header(path[level], level, position, depth - level if is_last else 1, width))
        position += width
    return cells


def _shared(columns: Sequence[Column], start: int, level: int) -> int:
    """Return how many columns from `start` on share the header at `level` and everything above it."""
    head = columns[start].path[: level + 1]
    count = 0
    for column in columns[start:]:
        if len(column.path) <= level + 1 or column.path[: level + 1] != head:
            break
        count += 1
    return count


def shares(columns: Sequence[Column]) -> list[float]:
    """Return the width of each column in per cent of the table; together they are 100."""
    whole = sum(column.width for column in columns)
    return [round(column.width * 100 / whole, 2) for column in columns]
