"""hand_over: information changes hands at the desk, with a receipt that both sides sign."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents.enums import LetterKind
from requests_flow import costs
from requests_flow.actions import _case, _letters
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.aftercare import letter_facts, messages, policies
from requests_flow.enums import EventKind, ProofChannel, ReceiverKind, RequestStatus
from requests_flow.models import Handover, InformationRequest
from requests_flow.timeline import record

MOST_THINGS = 30


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What was handed over, to whom, and when. `things` has one line for each."""

    things: tuple[str, ...]
    receiver: ReceiverKind
    handed_at: datetime
    receiver_name: str = ""
    sheets: int | None = None


@transaction.atomic
def hand_over(*, case: InformationRequest, handed: Handed, by: User, at: datetime) -> Handover:
    """Record a hand-over and issue its receipt; the first one is the proof that starts the term to object.

    Raises Denied, or ValueError when nothing is named, a proxy has no name, or the moment lies before the answer.
    """
    case = _case.locked(case)
    actor = policies.hand_over(by, case, on=_case.local_day(case, at))
    answer = costs.answer_of(case)
    assert answer is not None
    _check(handed)
    if not answer.round.answered_at <= handed.handed_at <= at:
        raise ValueError("Waktu penyerahan harus sesudah jawaban ditandatangani dan tidak di masa depan.")
    name = handed.receiver_name.strip() if handed.receiver == ReceiverKind.PROXY else ""
    content = letter_facts.handover(
        case, answer, things=handed.things, sheets=handed.sheets, receiver=handed.receiver, receiver_name=name,
        handed_at=handed.handed_at, by=by,
    )  # fmt: skip
    letter = _letters.issue_desk_receipt(case, LetterKind.HANDOVER, content, by=by, at=at)
    written = Handover.objects.create(
        answer=answer, what="\n".join(handed.things), sheets=handed.sheets, receiver=handed.receiver,
        receiver_name=name, letter=letter, handed_at=handed.handed_at, handed_by=by,
    )  # fmt: skip
    record(
        case, EventKind.HANDED_OVER, at=at, actor=actor, user=by, handover=str(written.public_id),
        receiver=str(handed.receiver), handed_at=handed.handed_at.isoformat(), letter=str(letter.pk),
        number=letter.number, **({"sheets": handed.sheets} if handed.sheets else {}),
    )  # fmt: skip
    if case.status == RequestStatus.ANSWERED and answer.round.received_by_applicant_at is None:
        prove_receipt(
            case=case,
            channel=ProofChannel.HANDED_OVER,
            evidence=f"Tanda terima penyerahan {letter.number}",
            received_at=handed.handed_at,
            by=by,
            at=at,
        )
    messages.handed_over(case, written, at=at)
    return written


def _check(handed: Handed) -> None:
    if not 1 <= len(handed.things) <= MOST_THINGS:
        raise ValueError(f"Tulis satu sampai {MOST_THINGS} hal yang diserahkan, satu baris untuk satu hal.")
    if handed.receiver == ReceiverKind.PROXY and not handed.receiver_name.strip():
        raise ValueError("Tulis nama kuasa pemohon yang menerima.")
