"""The list of exempted information as it is published: without the exempted content itself (regulation brief §4.1).

Keys are the header of the open data: they never change.
"""

from typing import Any

from django.db.models import QuerySet

from registry import selectors as registry_selectors
from requests_flow.exemptions import selectors
from requests_flow.exemptions.words import legal_basis_of, period_words
from requests_flow.models import ConsequenceTest
from requests_flow.registers import exempt_rows
from requests_flow.registers.columns import Column, Kind
from requests_flow.registers.filters import ExemptForm
from requests_flow.registers.register import Cells, Register, Scope

COLUMNS = (
    Column(key="nomor", path=("No.",), kind=Kind.NUMBER, width=3.4),
    Column(key="badan_publik", path=("Badan publik",), width=9),
    Column(key="judul", path=("Judul informasi",), width=15),
    Column(key="dasar_hukum", path=("Dasar hukum",), width=15),
    Column(key="akibat_dibuka", path=("Konsekuensi", "Bila dibuka"), width=16),
    Column(key="akibat_ditutup", path=("Konsekuensi", "Bila ditutup"), width=16),
    Column(key="jangka_waktu", path=("Jangka waktu",), width=12),
    Column(key="nomor_sk", path=("SK penetapan", "Nomor"), width=8),
    Column(key="tanggal_sk", path=("SK penetapan", "Tanggal"), kind=Kind.DATE, width=6),
)


def find(scope: Scope) -> QuerySet[ConsequenceTest]:
    """Return what the bodies of a village keep back on the day of the look."""
    bodies = registry_selectors.bodies_for(scope.region)
    return exempt_rows.numbered(selectors.exempt_list(bodies, on=scope.on), scope)


def cells(test: ConsequenceTest, scope: Scope, known: Any = None) -> Cells:
    """Return the cells of one exemption; what exactly is closed stands on the sheet, not here."""
    return {
        "nomor": test.row,
        "badan_publik": test.body.name,
        "judul": test.title,
        "dasar_hukum": "; ".join(legal_basis_of(test)),
        "akibat_dibuka": test.if_opened,
        "akibat_ditutup": test.if_closed,
        "jangka_waktu": period_words(test),
        "nomor_sk": test.decree_number or None,
        "tanggal_sk": test.decree_on,
    }


REGISTER = Register(
    code="dikecualikan-publik",
    tab="Dikecualikan",
    title="Daftar Informasi yang Dikecualikan",
    counted="informasi",
    columns=COLUMNS,
    form=ExemptForm,
    find=find,
    fetch=exempt_rows.fetch,
    cells=cells,
    legend=exempt_rows.REGISTER.legend,
    of_year=False,
)
