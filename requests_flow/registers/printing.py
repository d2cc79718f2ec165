"""A register as PDF: a landscape printout in the look of the letters. It has no number and is no letter."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string

from accounts.models import User
from documents import issuing, pdf
from documents.enums import SigningMode
from registry import letterheads
from requests_flow import wording
from requests_flow.registers import cell_words
from requests_flow.registers.columns import Kind, shares
from requests_flow.registers.register import Register, Scope, Table

# Drawing takes a thirtieth of a second a row, and one printout at a time.
MOST_ROWS = 500
CLASSES = {Kind.TICK: "t", Kind.NUMBER: "angka"}


class TooLong(ValueError):
    """More rows than a printout is made of; `str()` is a sentence for the officer."""


def printout(register: Register, scope: Scope, table: Table, *, narrowed: str, by: User, at: datetime) -> bytes:
    """Return the PDF; raise TooLong beyond MOST_ROWS rows, which would keep the only renderer busy for long."""
    if len(table.rows) > MOST_ROWS:
        rows = f"{wording.angka(len(table.rows))} {register.counted}"
        raise TooLong(
            f"Cetakan memuat paling banyak {wording.angka(MOST_ROWS)} {register.counted}, sedangkan register ini "
            f"memuat {rows}. Pilih bulan yang lebih sempit, atau unduh XLSX."
        )
    html = pdf.printable(render_to_string("letters/register.html", _facts(register, scope, table, narrowed, by, at)))
    return pdf.render(html, identifier=issuing.body_digest(html))


def _facts(register: Register, scope: Scope, table: Table, narrowed: str, by: User, at: datetime) -> dict[str, object]:
    return {
        "frame": {
            "title": f"{register.title} {scope.body.short_name} Tahun {scope.year}",
            "paper": scope.body.paper,
            "state": issuing.STATES[SigningMode.NONE],
            "created": at.isoformat(timespec="seconds"),
        },
        "heading": register.title,
        "about": about(register, scope, table, narrowed),
        "printed": f"Dicetak oleh {by.full_name} pada {wording.waktu(at, scope.zone)}.",
        "legend": register.legend,
        "is_internal": scope.with_identities,
        "letterhead": letterheads.letterhead_of(scope.body),
        "head": table.head,
        "widths": [f"{share:.2f}" for share in shares(table.columns)],
        "rows": rows_in_words(table),
    }


def about(register: Register, scope: Scope, table: Table, narrowed: str) -> str:
    """Return the period in words: "Tahun 2026 · keadaan sampai dengan 21 Mei 2026 · 22 permohonan"."""
    count = f"{wording.angka(len(table.rows))} {register.counted}"
    parts = [f"Tahun {scope.year}", f"keadaan sampai dengan {wording.tanggal(scope.on)}", count, narrowed]
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
