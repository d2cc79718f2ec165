"""decide: the superior decides the objection and issues the response."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents.enums import LetterKind
from requests_flow import clocks
from requests_flow.actions import _case, _letters
from requests_flow.deadlines import terms
from requests_flow.enums import RequestStatus
from requests_flow.models import Objection, ObjectionDecision
from requests_flow.objections import letter_facts, policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import Capacity, Lateness, ObjectionEventKind, ObjectionOutcome
from requests_flow.objections.letter_facts import Ruling
from requests_flow.timeline import record

GIVING = (ObjectionOutcome.ACCEPTED, ObjectionOutcome.PARTLY_ACCEPTED)


class RulingIncomplete(ValueError):
    """The decision lacks something that the law wants said; `str()` is a sentence for the superior."""


@transaction.atomic
def decide(*, case: Objection, ruling: Ruling, by: User, at: datetime) -> ObjectionDecision:
    """Issue the response (UU 14/2008 article 36(2) and (3)); it counts once it is signed.

    Raises Denied, or RulingIncomplete with a sentence.
    """
    case = _objection.locked(case)
    on = _case.local_day(case, at)
    actor = policies.decide(by, case, on=on)
    capacity = policies.capacity_of(by, case, on=on)
    ruling = checked(case, ruling)
    content, signer = papers_of(case, ruling, capacity=capacity, by=by, at=at)
    letter = _letters.issue_letter(case, LetterKind.OBJECTION_RESPONSE, content, by=by, at=at, signer=signer)
    decision = ObjectionDecision(
        objection=case, outcome=ruling.outcome, reasons=ruling.reasons, order=ruling.order,
        order_days=ruling.order_days, lateness=ruling.lateness, lateness_reason=ruling.lateness_reason,
        capacity=capacity, prepared_at=at, prepared_by=by, letter=letter,
    )  # fmt: skip
    decision.full_clean()
    decision.save()
    case.decide()
    _case.save_move(case)
    record(
        case, ObjectionEventKind.DECISION_ISSUED, at=at, actor=actor, user=by,
        letter=str(letter.pk), number=letter.number, outcome=ruling.outcome, capacity=str(capacity),
        lateness=ruling.lateness, order_days=ruling.order_days or 0, body_sha256=letter.body_sha256,
    )  # fmt: skip
    return decision


def papers_of(
    case: Objection, ruling: Ruling, *, capacity: Capacity, by: User, at: datetime
) -> tuple[letter_facts.letters.ObjectionResponseContent, tuple[str, str]]:
    """Return the words of the response and who signs it."""
    delegation = case.delegation if capacity is Capacity.DELEGATE else None
    content = letter_facts.response(case, ruling, capacity=capacity, delegation=delegation, at=at)
    return content, letter_facts.signer_of(case, by, delegation)


def checked(case: Objection, ruling: Ruling) -> Ruling:
    """Return the ruling without stray spaces; raise RulingIncomplete when it does not say all the law wants."""
    ruling = Ruling(
        outcome=ruling.outcome, reasons=ruling.reasons.strip(), order=ruling.order.strip(),
        order_days=ruling.order_days, lateness=ruling.lateness, lateness_reason=ruling.lateness_reason.strip(),
    )  # fmt: skip
    if ruling.outcome not in ObjectionOutcome.values:
        raise RulingIncomplete("Pilih putusan atas keberatan ini.")
    if not ruling.reasons:
        raise RulingIncomplete("Tulis pertimbangan putusan ini (Pasal 36 ayat (3) UU KIP).")
    _check_lateness(case, ruling)
    _check_order(case, ruling)
    return ruling


def _check_lateness(case: Objection, ruling: Ruling) -> None:
    late = clocks.local_day(case.body, case.received_at) > case.objection_due_on
    if not late:
        if ruling.lateness:
            raise RulingIncomplete("Keberatan ini diajukan tepat waktu.")
        return
    if ruling.lateness not in Lateness.values or not ruling.lateness_reason:
        raise RulingIncomplete(
            "Keberatan ini lewat 30 hari kerja. Putuskan apakah tetap diterima, dan tulis alasannya."
        )
    if ruling.lateness == Lateness.REFUSED and ruling.outcome != ObjectionOutcome.REJECTED:
        raise RulingIncomplete("Keberatan yang tidak diterima karena terlambat hanya dapat ditolak.")


def _check_order(case: Objection, ruling: Ruling) -> None:
    if not ruling.order and ruling.order_days is None:
        return
    if ruling.outcome not in GIVING:
        raise RulingIncomplete("Keberatan yang ditolak tidak memuat perintah kepada PPID.")
    if not ruling.order or ruling.order_days is None:
        raise RulingIncomplete("Tulis perintah kepada PPID beserta jangka waktunya.")
    if case.request and case.request.status == RequestStatus.WITHDRAWN:
        raise RulingIncomplete("Permohonannya sudah dicabut, jadi PPID tidak dapat diperintah menjawabnya.")
    try:
        terms.ordered(ruling.order_days)
    except ValueError as wrong:
        raise RulingIncomplete(str(wrong)) from None
