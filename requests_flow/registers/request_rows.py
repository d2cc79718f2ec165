"""The register of requests in the statutory layout (regulation brief §8.1): 21 columns under three rows of headers.

The decision is that of the first round, the answer of article 22(7); what an objection changes stands in its register.
"""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from requests_flow.enums import ItemDecision, Obtain, RefusalGround, RequestStatus
from requests_flow.models import Answer, InformationRequest, ItemAnswer, Round
from requests_flow.registers.columns import Column, Kind
from requests_flow.registers.filters import NEWEST_FIRST, UNANSWERED, RequestsForm, months
from requests_flow.registers.register import Cells, Register, Scope

YES = "ya"
PURGED = "(data pribadi sudah dihapus)"
HELD = "Status informasi"
FORM = "Bentuk yang dikuasai"
WISH = "Jenis permohonan"
WAITS = "Belum dijawab"
WITHHELD = "Tidak ditampilkan"
ANSWERED = (RequestStatus.ANSWERED, RequestStatus.CLOSED)
DAYS = "Hari dan tanggal"
COST = "Biaya dan cara pembayaran"
# What the last columns need of an answer.
AFTER = ("costs", "payments", "handovers")

COLUMNS = (
    Column(key="number", path=("No.",), width=5.2),
    Column(key="received_on", path=("Tanggal",), kind=Kind.DATE, width=5.3),
    Column(key="name", path=("Nama",), width=6, is_identity=True),
    Column(key="address", path=("Alamat",), width=6.3, is_identity=True),
    Column(key="contact", path=("Nomor kontak",), width=6, is_identity=True),
    Column(key="occupation", path=("Pekerjaan",), width=5, is_identity=True),
    Column(key="items", path=("Informasi yang diminta",), width=7.8),
    Column(key="purpose", path=("Tujuan penggunaan",), width=6, is_identity=True),
    Column(key="is_held", path=(HELD, "Di bawah penguasaan", "Ya"), kind=Kind.TICK, width=2.5),
    Column(key="is_not_held", path=(HELD, "Di bawah penguasaan", "Tidak"), kind=Kind.TICK, width=2.9),
    Column(key="is_undocumented", path=(HELD, "Belum didokumentasikan"), kind=Kind.TICK, width=7.1),
    Column(key="softcopy", path=(FORM, "Softcopy"), kind=Kind.TICK, width=4.1),
    Column(key="hardcopy", path=(FORM, "Hardcopy"), kind=Kind.TICK, width=4.2),
    Column(key="view", path=(WISH, "Melihat/ mengetahui"), kind=Kind.TICK, width=5.1),
    Column(key="copy", path=(WISH, "Meminta salinan"), kind=Kind.TICK, width=3.9),
    Column(key="decision", path=("Keputusan",), width=6),
    Column(key="refusal", path=("Alasan penolakan",), width=5.6),
    Column(key="answered_on", path=(DAYS, "Pemberitahuan tertulis"), kind=Kind.DAY, width=6.5),
    Column(key="given_on", path=(DAYS, "Pemberian informasi"), kind=Kind.DAY, width=5.8),
    Column(key="cost", path=(COST, "Biaya (Rp)"), kind=Kind.NUMBER, width=3.8),
    Column(key="payment", path=(COST, "Cara"), width=5),
)


def find(scope: Scope) -> QuerySet[InformationRequest]:
    """Return the requests to the body of a year, narrowed and in the order of their numbers."""
    chosen = scope.chosen
    rows = InformationRequest.objects.filter(months(scope, "received_at"), body=scope.body, year=scope.year)
    if chosen.get("status"):
        rows = rows.filter(status=chosen["status"])
    if chosen.get("outcome"):
        rows = rows.filter(outcome_is(chosen["outcome"]))
    if chosen.get("q"):
        rows = rows.filter(_mentions(chosen["q"], scope))
    order = "-sequence" if chosen.get("sort") == NEWEST_FIRST else "sequence"
    return rows.order_by(order, "pk")


def outcome_is(wanted: str) -> Q:
    """Return the condition that a request was answered with this outcome, or not at all."""
    answers = first_answers().filter(round__request=OuterRef("pk"))
    return ~Q(Exists(answers)) if wanted == UNANSWERED else Q(Exists(answers.filter(outcome=wanted)))


def _mentions(words: str, scope: Scope) -> Q:
    """Return the condition that a row mentions `words`, among what this reader may see of it."""
    if not scope.with_identities:
        return says(words)
    names = Q(applicant__name__icontains=words) | Q(applicant__organisation__icontains=words)
    return Q(number__icontains=words) | Q(subject__icontains=words) | names


def says(words: str) -> Q:
    """Return the condition that the shown words hold `words`: what is hidden must not be found either."""
    shown = Q(public_subject="", status__in=ANSWERED, subject__icontains=words)
    return Q(number__icontains=words) | Q(public_subject__icontains=words) | shown


def first_answers() -> QuerySet[Answer]:
    """Return the signed answers of first rounds."""
    rows = Answer.objects.filter(round__number=1, round__answered_at__isnull=False, recalled_at=None)
    return rows.order_by("pk")


