"""recount: the calendar changed while a term of an objection was running."""

from datetime import date, datetime

from django.db import transaction

from requests_flow import clocks
from requests_flow.actions import _case, _recount
from requests_flow.deadlines.schedule import Due
from requests_flow.enums import Actor, RunningTerm
from requests_flow.models import Objection, RecountedTerm
from requests_flow.objections import messages
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind, ObjectionStatus
from requests_flow.timeline import record

T = RunningTerm


@transaction.atomic
def recount(*, case: Objection, since: datetime, at: datetime) -> bool:
    """Count the running terms of an objection anew; return whether one moved.

    `since` is when the calendar changed: what had passed on that day stays passed. Until the response that is the term
    of article 36(2), the promised one and that of the law; after it, or after silence, the term to go to the commission
    (article 37(2)) and that of an order. Of the old and the new date the later holds; both are kept, both sides told.
    """
    case = _objection.locked(case)
    changed_on = clocks.local_day(case.body, since)
    kept = [*_response(case, changed_on, at), *_dispute(case, changed_on, at), *_order(case, changed_on, at)]
    case.recounted_at = at
    _case.save_move(case)
    for row in kept:
        record(case, ObjectionEventKind.RECOUNTED, at=at, actor=Actor.SYSTEM, **_recount.facts_of(row))
    moved = [row for row in kept if _recount.has_moved(row)]
    for row in moved:
        # Where nothing shorter was promised, both terms to respond are one.
        if row.term != T.SILENCE:
            messages.term_recounted(case, row, at=at)
    return bool(moved)


def _keep(case: Objection, term: RunningTerm, before: date, due: Due, at: datetime) -> list[RecountedTerm]:
    row = _recount.keep(case, term, before=before, due=due, at=at)
    return [row] if row else []


def _response(case: Objection, changed_on: date, at: datetime) -> list[RecountedTerm]:
    if not case.is_open:
        return []
    kept = []
    if changed_on <= case.due_on:
        due = clocks.recounted_response(case)
        kept += _keep(case, T.RESPONSE, case.due_on, due, at)
        case.due_is_provisional = due.provisional
        if due.on > case.due_on:
            case.due_on, case.due_days = due.on, clocks.as_rows(due)
    if changed_on <= case.silent_after_on and not case.silence_recorded_at:
        due = clocks.silence_due(case.body, clocks.local_day(case.body, case.received_at))
        kept += _keep(case, T.SILENCE, case.silent_after_on, due, at)
        case.silent_after_on = max(due.on, case.silent_after_on)
    return kept


def _dispute(case: Objection, changed_on: date, at: datetime) -> list[RecountedTerm]:
    if case.status == ObjectionStatus.WITHDRAWN or not case.dispute_due_on or changed_on > case.dispute_due_on:
        return []
    if case.received_by_objector_at:
        due = clocks.dispute_due(case.body, clocks.local_day(case.body, case.received_by_objector_at))
    else:
        due = clocks.dispute_due_after_silence(case.body, case.silent_after_on)
    kept = _keep(case, T.DISPUTE, case.dispute_due_on, due, at)
    case.dispute_due_on = max(due.on, case.dispute_due_on)
    return kept


def _order(case: Objection, changed_on: date, at: datetime) -> list[RecountedTerm]:
    """The order's last day; the round it opened is counted anew as a round, to the same day."""
    decision = case.standing_decision
    if not case.answered_at or decision is None or not decision.order_due_on or changed_on > decision.order_due_on:
        return []
    due = clocks.order_due(case.body, decision.order_days, clocks.local_day(case.body, case.answered_at))
    kept = _keep(case, T.ORDER, decision.order_due_on, due, at)
    if due.on > decision.order_due_on:
        decision.order_due_on = due.on
        decision.save(update_fields=["order_due_on"])
    return kept
