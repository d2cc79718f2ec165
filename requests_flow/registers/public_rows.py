"""The register of requests as it is published: number, dates, subject and decision, and nobody's identity (brief §8.2).

Keys are the header of the open data: they never change.
"""

from typing import Any

from django.db.models import Prefetch, QuerySet

from requests_flow.models import InformationRequest, Round
from requests_flow.registers import request_rows
from requests_flow.registers.columns import Column, Kind
from requests_flow.registers.filters import NEWEST_FIRST, PublicForm, months
from requests_flow.registers.register import Cells, PublicWords, Register, Scope

COLUMNS = (
    Column(key="nomor_pendaftaran", path=("Nomor pendaftaran",), width=12),
    Column(key="tanggal_diterima", path=("Diterima",), kind=Kind.DATE, width=9),
    Column(key="badan_publik", path=("Badan publik",), width=18),
    Column(key="pokok", path=("Informasi yang diminta",), width=34),
    Column(key="batas_jawaban", path=("Batas jawaban",), kind=Kind.DATE, width=9),
    Column(key="tanggal_dijawab", path=("Dijawab",), kind=Kind.DATE, width=9),
    Column(key="keputusan", path=("Keputusan",), width=14),
)


def find(scope: Scope) -> QuerySet[InformationRequest]:
    """Return the requests about a village of a year, to whichever body; those without an answer have no subject yet."""
    chosen = scope.chosen
    rows = InformationRequest.objects.filter(months(scope, "received_at"), region=scope.region, year=scope.year)
    if chosen.get("outcome"):
        rows = rows.filter(request_rows.outcome_is(chosen["outcome"]))
    if chosen.get("q"):
        rows = rows.filter(request_rows.says(chosen["q"]))
    order = "-sequence" if chosen.get("sort") == NEWEST_FIRST else "sequence"
    return rows.order_by("body__name", order, "pk")


def fetch(rows: QuerySet[InformationRequest]) -> QuerySet[InformationRequest]:
    """Return the rows with body and answer; who asked is not read at all."""
    answers = Prefetch("answers", request_rows.first_answers(), to_attr="first_answers")
    rounds = Prefetch("rounds", Round.objects.filter(number=1).order_by("pk").prefetch_related(answers), "first_rounds")
    return rows.select_related("body").prefetch_related(rounds)


def cells(case: InformationRequest, scope: Scope, known: Any = None) -> Cells:
    """Return the cells of one request."""
    first = case.first_rounds[0]
    answer = first.first_answers[0] if first.first_answers else None
    return {
        "nomor_pendaftaran": case.number,
        "tanggal_diterima": request_rows.local(case.received_at, scope),
        "badan_publik": case.body.name,
        "pokok": request_rows.public_subject(case),
        "batas_jawaban": first.deadline_on,
        "tanggal_dijawab": request_rows.local(first.answered_at, scope),
        "keputusan": request_rows.decision_of(case, answer),
    }


REGISTER = Register(
    code="permohonan-publik",
    tab="Register permohonan",
    title="Register permohonan informasi",
    counted="permohonan",
    columns=COLUMNS,
    form=PublicForm,
    find=find,
    fetch=fetch,
    cells=cells,
    public=PublicWords(
        address="requests:public_register",
        file_name="register-permohonan",
        lead="Apa yang diminta kepada {place}, kapan, dan apa keputusannya. Tanpa identitas pemohon.",
        placeholder="Nomor atau informasi yang diminta",
        hint="Informasi yang diminta tampil setelah permohonan dijawab.",
        empty="Belum ada permohonan pada tahun ini.",
        empty_more="Setiap permohonan yang masuk langsung tercatat di sini, tanpa identitas pemohonnya.",
    ),
)
