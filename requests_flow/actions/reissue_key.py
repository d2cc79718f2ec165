"""reissue_key: give the applicant a new tracking key after checking identity; the old one dies."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import messages, policies
from requests_flow.actions import _case, _keys
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def reissue_key(*, case: InformationRequest, by: User, at: datetime) -> str:
    """Return a new key in clear, to be shown once; every older key of `case` stops working. Raises Denied."""
    case = _case.locked(case)
    actor = policies.reissue_key(by, case, on=_case.local_day(case, at))
    key, fresh = _keys.renew(case, by=by, at=at)
    record(case, EventKind.KEY_REISSUED, at=at, actor=actor, user=by, key=fresh.pk)
    messages.key_reissued(case, key=key, at=at, edition=fresh.pk)
    return key
