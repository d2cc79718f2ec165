"""prove_receipt: when and how the answer reached the applicant; the terms to object count from then."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from notifications import outbox
from requests_flow import clocks, policies
from requests_flow.actions import _case
from requests_flow.enums import Actor, EventKind, ProofChannel, RequestStatus
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def prove_receipt(
    *,
    case: InformationRequest,
    channel: ProofChannel,
    evidence: str,
    received_at: datetime,
    by: User | None,
    at: datetime,
) -> InformationRequest:
    """Record the first proven channel and the last day to object (UU 14/2008 article 36(1)).

    `by` is the officer who recorded a hand-over or posting, None when the system saw an opening or an accepted mail.
    A later proof changes nothing. `evidence` is a reference without personal data. Raises Denied, or ValueError when
    the moment lies before the answer.
    """
    case = _case.locked(case)
    current = case.current_round
    if by is None:
        if case.status != RequestStatus.ANSWERED or current.received_by_applicant_at:
            return case
        actor = Actor.SYSTEM
    else:
        actor = policies.prove_receipt(by, case, on=_case.local_day(case, at))
    if received_at < current.answered_at or received_at > at:
        raise ValueError("Waktu penerimaan harus sesudah jawaban ditandatangani dan tidak di masa depan.")
    current.received_by_applicant_at = received_at
    current.receipt_channel, current.receipt_evidence = channel, evidence
    current.objection_due_on = clocks.objection_due(case.body, clocks.local_day(case.body, received_at)).on
    current.save()
    outbox.settle_about(about=case.about, events=("answered",), by=by, at=at)
    record(
        case, EventKind.RECEIVED_BY_APPLICANT, at=at, actor=actor, user=by,
        channel=str(channel), received_at=received_at.isoformat(),
        objection_due_on=current.objection_due_on.isoformat(),
    )  # fmt: skip
    return case
