"""What several actions on a personal-data request share: the lock, and taking back an unsigned reply."""

from datetime import datetime

from accounts.models import User
from requests_flow.actions import _letters
from requests_flow.models import DataReply, PersonalDataRequest


def locked(case: PersonalDataRequest) -> PersonalDataRequest:
    """Return the personal-data request fresh from the database and locked until the transaction ends."""
    return (
        PersonalDataRequest.objects.select_for_update(of=("self",))
        .select_related("body", "body__region", "region", "request", "objection")
        .get(pk=case.pk)
    )


def drop_reply(reply: DataReply, *, reason: str, by: User | None, at: datetime) -> None:
    """Take back a reply that is not signed: its letter is void, its number stays used."""
    reply.recalled_at, reply.recalled_by = at, by
    reply.save(update_fields=["recalled_at", "recalled_by"])
    _letters.void_unsigned([reply.letter], reason=reason, by=by, at=at)
