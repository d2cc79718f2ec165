"""From an objection to the words of its letters: fills the contents of `requests_flow.objections.letters`."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from registry import letterheads
from registry import selectors as registry_selectors
from registry.models import PublicBody
from requests_flow import clocks, letter_facts, wording
from requests_flow.deadlines import terms
from requests_flow.deadlines.schedule import Due
from requests_flow.enums import Channel
from requests_flow.models import Answer, DecisionDelegation, Deliberation, Objection
from requests_flow.objections import letters
from requests_flow.objections.enums import Capacity, Ground, Lateness


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """A decision as the form hands it over."""

    outcome: str
    reasons: str
    order: str = ""
    order_days: int | None = None
    lateness: str = ""
    lateness_reason: str = ""


def commission_of(body: PublicBody) -> str:
    """Return the name of the commission that hears disputes with this body."""
    return registry_selectors.config_for(body).information_commission or "Komisi Informasi yang berwenang"


def grounds_of(case: Objection) -> tuple[letters.GroundLine, ...]:
    """Return the grounds of an objection in the order of the law."""
    return tuple(letters.GroundLine(letter=letter, meaning=Ground(letter).label) for letter in case.letters_of_grounds)


def receipt(case: Objection, *, due: Due, officer: User | None) -> letters.ObjectionReceiptContent:
    """Return the words of the receipt (regulation brief §7.2)."""
    recorded = f"Dicatat oleh {officer}, petugas layanan informasi" if officer else "Dicatat oleh sistem"
    received_on = clocks.local_day(case.body, case.received_at)
    return letters.ObjectionReceiptContent(
        registration_number=case.number,
        received=wording.waktu(case.received_at, clocks.zone_of(case.body)),
        channel=letter_facts.CHANNEL_WORDS[Channel(case.channel)],
        due=wording.tanggal(due.on),
        due_note=letter_facts.due_note(due),
        due_is_provisional=due.provisional,
        objector=letter_facts.applicant_facts(case.objector),
        request=f"Nomor Pendaftaran {case.request.number}" if case.request else "",
        purpose=case.purpose,
        grounds=grounds_of(case),
        case_position=case.case_position,
        opened_on=wording.hari_tanggal(case.opened_on),
        objection_due=wording.hari_tanggal(case.objection_due_on),
        is_late=received_on > case.objection_due_on,
        track_address=f"{letter_facts.site_host()}/lacak",
        recorded_by=recorded,
    )


def response(
    case: Objection, ruling: Ruling, *, capacity: Capacity, delegation: DecisionDelegation | None, at: datetime
) -> letters.ObjectionResponseContent:
    """Return the words of the superior's response (UU 14/2008 article 36(2) and (3))."""
    received_on = clocks.local_day(case.body, case.received_at)
    return letters.ObjectionResponseContent(
        registration_number=case.number,
        addressee=letter_facts.addressee_of(case.objector),
        received_on=wording.hari_tanggal(received_on),
        request=_request_line(case),
        answer=_answer_line(case),
        grounds=grounds_of(case),
        due=wording.hari_tanggal(case.due_on),
        due_days=clocks.term_of(case.body, terms.OBJECTION_RESPONSE).days,
        is_late=clocks.local_day(case.body, at) > case.silent_after_on,
        filed_late=bool(ruling.lateness),
        lateness_accepted=ruling.lateness == Lateness.ACCEPTED,
        lateness_reason=wording.kalimat(ruling.lateness_reason),
        deliberations=tuple(_deliberation(row) for row in case.deliberations.all()),
        outcome=letters.Outcome(ruling.outcome),
        reasons=ruling.reasons,
        order=ruling.order,
        order_days=ruling.order_days or 0,
        opens_round=bool(ruling.order and case.request),
        decider=letters.Decider(capacity),
        delegation=_decree(delegation) if delegation else "",
        commission=commission_of(case.body),
        dispute_days=terms.DISPUTE.days,
    )


def signer_of(case: Objection, by: User, delegation: DecisionDelegation | None) -> tuple[str, str]:
    """Return name and office under the response."""
    head = letterheads.letterhead_of(case.body)
    if delegation:
        return by.full_name, f"{delegation.position_title} yang ditunjuk {head.superior}"
    if head.superior.startswith("Atasan"):
        return by.full_name, head.superior
    return by.full_name, f"{head.superior} selaku {head.superior_role}"


def _request_line(case: Objection) -> str:
    if case.request is None:
        return ""
    received = wording.tanggal(letter_facts.received_day(case.request))
    return f"Nomor Pendaftaran {case.request.number}, diterima {received}"


def _answer_line(case: Objection) -> str:
    if case.round is None:
        return ""
    answer = Answer.objects.select_related("letter").filter(round=case.round, recalled_at=None).first()
    if answer is None or case.round.answered_at is None:
        return f"Belum ada sampai batasnya, {wording.tanggal(case.round.deadline_on)}"
    answered = wording.tanggal(clocks.local_day(case.body, case.round.answered_at))
    return f"Nomor {answer.letter.number} tanggal {answered} ({answer.get_outcome_display().lower()})"


def _deliberation(row: Deliberation) -> str:
    result = "tercapai kesepakatan" if row.is_agreed else "tidak tercapai kesepakatan"
    return f"Musyawarah pada {wording.hari_tanggal(row.held_on)} di {wording.frasa(row.place)}: {result}."


def _decree(delegation: DecisionDelegation) -> str:
    return f"Keputusan Nomor {delegation.decree_number} tanggal {wording.tanggal(delegation.decree_on)}"
