"""From a case to the words of the desk's receipts."""

from collections.abc import Iterable
from datetime import date, datetime

from accounts.models import User
from requests_flow import clocks, letter_facts, wording
from requests_flow.aftercare.letters import HandoverContent, PaymentContent
from requests_flow.enums import PaymentWay, ReceiverKind
from requests_flow.models import Answer, Applicant, InformationRequest

NOT_NAMED = "Pemohon"


def payment(
    case: InformationRequest, answer: Answer, *, amount: int, way: str, paid_on: date, paid_before: int, by: User
) -> PaymentContent:
    """Return the words of the receipt for money."""
    assert answer.tariff is not None, "A cost rests on a tariff."
    return PaymentContent(
        registration_number=case.number,
        payer=applicant_name(case),
        amount=amount,
        way=PaymentWay(way).label.lower(),
        paid_on=wording.hari_tanggal(paid_on),
        tariff=f"{answer.tariff.decree_number}, {wording.tanggal(answer.tariff.decided_on)}",
        costs=letter_facts.cost_lines(answer.costs.all()),
        paid_before=paid_before,
        recorded_by=by.full_name,
    )


def handover(
    case: InformationRequest,
    answer: Answer,
    *,
    things: Iterable[str],
    sheets: int | None,
    receiver: str,
    receiver_name: str,
    handed_at: datetime,
    by: User,
) -> HandoverContent:
    """Return the words of the receipt for information; the term to object runs from the first proof of receipt."""
    received_on = clocks.local_day(case.body, handed_at)
    due_on = answer.round.objection_due_on or clocks.objection_due(case.body, received_on).on
    is_proxy = receiver == ReceiverKind.PROXY
    return HandoverContent(
        registration_number=case.number,
        answer_number=answer.letter.number,
        handed=wording.waktu(handed_at, clocks.zone_of(case.body)),
        things=tuple(things),
        sheets=sheets or 0,
        officer=by.full_name,
        receiver=receiver_name or applicant_name(case),
        receiver_role=ReceiverKind(receiver).label,
        on_behalf_of=applicant_name(case) if is_proxy else "",
        objection_due=wording.hari_tanggal(due_on),
    )


def applicant_name(case: InformationRequest) -> str:
    """Return who asked, or a neutral word once the personal data are deleted."""
    who = Applicant.objects.filter(request=case).first()
    return who.display_name if who else NOT_NAMED
