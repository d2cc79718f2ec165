"""expire: a decided objection is over although nobody closed it."""

from datetime import datetime

from django.db import transaction

from requests_flow import endings
from requests_flow.actions import _case
from requests_flow.enums import Actor
from requests_flow.models import Objection
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def expire(*, case: Objection, at: datetime) -> bool:
    """Close an objection from whose response nothing can follow any more; return whether it was closed now.

    Called by the schedule (UU 27/2022 article 43, as with a request).
    """
    case = _objection.locked(case)
    over_on = endings.objection_over_on(case)
    if over_on is None or _case.local_day(case, at) <= over_on:
        return False
    case.expire()
    _case.save_move(case)
    record(case, ObjectionEventKind.CLOSED, at=at, actor=Actor.SYSTEM, over_on=over_on.isoformat())
    return True
