"""The register of objections in the statutory layout (regulation brief §8.2): seven grounds as ticks under one header.

What the applicant did with the response stands in the last column: a dispute with its number, or nothing.
"""

from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import DateField, F, Prefetch, Q, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse

from requests_flow.disputes.enums import DisputeStatus
from requests_flow.models import Dispute, InformationRequest, Objection, ObjectionDecision, ObjectionGround
from requests_flow.objections.enums import OPEN_STATUSES, Ground, ObjectionStatus
from requests_flow.registers import request_rows
from requests_flow.registers.columns import Column, Kind
from requests_flow.registers.filters import LATE, NEWEST_FIRST, UNANSWERED, WITHDRAWN, ObjectionsForm, months
from requests_flow.registers.register import Cells, Register, Scope
from requests_flow.registers.request_rows import PURGED, YES, asked, local, public_subject

GROUNDS = "Alasan keberatan (Pasal 35 ayat (1) UU KIP)"
WITHOUT_REQUEST = "Informasi berkala yang tidak disediakan (tanpa permohonan)"
WAITS = "Belum ditanggapi"
SILENT = "Tidak ditanggapi sampai batasnya"
WITHDRAWN_WORDS = "Dicabut pemohon"

COLUMNS = (
    Column(key="number", path=("No.",), width=6),
    Column(key="received_on", path=("Tanggal",), kind=Kind.DATE, width=5.4),
    Column(key="name", path=("Nama",), width=7, is_identity=True),
    Column(key="address", path=("Alamat",), width=7.4, is_identity=True),
    Column(key="occupation", path=("Pekerjaan",), width=5.4, is_identity=True),
    Column(key="phone", path=("Telepon",), width=6, is_identity=True),
    Column(key="email", path=("Surel",), width=7.4, is_identity=True),
    Column(key="request_number", path=("Nomor pendaftaran permohonan",), width=6.2),
    Column(key="items", path=("Rincian informasi",), width=9),
    Column(key="purpose", path=("Tujuan penggunaan",), width=6.4, is_identity=True),
    *(Column(key=f"ground_{g}", path=(GROUNDS, g.value), kind=Kind.TICK, width=2.4) for g in Ground),
    Column(key="decision", path=("Keputusan Atasan PPID",), width=6.6),
    Column(key="answered_on", path=("Hari dan tanggal tanggapan",), kind=Kind.DAY, width=6),
    Column(key="superior", path=("Nama dan posisi Atasan PPID",), width=7.6),
    Column(key="reaction", path=("Tanggapan pemohon",), width=8.4),
)


def find(scope: Scope) -> QuerySet[Objection]:
    """Return the objections to the body of a year, narrowed and in the order of their numbers."""
    rows = narrowed(Objection.objects.filter(body=scope.body), scope)
    if scope.chosen.get("q"):
        rows = rows.filter(_mentions(scope.chosen["q"], scope))
    return rows.order_by("-sequence" if scope.chosen.get("sort") == NEWEST_FIRST else "sequence", "pk")


def narrowed(rows: QuerySet[Objection], scope: Scope) -> QuerySet[Objection]:
    """Return those of the year that fit the chosen months, decision, ground and lateness."""
    chosen = scope.chosen
    rows = rows.filter(months(scope, "received_at"), year=scope.year)
    if chosen.get("ground"):
        rows = rows.filter(grounds__ground=chosen["ground"])
    if chosen.get("decision"):
        rows = rows.filter(_decided(chosen["decision"]))
    if chosen.get("late") == LATE:
        rows = rows.filter(pk__in=late(rows, scope).order_by().values("pk"))
    return rows


def late(rows: QuerySet[Objection], scope: Scope) -> QuerySet[Objection]:
    """Keep what was answered after its deadline or still waits after it (UU 14/2008 article 36(2))."""
    day = TruncDate("answered_at", tzinfo=ZoneInfo(scope.zone), output_field=DateField())
    marked = rows.annotate(answered_day=day)
    waiting = Q(status__in=OPEN_STATUSES, due_on__lt=scope.on)
    return marked.filter(Q(answered_day__gt=F("due_on")) | waiting)


def _decided(wanted: str) -> Q:
    if wanted == UNANSWERED:
        return Q(status__in=OPEN_STATUSES)
    if wanted == WITHDRAWN:
        return Q(status=ObjectionStatus.WITHDRAWN)
    return Q(answered_at__isnull=False, decisions__recalled_at=None, decisions__outcome=wanted)


def _mentions(words: str, scope: Scope) -> Q:
    """Return the condition that a row mentions `words`, among what this reader may see of it."""
    if not scope.with_identities:
        return says(words)
    names = Q(objector__name__icontains=words) | Q(objector__organisation__icontains=words)
    about = Q(request__number__icontains=words) | Q(request__subject__icontains=words)
    return Q(number__icontains=words) | about | names