def fetch(rows: QuerySet[InformationRequest]) -> QuerySet[InformationRequest]:
    """Return the rows with all that their cells need, in a handful of queries; the NIK is not even read."""
    items = Prefetch("items", ItemAnswer.objects.order_by("pk"))
    answers = Prefetch("answers", first_answers().prefetch_related(items, *AFTER), to_attr="first_answers")
    rounds = Prefetch("rounds", Round.objects.filter(number=1).order_by("pk").prefetch_related(answers), "first_rounds")
    found = rows.select_related("applicant").defer("applicant__nik", "applicant__other_identity", "applicant__salt")
    return found.prefetch_related("items", rounds)


def cells(case: InformationRequest, scope: Scope, known: Any = None) -> Cells:
    """Return the cells of one request."""
    first = case.first_rounds[0]
    answer = first.first_answers[0] if first.first_answers else None
    return {
        "number": case.number,
        "received_on": local(case.received_at, scope),
        "items": asked(case) if scope.with_identities else public_subject(case),
        "view": YES if case.obtain == Obtain.VIEW else None,
        "copy": YES if case.obtain != Obtain.VIEW else None,
        "decision": decision_of(case, answer),
        "answered_on": local(first.answered_at, scope),
        "given_on": local(_given_at(first, answer), scope) if answer and answer.gives_something else None,
        **_cost(answer),
        **_person(case),
        **_holding(case, answer),
    }


def asked(case: InformationRequest) -> str:
    """Return everything that was asked for, in one line."""
    return "; ".join(item.description for item in case.items.all())


def _given_at(first: Round, answer: Answer) -> datetime | None:
    """Return when the information changed hands: at the desk if it did, else when the answer reached the applicant."""
    handed = [row.handed_at for row in answer.handovers.all()]
    return min(handed, default=first.received_by_applicant_at)


def _cost(answer: Answer | None) -> Cells:
    """Return what the copies cost and how that was paid; nothing where nothing was given."""
    if answer is None or not answer.gives_something:
        return {"cost": None, "payment": None}
    total = sum(row.amount for row in answer.costs.all())
    payments = [row for row in answer.payments.all() if row.cancelled_at is None]
    paid = sum(row.amount for row in payments)
    if not total:
        said = "Tanpa biaya"
    elif paid < total:
        said = "Belum lunas" if paid else "Belum dibayar"
    else:
        said = ", ".join(dict.fromkeys(row.get_way_display().lower() for row in payments)).capitalize()
    return {"cost": total, "payment": said}


def _person(case: InformationRequest) -> Cells:
    applicant = getattr(case, "applicant", None)
    if applicant is None:
        return dict.fromkeys(("address", "contact", "occupation"), None) | {"name": PURGED, "purpose": case.purpose}
    return {
        "name": applicant.display_name,
        "address": applicant.address,
        "contact": ", ".join(part for part in (applicant.phone, applicant.email) if part) or None,
        "occupation": applicant.occupation or None,
        "purpose": case.purpose,
    }


def _holding(case: InformationRequest, answer: Answer | None) -> Cells:
    """Return what the answer says about holding, form and reasons; nothing while there is none."""
    items = list(answer.items.all()) if answer else []
    undocumented = [item for item in items if item.ground == RefusalGround.P6_3E]
    held = [item for item in items if item.decision != ItemDecision.NOT_HELD and item not in undocumented]
    given = answer is not None and answer.gives_something
    return {
        "is_held": YES if held else None,
        "is_not_held": YES if any(item.decision == ItemDecision.NOT_HELD for item in items) else None,
        "is_undocumented": YES if undocumented else None,
        "softcopy": YES if given and case.obtain == Obtain.COPY_DIGITAL else None,
        "hardcopy": YES if given and case.obtain != Obtain.COPY_DIGITAL else None,
        "refusal": _reasons(items),
    }


def _reasons(items: list[ItemAnswer]) -> str | None:
    said = []
    for item in items:
        if item.ground:
            article = RefusalGround(item.ground).label.partition(":")[0]
            said.append(f"Dihitamkan: {article}" if item.decision == ItemDecision.REDACTED else article)
    return "; ".join(dict.fromkeys(said)) or None


def public_subject(case: InformationRequest) -> str:
    """Return what the public reads of a request: the desk's words, else the subject once it was answered."""
    if case.public_subject:
        return case.public_subject
    if case.status in ANSWERED:
        return case.subject
    return WAITS if case.is_open else WITHHELD


def decision_of(case: InformationRequest, answer: Answer | None) -> str:
    """Return what became of a request: the outcome of its answer, how it ended without one, or that it waits."""
    if answer:
        return answer.get_outcome_display()
    if case.status in (RequestStatus.WITHDRAWN, RequestStatus.LAPSED):
        return case.get_status_display()
    return WAITS


def local(at: datetime | None, scope: Scope) -> date | None:
    """Return the day of a moment where the body is."""
    return at.astimezone(ZoneInfo(scope.zone)).date() if at else None


def link(case: Any) -> str:
    """Return the case behind a row."""
    return reverse("requests:case", args=[case.public_id])


REGISTER = Register(
    code="permohonan",
    tab="Permohonan",
    title="Register Permohonan Informasi Publik",
    counted="permohonan",
    columns=COLUMNS,
    form=RequestsForm,
    find=find,
    fetch=fetch,
    cells=cells,
    link=link,
    legend="“ya” menandai kolom yang berlaku; “–” berarti tidak berlaku atau belum ada.",
)
