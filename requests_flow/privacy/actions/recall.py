"""recall: take back a reply that is not signed yet, to write it anew."""

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
def recall(*, case: PersonalDataRequest, reason: str, by: User, at: datetime) -> PersonalDataRequest:
    """Void the unsigned reply with `reason` and go back to looking into it; the clock runs on. Raises Denied."""
    case = _data_request.locked(case)
    actor = policies.recall(by, case, on=_case.local_day(case, at))
    standing = case.standing_reply
    case.recall()
    _case.save_move(case)
    _data_request.drop_reply(standing, reason=reason, by=by, at=at)
    record(case, DataEventKind.REPLY_RECALLED, at=at, actor=actor, user=by, letter=str(standing.letter_id))
    return case
