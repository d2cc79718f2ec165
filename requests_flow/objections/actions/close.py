"""close: the response has arrived and the file is done."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.models import Objection
from requests_flow.objections import policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def close(*, case: Objection, by: User, at: datetime) -> Objection:
    """Close an answered objection whose receipt is proven. Raises Denied."""
    case = _objection.locked(case)
    actor = policies.close(by, case, on=_case.local_day(case, at))
    case.close()
    _case.save_move(case)
    record(case, ObjectionEventKind.CLOSED, at=at, actor=actor, user=by)
    return case
