"""close: the reply has reached the person and what it promised is done."""

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
def close(*, case: PersonalDataRequest, by: User, at: datetime) -> PersonalDataRequest:
    """Close an answered personal-data request. Raises Denied."""
    case = _data_request.locked(case)
    actor = policies.close(by, case, on=_case.local_day(case, at))
    case.close()
    _case.save_move(case)
    record(case, DataEventKind.CLOSED, at=at, actor=actor, user=by)
    return case
