"""take_up: an officer starts to look into a personal-data request."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.models import PersonalDataRequest
from requests_flow.privacy import policies
from requests_flow.privacy.actions import _data_request
from requests_flow.privacy.enums import DataEventKind
from requests_flow.timeline import record


@transaction.atomic
def take_up(*, case: PersonalDataRequest, by: User, at: datetime) -> PersonalDataRequest:
    """Note that somebody looks into `case`; the clock runs on. Raises Denied."""
    case = _data_request.locked(case)
    actor = policies.take_up(by, case, on=_case.local_day(case, at))
    case.take_up()
    _case.save_move(case)
    record(case, DataEventKind.TAKEN_UP, at=at, actor=actor, user=by)
    return case
