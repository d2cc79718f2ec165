"""The list of exempted information (DIK) in its columns (regulation brief §4.1), from finished consequence tests."""

from typing import Any

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from requests_flow.exemptions import selectors
from requests_flow.exemptions.words import legal_basis_of, period_words
from requests_flow.models import ConsequenceTest
from requests_flow.registers.columns import Column, Kind
from requests_flow.registers.filters import WITHOUT, ExemptForm
from requests_flow.registers.register import Cells, Register, Scope

COLUMNS = (
    Column(key="number", path=("No.",), kind=Kind.NUMBER, width=3.4),
    Column(key="title", path=("Judul informasi",), width=14),
    Column(key="content", path=("Isi yang dikecualikan",), width=16),
    Column(key="legal_basis", path=("Dasar hukum",), width=14),
    Column(key="if_opened", path=("Konsekuensi", "Bila dibuka"), width=15),
    Column(key="if_closed", path=("Konsekuensi", "Bila ditutup"), width=15),
    Column(key="period", path=("Jangka waktu",), width=11),
    Column(key="decree_number", path=("SK penetapan", "Nomor"), width=8),
    Column(key="decree_on", path=("SK penetapan", "Tanggal"), kind=Kind.DATE, width=6),
)


def find(scope: Scope) -> QuerySet[ConsequenceTest]:
    """Return what the body keeps back on the day of the look, by title and numbered."""
    return numbered(selectors.exempt_list([scope.body], on=scope.on), scope)


def numbered(rows: QuerySet[ConsequenceTest], scope: Scope) -> QuerySet[ConsequenceTest]:
    """Return those that fit the chosen ground, decree and words, each with its place in the list."""
    chosen = scope.chosen
    if chosen.get("ground"):
        rows = rows.filter(ground=chosen["ground"])
    if chosen.get("decree"):
        rows = rows.filter(Q(decree_number="") if chosen["decree"] == WITHOUT else ~Q(decree_number=""))
    if chosen.get("q"):
        rows = rows.filter(selectors.public_words_hold(chosen["q"]))
    return rows.annotate(row=Window(RowNumber(), order_by=[F("title").asc(), F("pk").asc()]))


def fetch(rows: QuerySet[ConsequenceTest]) -> QuerySet[ConsequenceTest]:
    """Return the rows; all that their cells need stands in them."""
    return rows


def cells(test: ConsequenceTest, scope: Scope, known: Any = None) -> Cells:
    """Return the cells of one exemption."""
    return {
        "number": test.row,
        "title": test.title,
        "content": test.content,
        "legal_basis": "; ".join(legal_basis_of(test)),
        "if_opened": test.if_opened,
        "if_closed": test.if_closed,
        "period": period_words(test),
        "decree_number": test.decree_number or None,
        "decree_on": test.decree_on,
    }


def link(test: Any) -> str:
    """Return the consequence test behind a row."""
    return test.get_absolute_url()


REGISTER = Register(
    code="dikecualikan",
    tab="Dikecualikan",
    title="Daftar Informasi yang Dikecualikan",
    counted="informasi",
    columns=COLUMNS,
    form=ExemptForm,
    find=find,
    fetch=fetch,
    cells=cells,
    link=link,
    legend="Setiap pengecualian berdasar uji konsekuensi (Pasal 19 UU KIP). “–” berarti SK penetapannya belum ada.",
    of_year=False,
)
