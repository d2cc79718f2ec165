"""prove_receipt: when and how the response reached the objector; the term to go to the commission counts from then."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from notifications import outbox
from requests_flow import clocks
from requests_flow.actions import _case
from requests_flow.enums import Actor, ProofChannel
from requests_flow.models import Objection
from requests_flow.objections import policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind, ObjectionStatus
from requests_flow.timeline import record


@transaction.atomic
def prove_receipt(
    *, case: Objection, channel: ProofChannel, evidence: str, received_at: datetime, by: User | None, at: datetime
) -> Objection:
    """Record the first proven channel and the last day to go to the commission (UU 14/2008 article 37(2)).

    `by` is the officer who recorded a hand-over or posting, None when the system saw an opening or an accepted mail.
    A later proof changes nothing. A last day that silence had given already is never shortened. Raises Denied, or
    ValueError when the moment lies before the response.
    """
    case = _objection.locked(case)
    if by is None:
        if case.status != ObjectionStatus.DECIDED or case.received_by_objector_at:
            return case
        actor = Actor.SYSTEM
    else:
        actor = policies.prove_receipt(by, case, on=_case.local_day(case, at))
    if not case.answered_at <= received_at <= at:
        raise ValueError("Waktu penerimaan harus sesudah tanggapan ditandatangani dan tidak di masa depan.")
    last_day = clocks.dispute_due(case.body, clocks.local_day(case.body, received_at)).on
    case.received_by_objector_at = received_at
    case.receipt_channel, case.receipt_evidence = channel, evidence
    case.dispute_due_on = max(last_day, case.dispute_due_on or last_day)
    _case.save_move(case)
    outbox.settle_about(about=case.about, events=("objection_decided",), by=by, at=at)
    record(
        case, ObjectionEventKind.RECEIVED_BY_OBJECTOR, at=at, actor=actor, user=by,
        channel=str(channel), received_at=received_at.isoformat(), dispute_due_on=case.dispute_due_on.isoformat(),
    )  # fmt: skip
    return case
