"""recount: the calendar changed while the clock was running."""

from datetime import datetime

from django.db import transaction

from registry import selectors as registry_selectors
from requests_flow import clocks, messages
from requests_flow.actions import _case, _recount
from requests_flow.deadlines.schedule import Due
from requests_flow.enums import Actor, EventKind, RequestStatus, RunningTerm
from requests_flow.models import InformationRequest, RecountedTerm, Round
from requests_flow.timeline import record


@transaction.atomic
def recount(*, case: InformationRequest, at: datetime) -> bool:
    """Count the running terms of a request anew; return whether one moved.

    Of the old and the new date the later holds, so that nobody loses a day they were told they had (regulation brief
    §11). Both dates are kept and told to both sides. While the request is open that is the term to answer, and the one
    to complete while that is awaited; after the answer the term to object, if it had not passed when the calendar
    changed. Called by the schedule after a change of the calendar.
    """
    case = _case.locked(case)
    current = case.current_round
    if case.is_open:
        moved = _recount_answer(case, current, at)
        return (case.status == RequestStatus.INCOMPLETE and _recount_completion(case, current, at)) or moved
    return bool(current.objection_due_on) and _recount_objection(case, current, at)


def _recount_answer(case: InformationRequest, current: Round, at: datetime) -> bool:
    before, due = current.deadline_on, clocks.recounted(current, case.body)
    counted_before = {row["on"] for row in current.deadline_days if row["counted"]}
    current.recounted_at, current.due_is_provisional = at, due.provisional
    moved = due.on > before
    if moved:
        current.recounted_due_on, current.recounted_due_days = due.on, clocks.as_rows(due)
    current.save()
    if due.on != before:
        _record(case, current, due, before.isoformat(), at)
    if moved:
        closed = [day for day in due.because if not day.counted and day.on.isoformat() in counted_before]
        messages.recounted(case, before=before, closed=closed, at=at)
    return moved


def _record(case: InformationRequest, current: Round, due: Due, before: str, at: datetime) -> None:
    record(
        case, EventKind.RECOUNTED, at=at, actor=Actor.SYSTEM,
        before=before, counted=due.on.isoformat(), due_on=current.deadline_on.isoformat(),
    )  # fmt: skip


def _recount_completion(case: InformationRequest, current: Round, at: datetime) -> bool:
    """D03: the term began when the notice counted, on paper with the signature."""
    letter = current.completion_letter
    began = letter.signed_at if letter and letter.signed_at else current.completion_asked_at
    due = clocks.completion_due(case.body, clocks.local_day(case.body, began))
    kept = _recount.keep(current, RunningTerm.COMPLETION, before=current.completion_due_on, due=due, at=at)
    if kept:
        current.completion_due_on = kept.holds_on
    return _told(case, current, kept, at)


def _recount_objection(case: InformationRequest, current: Round, at: datetime) -> bool:
    """Article 36(1): 30 working days since the answer arrived; what had passed before the change stays passed."""
    changed_at = registry_selectors.calendar_changed_at(case.body)
    if changed_at is None or clocks.local_day(case.body, min(changed_at, at)) > current.objection_due_on:
        return False
    arrived_on = clocks.local_day(case.body, current.received_by_applicant_at)
    due = clocks.objection_due(case.body, arrived_on)
    kept = _recount.keep(current, RunningTerm.OBJECTION, before=current.objection_due_on, due=due, at=at)
    if kept:
        current.objection_due_on = kept.holds_on
    return _told(case, current, kept, at)


def _told(case: InformationRequest, current: Round, kept: RecountedTerm | None, at: datetime) -> bool:
    current.recounted_at = at
    current.save()
    if kept:
        record(case, EventKind.RECOUNTED, at=at, actor=Actor.SYSTEM, **_recount.facts_of(kept))
    if kept and _recount.has_moved(kept):
        messages.term_recounted(case, kept, at=at)
        return True
    return False
