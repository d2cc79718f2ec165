"""The messages of what follows an answer. Words are in templates/messages/after_<event>/."""

from datetime import datetime

from requests_flow import clocks, costs, wording
from requests_flow.messages import to_applicant
from requests_flow.models import Handover, InformationRequest, Payment


def payment_recorded(case: InformationRequest, payment: Payment, *, at: datetime) -> None:
    """The applicant learns that the money arrived and where the receipt is."""
    rest = costs.open_of(payment.answer)
    to_applicant(
        case, "after_payment", at=at, edition=str(payment.public_id),
        amount=wording.rupiah(payment.amount), receipt=payment.letter.number,
        rest=wording.rupiah(rest) if rest else "",
    )  # fmt: skip


def payment_cancelled(case: InformationRequest, payment: Payment, *, at: datetime) -> None:
    """The applicant learns that a receipt no longer counts."""
    to_applicant(
        case, "after_payment_cancelled", at=at, edition=str(payment.public_id),
        amount=wording.rupiah(payment.amount), receipt=payment.letter.number,
        rest=wording.rupiah(costs.open_of(payment.answer)),
    )  # fmt: skip


def handed_over(case: InformationRequest, handover: Handover, *, at: datetime) -> None:
    """The applicant learns what was handed over, so that somebody else's collecting does not stay unseen."""
    to_applicant(
        case, "after_handover", at=at, edition=str(handover.public_id),
        receipt=handover.letter.number, receiver=handover.get_receiver_display().lower(),
        handed=wording.hari_tanggal(clocks.local_day(case.body, handover.handed_at)),
    )  # fmt: skip
