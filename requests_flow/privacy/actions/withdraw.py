"""withdraw: the person no longer wants a reply."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.enums import Actor
from requests_flow.models import PersonalDataRequest
from requests_flow.policies import Person
from requests_flow.privacy import messages, policies
from requests_flow.privacy.actions import _data_request
from requests_flow.privacy.enums import DataEventKind
from requests_flow.timeline import record

REASON = "Permintaan dicabut pemilik data sebelum surat ditandatangani."


@transaction.atomic
def withdraw(*, case: PersonalDataRequest, by: Person, at: datetime) -> PersonalDataRequest:
    """End `case` at the person's wish; a reply that is not signed yet is voided. Raises Denied."""
    case = _data_request.locked(case)
    actor = policies.withdraw(by, case, on=_case.local_day(case, at))
    user = by if isinstance(by, User) else None
    standing = case.standing_reply
    case.withdraw()
    _case.save_move(case)
    if standing:
        _data_request.drop_reply(standing, reason=REASON, by=user, at=at)
    record(case, DataEventKind.WITHDRAWN, at=at, actor=actor, user=user)
    messages.withdrawn(case, at=at, told_by_subject=actor is Actor.APPLICANT)
    return case
