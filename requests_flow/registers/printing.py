"""A register as PDF: a landscape printout in the look of the letters. It has no number and is no letter.

A long register is printed in parts, each of which says which rows it holds and how many there are: nothing is cut off
silently, and no page waits longer than one part takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from accounts.models import User
from documents import issuing, pdf
from documents.enums import SigningMode
from registry import letterheads
from requests_flow import wording
from requests_flow.registers import cell_words
from requests_flow.registers.columns import Kind, shares
from requests_flow.registers.register import Register, Scope, Table

# One printout at a time is drawn, at about a thirtieth of a second a row of the widest register (docs/benchmarks.md).
ROWS_A_PART = 250
CLASSES = {Kind.TICK: "t", Kind.NUMBER: "angka"}


class TooLong(ValueError):
    """More rows than one printout holds, and no part was chosen; `str()` is a sentence for the officer."""


@dataclass(frozen=True)
class Part:
    """One part of a printout: which of how many, and the rows it holds, counted from one."""

    number: int
    parts: int
    first: int
    last: int
    whole: int

    @property
    def words(self) -> str:
        """Return "bagian 2 dari 5, baris 251 sampai 500", or nothing when it is the whole."""
        if self.parts == 1:
            return ""
        rows = f"baris {wording.angka(self.first)} sampai {wording.angka(self.last)}"
        return f"bagian {self.number} dari {self.parts}, {rows}"

    def of(self, rows: Any) -> Any:
        """Return the rows of this part from all of them."""
        return rows[self.first - 1 : self.last]


def parts_of(count: int) -> list[Part]:
    """Return the parts in which `count` rows are printed; an empty register is one part."""
    parts = max(1, -(-count // ROWS_A_PART))
    return [
        Part(number, parts, (number - 1) * ROWS_A_PART + 1, min(number * ROWS_A_PART, count), count)
        for number in range(1, parts + 1)
    ]


def part_of(register: Register, count: int, wanted: str) -> Part:
    """Return the part that was asked for, by its number as the form sends it; raise TooLong when one must be chosen."""
    parts = parts_of(count)
    if len(parts) == 1:
        return parts[0]
    found = next((part for part in parts if str(part.number) == wanted), None)
    if found is None:
        raise TooLong(
            f"Register ini memuat {wording.angka(count)} {register.counted}, jadi dicetak dalam {len(parts)} bagian. "
            "Pilih bagiannya di bawah, pilih bulan yang lebih sempit, atau unduh XLSX yang memuat semuanya."
        )
    return found


def printout(
    register: Register, scope: Scope, table: Table, *, part: Part, narrowed: str, by: User, at: datetime
) -> bytes:
    """Return the PDF of one part."""
    printed = f"Dicetak oleh {by.full_name} pada {wording.waktu(at, scope.zone)}."
    created = at.isoformat(timespec="seconds")
    return drawn(_html(register, scope, table, part=part, narrowed=narrowed, printed=printed, created=created))


def public_html(register: Register, scope: Scope, table: Table, *, narrowed: str) -> str:
    """Return the printed page of a published list: it names the day and nobody who printed it.

    The same list on the same day gives the same text. Raises TooLong for more than one part.
    """
    part = part_of(register, len(table.rows), "")
    printed = f"Diunduh dari portal pada {wording.hari_tanggal(scope.on)}."
    return _html(register, scope, table, part=part, narrowed=narrowed, printed=printed, created=scope.on.isoformat())


def fingerprint(html: str) -> str:
    """Return the fingerprint of a printed page."""
    return issuing.body_digest(html)


def drawn(html: str) -> bytes:
    """Return the PDF of a printed page."""
    return pdf.render(html, identifier=fingerprint(html))


def _html(
    register: Register, scope: Scope, table: Table, *, part: Part, narrowed: str, printed: str, created: str
) -> str:
    facts = {
        "frame": {
            "title": f"{register.title} {scope.body.short_name} {register.period(scope)}",
            "paper": scope.body.paper,
            "state": issuing.STATES[SigningMode.NONE],
            "created": created,
        },
        "heading": register.title,
        "about": about(register, scope, count=part.whole, narrowed=narrowed, part=part.words),
        "printed": printed,
        "legend": register.legend,
        "is_internal": scope.with_identities and register.names_people,
        "letterhead": letterheads.letterhead_of(scope.body),
        "head": table.head,
        "widths": [f"{share:.2f}" for share in shares(table.columns)],
        "rows": rows_in_words(table),
    }
    return pdf.printable(render_to_string("letters/register.html", facts))


def about(register: Register, scope: Scope, *, count: int, narrowed: str, part: str = "") -> str:
    """Return the period in words: "Tahun 2026 · keadaan sampai dengan 21 Mei 2026 · 22 permohonan"."""
    counted = f"{wording.angka(count)} {register.counted}"
    year = f"Tahun {scope.year}" if register.of_year else ""
    parts = [year, f"keadaan sampai dengan {wording.tanggal(scope.on)}", counted, part, narrowed]
    return " · ".join(part for part in parts if part)


def rows_in_words(table: Table) -> Sequence[Sequence[tuple[str, str]]]:
    """Return each row as (class, words) of its cells."""
    classes = [CLASSES.get(column.kind, "") for column in table.columns]
    return [
        [
            (css, _kept_together(cell_words.words(column, value)))
            for css, column, value in zip(classes, table.columns, row, strict=True)
        ]
        for row in table.rows
    ]


def _kept_together(words: str) -> str:
    """Return the words with an article's letter on the line of its article."""
    return words.replace("huruf ", f"huruf{wording.NBSP}")
