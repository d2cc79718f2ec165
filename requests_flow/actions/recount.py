"""recount: the calendar changed while the clock was running."""

from datetime import datetime

from django.db import transaction

from requests_flow import clocks, messages
from requests_flow.actions import _case
from requests_flow.deadlines.schedule import Due
from requests_flow.enums import Actor, EventKind
from requests_flow.models import InformationRequest, Round
from requests_flow.timeline import record


@transaction.atomic
def recount(*, case: InformationRequest, at: datetime) -> bool:
    """Count the running deadline anew; return whether it moved.

    Of the old and the new date the later holds, so that nobody loses a day they were told they had (regulation brief
    §11). Both dates are kept, in the round and in the timeline, and both sides are told when the deadline moved.
    Called by the schedule after a change of the calendar; a request that is no longer open is left alone.
    """
    case = _case.locked(case)
    if not case.is_open:
        return False
    current = case.current_round
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
