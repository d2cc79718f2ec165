"""The register of objections as it is published: numbers, dates, grounds, decisions, and no identity (brief §8.2).

Keys are the header of the open data: they never change.
"""

from typing import Any

from django.db.models import QuerySet

from requests_flow.models import Objection
from requests_flow.registers import objection_rows
from requests_flow.registers.columns import Column, Kind
from requests_flow.registers.filters import NEWEST_FIRST, ObjectionsForm
from requests_flow.registers.register import Cells, PublicWords, Register, Scope
from requests_flow.registers.request_rows import local, public_subject

COLUMNS = (
    Column(key="nomor_keberatan", path=("Nomor keberatan",), width=12),
    Column(key="tanggal_diterima", path=("Diterima",), kind=Kind.DATE, width=9),
    Column(key="badan_publik", path=("Badan publik",), width=16),
    Column(key="nomor_permohonan", path=("Nomor permohonan",), width=12),
    Column(key="pokok", path=("Informasi yang diminta",), width=26),
    Column(key="alasan", path=("Alasan, huruf",), width=7),
    Column(key="batas_tanggapan", path=("Batas tanggapan",), kind=Kind.DATE, width=9),
    Column(key="tanggal_ditanggapi", path=("Ditanggapi",), kind=Kind.DATE, width=9),
    Column(key="keputusan", path=("Keputusan Atasan PPID",), width=14),
    Column(key="sengketa", path=("Sengketa",), width=16),
)


def find(scope: Scope) -> QuerySet[Objection]:
    """Return the objections about a village of a year, to whichever body."""
    rows = objection_rows.narrowed(Objection.objects.filter(region=scope.region), scope)
    if scope.chosen.get("q"):
        rows = rows.filter(objection_rows.says(scope.chosen["q"]))
    order = "-sequence" if scope.chosen.get("sort") == NEWEST_FIRST else "sequence"
    return rows.order_by("body__name", order, "pk")


def fetch(rows: QuerySet[Objection]) -> QuerySet[Objection]:
    """Return the rows with body, request and outcome; who objected is not read at all."""
    loaded = rows.select_related("body", "request").defer("case_position", "purpose", "due_days")
    return loaded.prefetch_related(*objection_rows.outcomes())


def cells(case: Objection, scope: Scope, known: Any = None) -> Cells:
    """Return the cells of one objection."""
    return {
        "nomor_keberatan": case.number,
        "tanggal_diterima": local(case.received_at, scope),
        "badan_publik": case.body.name,
        "nomor_permohonan": case.request.number if case.request else None,
        "pokok": public_subject(case.request) if case.request else objection_rows.WITHOUT_REQUEST,
        "alasan": ", ".join(row.ground for row in case.grounds.all()),
        "batas_tanggapan": case.due_on,
        "tanggal_ditanggapi": local(case.answered_at, scope),
        "keputusan": objection_rows.decision_words(case),
        "sengketa": objection_rows.dispute_words(case) or None,
    }


REGISTER = Register(
    code="keberatan-publik",
    tab="Register keberatan",
    title="Register keberatan",
    counted="keberatan",
    columns=COLUMNS,
    form=ObjectionsForm,
    find=find,
    fetch=fetch,
    cells=cells,
    legend=objection_rows.REGISTER.legend,
    public=PublicWords(
        address="requests:public_objections",
        file_name="register-keberatan",
        lead="Keberatan atas layanan informasi {place}: kapan, mengapa, dan apa putusannya. Tanpa identitas pemohon.",
        placeholder="Nomor atau informasi yang diminta",
        hint=objection_rows.REGISTER.legend,
        empty="Belum ada keberatan pada tahun ini.",
        empty_more="Setiap keberatan yang masuk langsung tercatat di sini, tanpa identitas yang mengajukannya.",
    ),
)
