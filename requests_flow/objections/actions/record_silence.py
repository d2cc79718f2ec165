"""record_silence: the superior did not respond within the 30 working days of the law."""

from datetime import datetime

from django.db import transaction

from registry import selectors as registry_selectors
from requests_flow import clocks
from requests_flow.actions import _case
from requests_flow.enums import Actor
from requests_flow.models import Objection
from requests_flow.objections import messages
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def record_silence(*, case: Objection, at: datetime) -> bool:
    """Record the silence with the last day to go to the commission (UU 14/2008 article 36(2); Perki 1/2013, D09).

    The status stays: the superior may still respond, late. Where a regulation of the regent provides for it, the
    objection is put before the regency too. Return whether it was recorded now; False when it is answered, not due yet
    or recorded before.
    """
    case = _objection.locked(case)
    if not case.is_open or case.silence_recorded_at or _case.local_day(case, at) <= case.silent_after_on:
        return False
    case.silence_recorded_at = at
    case.dispute_due_on = clocks.dispute_due_after_silence(case.body, case.silent_after_on).on
    _case.save_move(case)
    record(
        case, ObjectionEventKind.SILENCE_RECORDED, at=at, actor=Actor.SYSTEM,
        silent_after_on=case.silent_after_on.isoformat(), dispute_due_on=case.dispute_due_on.isoformat(),
    )  # fmt: skip
    config = registry_selectors.config_for(case.body)
    regulation = config.escalation_regulation if config.escalates_objections else ""
    if regulation:
        record(case, ObjectionEventKind.ESCALATED, at=at, actor=Actor.SYSTEM, regulation=regulation)
    messages.silent(case, at=at, regulation=regulation)
    return True
