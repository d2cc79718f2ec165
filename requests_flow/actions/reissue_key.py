"""reissue_key: give the applicant a new tracking key after checking identity; the old one dies."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import keys, messages, policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest, TrackingKey
from requests_flow.timeline import record


@transaction.atomic
def reissue_key(*, case: InformationRequest, by: User, at: datetime) -> str:
    """Return a new key in clear, to be shown once; every older key of `case` stops working. Raises Denied."""
    case = _case.locked(case)
    actor = policies.reissue_key(by, case, on=_case.local_day(case, at))
    for old in TrackingKey.objects.filter(request=case, revoked_at=None):
        old.revoked_at, old.revoked_by = at, by
        old.save(update_fields=["revoked_at", "revoked_by"])
    key = keys.new_key()
    fresh = TrackingKey.objects.create(request=case, key_hash=keys.key_hash(key), issued_at=at, issued_by=by)
    record(case, EventKind.KEY_REISSUED, at=at, actor=actor, user=by, key=fresh.pk)
    messages.key_reissued(case, key=key, at=at, edition=fresh.pk)
    return key
