"""A register: which rows of which body, in which columns. Everything that draws one works on this and nothing else.

A new register is one module that makes a `Register`, and its name in `catalogue`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from notifications.masking import mask_personal_numbers
from registry.models import PublicBody, Region
from requests_flow import wording
from requests_flow.registers.columns import Column, Header, header_rows

Cells = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What one look at a register covers: a body in its time zone, on a day, with or without identities, narrowed.

    A register of a village (`region`) covers all bodies there; `body` is then the first of them.
    """

    body: PublicBody
    zone: str
    on: date
    with_identities: bool
    chosen: Mapping[str, str] = field(default_factory=dict)
    about: Region | None = None

    @property
    def region(self) -> Region:
        """The region of the body."""
        return self.about or self.body.region

    @property
    def year(self) -> int:
        """The year of the register; the present one unless another was chosen."""
        return int(self.chosen.get("year") or self.on.year)


@dataclass(frozen=True, kw_only=True)
class PublicWords:
    """What the page of a published register says; `address` is the name of its page, with `_csv` that of its data.

    `{place}` in `lead` becomes the name of the village.
    """

    address: str
    file_name: str
    lead: str
    placeholder: str
    hint: str
    empty: str
    empty_more: str


def nothing_known(rows: Sequence[Any]) -> None:
    """Know nothing beyond the rows themselves."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """One register: its words, columns, filters, and what turns its rows into cells.

    `find` returns the rows of a scope, sorted and filtered; `fetch` loads with them what their cells need; `known`
    answers in one query what several rows ask for; `cells(row, scope, known)` returns the values of one row by column
    key, None where there is nothing; `link` returns the page behind a row for those who may open it. `of_year` is False
    for a list of what holds on a day.
    """

    code: str
    tab: str
    title: str
    counted: str
    columns: tuple[Column, ...]
    form: type[forms.Form]
    find: Callable[[Scope], QuerySet]
    fetch: Callable[[QuerySet], QuerySet]
    cells: Callable[[Any, Scope, Any], Cells]
    known: Callable[[Sequence[Any]], Any] = nothing_known
    link: Callable[[Any], str] | None = None
    legend: str = ""
    of_year: bool = True
    public: PublicWords | None = None

    @property
    def names_people(self) -> bool:
        """Does it tell who asked or objected to those who may see that?"""
        return any(column.is_identity for column in self.columns)

    def period(self, scope: Scope) -> str:
        """Return the time that a look covers, as part of a title: "Tahun 2026"; a list of today names the day."""
        return f"Tahun {scope.year}" if self.of_year else wording.tanggal(scope.on)

    def table(self, scope: Scope, rows: Iterable[Any]) -> "Table":
        """Return what is drawn of `rows`."""
        columns = tuple(column for column in self.columns if scope.with_identities or not column.is_identity)
        found = list(rows)
        known = self.known(found)
        links = [self.link(row) if self.link and scope.with_identities else "" for row in found]
        return Table(columns, [_line(columns, self.cells(row, scope, known)) for row in found], links)

    def everything(self, scope: Scope) -> "Table":
        """Return the whole register of a scope, for an export."""
        return self.table(scope, self.fetch(self.find(scope)))


@dataclass(frozen=True)
class Table:
    """Columns and their finished rows; every text has its personal numbers hidden."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    links: Sequence[str]

    @property
    def head(self) -> list[list[Header]]:
        """The header rows."""
        return header_rows(self.columns)


def _line(columns: Sequence[Column], cells: Cells) -> list[Any]:
    return [_clean(cells[column.key]) for column in columns]


def _clean(value: Any) -> Any:
    # A NIK belongs into no register. People type theirs anywhere, so the last step before drawing looks at every text.
    return mask_personal_numbers(value) if isinstance(value, str) else value
