"""The register of letters out: every numbered letter of a body, whom it went to, and whether it counts."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from documents.enums import LetterStatus, SigningMode
from documents.models import Letter
from requests_flow.messages import scope_of
from requests_flow.models import InformationRequest
from requests_flow.registers.columns import Column, Kind
from requests_flow.registers.filters import NEWEST_FIRST, LettersForm, months
from requests_flow.registers.register import Cells, Register, Scope
from requests_flow.registers.request_rows import local

COLUMNS = (
    Column(key="number", path=("Nomor surat",), width=9),
    Column(key="issued_on", path=("Tanggal",), kind=Kind.DATE, width=6),
    Column(key="kind", path=("Jenis surat",), width=12),
    Column(key="title", path=("Perihal",), width=26),
    Column(key="addressee", path=("Kepada",), width=14, is_identity=True),
    Column(key="signer", path=("Tanda tangan", "Nama"), width=12),
    Column(key="signed_on", path=("Tanda tangan", "Tanggal"), kind=Kind.DATE, width=6),
    Column(key="status", path=("Keadaan",), width=10),
)
STATES = {
    LetterStatus.VOIDED: Q(voided_at__isnull=False),
    LetterStatus.SIGNED: Q(voided_at=None, signed_at__isnull=False),
    LetterStatus.AWAITING_SIGNATURE: Q(voided_at=None, signed_at=None) & ~Q(signing_mode=SigningMode.NONE),
    LetterStatus.VALID: Q(voided_at=None, signing_mode=SigningMode.NONE),
}


def find(scope: Scope) -> QuerySet[Letter]:
    """Return the numbered letters of the body of a year, narrowed and in the order of their series and numbers."""
    chosen = scope.chosen
    rows = Letter.objects.filter(months(scope, "issued_at"), scope=scope_of(scope.body), year=scope.year)
    rows = rows.exclude(series="")
    if chosen.get("kind"):
        rows = rows.filter(kind=chosen["kind"])
    if chosen.get("state"):
        rows = rows.filter(STATES[LetterStatus(chosen["state"])])
    if chosen.get("q"):
        rows = rows.filter(Q(number__icontains=chosen["q"]) | Q(title__icontains=chosen["q"]))
    order = "-sequence" if chosen.get("sort") == NEWEST_FIRST else "sequence"
    return rows.order_by("series", order, "pk")


def fetch(rows: QuerySet[Letter]) -> QuerySet[Letter]:
    """Return the rows without their text, which is long."""
    return rows.defer("html")


def addressees(rows: Iterable[Letter]) -> dict[str, str]:
    """Return for each subject of these letters who asked, in one query."""
    ids = {row.subject.partition(":")[2] for row in rows if row.subject.startswith("request:")}
    found = InformationRequest.objects.filter(public_id__in=ids).select_related("applicant").order_by("pk")
    found = found.defer("applicant__nik", "applicant__other_identity", "applicant__salt")
    return {case.about: case.applicant.display_name for case in found if hasattr(case, "applicant")}


def cells(letter: Letter, scope: Scope, known: Any) -> Cells:
    """Return the cells of one letter."""
    return {
        "number": letter.number,
        "issued_on": local(letter.issued_at, scope),
        "kind": letter.get_kind_display(),
        "title": letter.title,
        "addressee": known.get(letter.subject),
        "signer": letter.signer_name or None,
        "signed_on": local(letter.signed_at, scope),
        "status": letter.status.label,
    }


REGISTER = Register(
    code="surat-keluar",
    tab="Surat keluar",
    title="Register Surat Keluar Layanan Informasi Publik",
    counted="surat",
    columns=COLUMNS,
    form=LettersForm,
    find=find,
    fetch=fetch,
    cells=cells,
    known=addressees,
    legend="Nomor berurut menurut seri: surat keluar dan keputusan mempunyai nomor sendiri.",
)
