"""cancel_payment: an entry was wrong; its receipt is void and stays in the record."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import issuing
from requests_flow.actions import _case
from requests_flow.aftercare import messages, policies
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest, Payment
from requests_flow.timeline import record

OTHER_CASE = "Pembayaran ini bukan milik permohonan ini."


@transaction.atomic
def cancel_payment(*, case: InformationRequest, payment: Payment, reason: str, by: User, at: datetime) -> Payment:
    """Cancel a payment that was entered wrongly and void its receipt with `reason`; the cost is open again.

    Raises Denied, LetterRefused without a reason, or ValueError for a payment of another case or cancelled before.
    """
    case = _case.locked(case)
    actor = policies.cancel_payment(by, case, on=_case.local_day(case, at))
    found = Payment.objects.select_related("letter", "answer__round").get(pk=payment.pk)
    if found.answer.round.request_id != case.pk:
        raise ValueError(OTHER_CASE)
    if found.cancelled_at:
        raise ValueError("Pembayaran ini sudah dibatalkan.")
    found.letter = issuing.void(letter=found.letter, reason=reason, by=by, at=at)
    found.cancelled_at, found.cancelled_by = at, by
    found.save(update_fields=["cancelled_at", "cancelled_by"])
    record(
        case, EventKind.PAYMENT_CANCELLED, at=at, actor=actor, user=by,
        payment=str(found.public_id), amount=found.amount, letter=str(found.letter.pk), number=found.letter.number,
    )  # fmt: skip
    messages.payment_cancelled(case, found, at=at)
    return found
