"""reissue_key: give who objects without a request a new tracking key after checking identity; the old one dies."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case, _keys
from requests_flow.models import Objection
from requests_flow.objections import messages, policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def reissue_key(*, case: Objection, by: User, at: datetime) -> str:
    """Return a new key in clear, to be shown once; every older key of `case` stops working. Raises Denied."""
    case = _objection.locked(case)
    actor = policies.reissue_key(by, case, on=_case.local_day(case, at))
    key, fresh = _keys.renew(case, by=by, at=at)
    record(case, ObjectionEventKind.KEY_REISSUED, at=at, actor=actor, user=by, key=fresh.pk)
    messages.key_reissued(case, key=key, at=at, edition=fresh.pk)
    return key
