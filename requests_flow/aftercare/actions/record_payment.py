"""record_payment: money arrived; the applicant gets a receipt."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import files
from documents.enums import FileKind, LetterKind
from requests_flow import clocks, costs, wording
from requests_flow.actions import _case, _letters
from requests_flow.aftercare import letter_facts, messages, policies
from requests_flow.enums import EventKind, PaymentWay
from requests_flow.messages import scope_of
from requests_flow.models import Answer, InformationRequest, Payment
from requests_flow.timeline import record


@dataclass(frozen=True, kw_only=True)
class Money:
    """What was paid, how and when; with a proof where there is one."""

    amount: int
    way: PaymentWay
    paid_on: date
    proof: UploadedFile | None = None


@transaction.atomic
def record_payment(*, case: InformationRequest, money: Money, by: User, at: datetime) -> Payment:
    """Record money for the copies of an answer and issue the receipt, numbered among the letters out.

    No clock waits for it and nothing that can be downloaded is held back. Raises Denied, FileRefused, or ValueError
    for more than what is open or a day that cannot be.
    """
    case = _case.locked(case)
    on = _case.local_day(case, at)
    actor = policies.record_payment(by, case, on=on)
    answer = costs.answer_of(case)
    assert answer is not None
    _check(case, answer, money, on)
    before = costs.paid_of(answer)
    content = letter_facts.payment(
        case, answer, amount=money.amount, way=money.way, paid_on=money.paid_on, paid_before=before, by=by
    )
    letter = _letters.issue_desk_receipt(case, LetterKind.PAYMENT, content, by=by, at=at)
    proof = None
    if money.proof:
        proof = files.intake(upload=money.proof, kind=FileKind.PAYMENT_PROOF, scope=scope_of(case.body), by=by, at=at)
    payment = Payment.objects.create(
        answer=answer, amount=money.amount, way=money.way, paid_on=money.paid_on, proof=proof, letter=letter,
        recorded_at=at, recorded_by=by,
    )  # fmt: skip
    record(
        case, EventKind.PAYMENT_RECORDED, at=at, actor=actor, user=by, payment=str(payment.public_id),
        amount=money.amount, way=str(money.way), paid_on=money.paid_on.isoformat(), letter=str(letter.pk),
        number=letter.number,
    )  # fmt: skip
    messages.payment_recorded(case, payment, at=at)
    return payment


def _check(case: InformationRequest, answer: Answer, money: Money, on: date) -> None:
    still = costs.open_of(answer)
    if not 0 < money.amount <= still:
        raise ValueError(f"Isi antara 1 rupiah dan sisa biayanya, {wording.rupiah(still)}.")
    if not clocks.local_day(case.body, answer.prepared_at) <= money.paid_on <= on:
        raise ValueError("Tanggal bayar tidak boleh sebelum surat jawaban dibuat dan tidak di masa depan.")