def says(words: str) -> Q:
    """Return the condition that the words shown to everybody hold `words`: what is hidden must not be found."""
    shown = InformationRequest.objects.filter(request_rows.says(words)).order_by().values("pk")
    return Q(number__icontains=words) | Q(request__in=shown)


def fetch(rows: QuerySet[Objection]) -> QuerySet[Objection]:
    """Return the rows with all that their cells need, in a handful of queries; the NIK is not even read."""
    found = rows.select_related("request", "objector").defer(
        "objector__nik", "objector__other_identity", "objector__salt", "case_position", "due_days"
    )
    return found.prefetch_related("request__items", *outcomes())


def outcomes() -> tuple[Prefetch, ...]:
    """Return what both registers of objections load: grounds, the decision that stands, the disputes."""
    standing = ObjectionDecision.objects.filter(recalled_at=None).select_related("letter").order_by("pk")
    return (
        Prefetch("grounds", ObjectionGround.objects.order_by("ground")),
        Prefetch("decisions", standing.defer("letter__html"), to_attr="standing_decisions"),
        Prefetch("disputes", Dispute.objects.order_by("recorded_at", "pk").defer("due_days")),
    )


def cells(case: Objection, scope: Scope, known: Any = None) -> Cells:
    """Return the cells of one objection."""
    decision = decision_that_counts(case)
    named = {row.ground for row in case.grounds.all()}
    return {
        "number": case.number,
        "received_on": local(case.received_at, scope),
        "request_number": case.request.number if case.request else None,
        "items": _information(case, scope),
        **{f"ground_{ground}": YES if ground in named else None for ground in Ground},
        "decision": decision_words(case),
        "answered_on": local(case.answered_at, scope),
        "superior": f"{decision.letter.signer_name}, {decision.letter.signer_role}" if decision else None,
        "reaction": _reaction(case, scope),
        **_person(case),
    }


def _information(case: Objection, scope: Scope) -> str:
    if case.request is None:
        return WITHOUT_REQUEST
    return asked(case.request) if scope.with_identities else public_subject(case.request)


def _person(case: Objection) -> Cells:
    objector = getattr(case, "objector", None)
    purpose = case.purpose or (case.request.purpose if case.request else "") or None
    if objector is None:
        return dict.fromkeys(("address", "occupation", "phone", "email"), None) | {"name": PURGED, "purpose": purpose}
    facts = {name: getattr(objector, name) or None for name in ("address", "occupation", "phone", "email")}
    return facts | {"name": objector.display_name, "purpose": purpose}


def decision_that_counts(case: Objection) -> ObjectionDecision | None:
    """Return the decision whose letter was signed."""
    return case.standing_decisions[0] if case.answered_at and case.standing_decisions else None


def decision_words(case: Objection) -> str:
    """Return what became of an objection: the superior's decision, its withdrawal, silence, or that it waits."""
    decision = decision_that_counts(case)
    if decision:
        return decision.get_outcome_display()
    if case.status == ObjectionStatus.WITHDRAWN:
        return WITHDRAWN_WORDS
    return SILENT if case.silence_recorded_at else WAITS


def dispute_words(case: Objection) -> str:
    """Return the last dispute about an objection with its number, or nothing."""
    last = next(reversed(case.disputes.all()), None)
    if last is None:
        return ""
    number = f"nomor {last.register_number}" if last.register_number else "belum bernomor register"
    words = f"Mengajukan sengketa informasi, {number}"
    return f"{words} (dicabut)" if last.status == DisputeStatus.WITHDRAWN else words


def _reaction(case: Objection, scope: Scope) -> str | None:
    """Return what the applicant did after the response, or after the silence."""
    disputed = dispute_words(case)
    if disputed:
        return disputed
    if case.status == ObjectionStatus.WITHDRAWN or not (case.answered_at or case.silence_recorded_at):
        return None
    if case.dispute_due_on and scope.on > case.dispute_due_on:
        return f"Tidak mengajukan sengketa sampai batasnya, {case.dispute_due_on:%d-%m-%Y}"
    received = local(case.received_by_objector_at, scope)
    return f"Menerima surat tanggapan pada {received:%d-%m-%Y}" if received else None


def link(case: Any) -> str:
    """Return the objection behind a row."""
    return reverse("requests:objection", args=[case.public_id])


REGISTER = Register(
    code="keberatan",
    tab="Keberatan",
    title="Register Keberatan",
    counted="keberatan",
    columns=COLUMNS,
    form=ObjectionsForm,
    find=find,
    fetch=fetch,
    cells=cells,
    link=link,
    legend=(
        "a: ditolak dengan alasan pengecualian; b: informasi berkala tidak disediakan; c: tidak ditanggapi; "
        "d: ditanggapi tidak sebagaimana diminta; e: tidak dipenuhi; f: biaya tidak wajar; g: melewati waktu. "
        "“–” berarti tidak berlaku atau belum ada."
    ),
)
