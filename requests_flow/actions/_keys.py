"""Tracking keys of a case: ending the old ones, giving a new one."""

from datetime import datetime

from accounts.models import User
from requests_flow import keys
from requests_flow.models import TrackingKey
from requests_flow.timeline import Case


def revoke(case: Case, *, by: User | None, at: datetime) -> None:
    """End every living key of `case`; the caller holds the lock."""
    for old in case.tracking_keys.filter(revoked_at=None):
        old.revoked_at, old.revoked_by = at, by
        old.save(update_fields=["revoked_at", "revoked_by"])


def give(case: Case, *, by: User | None, at: datetime) -> tuple[str, TrackingKey]:
    """Return a new key in clear, and its row."""
    key = keys.new_key()
    return key, case.tracking_keys.create(key_hash=keys.key_hash(key), issued_at=at, issued_by=by)


def renew(case: Case, *, by: User, at: datetime) -> tuple[str, TrackingKey]:
    """Return a new key in clear, and its row; every older key of `case` stops working."""
    revoke(case, by=by, at=at)
    return give(case, by=by, at=at)
