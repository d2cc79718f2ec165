"""The officer's moves after an answer: one view a move, one domain call a view."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from requests_flow.actions.reopen import reopen as reopen_action
from requests_flow.aftercare.actions.cancel_payment import cancel_payment as cancel_action
from requests_flow.aftercare.actions.hand_over import Handed
from requests_flow.aftercare.actions.hand_over import hand_over as hand_over_action
from requests_flow.aftercare.actions.keep_handover_scan import keep_handover_scan as keep_scan_action
from requests_flow.aftercare.actions.record_payment import Money
from requests_flow.aftercare.actions.record_payment import record_payment as record_payment_action
from requests_flow.enums import PaymentWay, ReceiverKind
from requests_flow.models import InformationRequest
from requests_flow.views.desk import perform

Facts = dict[str, Any]


@require_POST
def record_payment(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Enter money that arrived."""

    def act(case: InformationRequest, facts: Facts) -> None:
        money = Money(
            amount=facts["amount"], way=PaymentWay(facts["way"]), paid_on=facts["paid_on"], proof=facts["proof"]
        )
        record_payment_action(case=case, money=money, by=request.user, at=request.moment)

    done = "Pembayaran sudah dicatat. Tanda terimanya ada di perjalanan permohonan dan dapat dicetak."
    return perform(request, public_id, "record_payment", act, done=done)


@require_POST
def cancel_payment(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back an entry that was wrong."""

    def act(case: InformationRequest, facts: Facts) -> None:
        cancel_action(case=case, payment=facts["payment"], reason=facts["reason"], by=request.user, at=request.moment)

    done = "Catatan pembayaran sudah dibatalkan dan pemohon diberi tahu."
    return perform(request, public_id, "cancel_payment", act, done=done)


@require_POST
def hand_over(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record what changed hands at the desk."""

    def act(case: InformationRequest, facts: Facts) -> None:
        handed = Handed(
            things=facts["things"],
            sheets=facts["sheets"],
            receiver=ReceiverKind(facts["receiver"]),
            receiver_name=facts["receiver_name"],
            handed_at=facts["handed_at"],
        )
        hand_over_action(case=case, handed=handed, by=request.user, at=request.moment)

    done = "Penyerahan sudah dicatat. Cetak tanda terimanya dan tandatangani bersama penerima."
    return perform(request, public_id, "hand_over", act, done=done)


@require_POST
def keep_handover_scan(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Keep the signed receipt."""

    def act(case: InformationRequest, facts: Facts) -> None:
        keep_scan_action(case=case, scan=facts["scan"], by=request.user, at=request.moment)

    return perform(request, public_id, "keep_handover_scan", act, done="Tanda terima bertanda tangan sudah disimpan.")


@require_POST
def reopen_for(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Open a request again for an applicant who came, called or wrote."""

    def act(case: InformationRequest, facts: Facts) -> None:
        reopen_action(case=case, reason=facts["reason"], by=request.user, at=request.moment)

    done = "Permohonan dibuka kembali dengan jangka waktu penuh. Pemohon diberi tahu."
    return perform(request, public_id, "reopen_for", act, done=done)
