"""Resend an invitation: a new link, and the old one dies."""

import datetime

from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.actions import _letter_of_invitation as letter
from registry.actions._unanswered import lock_unanswered
from registry.models import Invitation


@transaction.atomic
def resend_invitation(*, invitation: Invitation, by: User | None, at: datetime.datetime) -> Invitation:
    """Send the invitation again with a new link and a new term; also when the old one has expired.

    Raise Denied for anybody who may not; ValidationError when it was accepted or revoked.
    """
    current = lock_unanswered(invitation)
    if by is not None:
        policies.manage_staff(by, current.body, selectors.local_date(current.body, at), current.role)
    token = letter.new_token()
    current.token_hash, current.expires_at = letter.hash_token(token), letter.expiry(at)
    current.last_sent_at, current.times_sent = at, current.times_sent + 1
    current.save(update_fields=["token_hash", "expires_at", "last_sent_at", "times_sent"])
    letter.send(current, token, selectors.config_for(current.body), at)
    return current
