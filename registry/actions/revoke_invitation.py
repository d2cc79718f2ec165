"""Revoke an invitation: its link dies."""

import datetime

from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.actions._unanswered import lock_unanswered
from registry.models import Invitation


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User | None, at: datetime.datetime) -> Invitation:
    """Take the invitation back. Raise Denied for anybody who may not; ValidationError when it was answered already."""
    current = lock_unanswered(invitation)
    if by is not None:
        policies.manage_staff(by, current.body, selectors.local_date(current.body, at), current.role)
    current.revoked_at, current.revoked_by = at, by
    current.save(update_fields=["revoked_at", "revoked_by"])
    return current
