"""expire: an answered request is over although nobody closed it."""

from datetime import datetime

from django.db import transaction

from requests_flow import endings
from requests_flow.actions import _case
from requests_flow.enums import Actor, EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def expire(*, case: InformationRequest, at: datetime) -> bool:
    """Close a request from whose answer nothing can follow any more; return whether it was closed now.

    Without this the data of who asked would be kept for ever where the desk forgets to close (UU 27/2022 article 43).
    Called by the schedule.
    """
    case = _case.locked(case)
    over_on = endings.request_over_on(case)
    if over_on is None or _case.local_day(case, at) <= over_on:
        return False
    case.expire()
    _case.save_move(case)
    record(case, EventKind.CLOSED, at=at, actor=Actor.SYSTEM, over_on=over_on.isoformat())
    return True
