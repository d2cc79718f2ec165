"""A message that never arrived: another address, another attempt, or another way of telling."""

from datetime import datetime
from typing import Any

from accounts.models import User
from notifications import outbox
from notifications.models import Message
from requests_flow.enums import Actor
from requests_flow.models.identity import Identity
from requests_flow.timeline import Case, record


def holds_secret(message: Message) -> bool:
    """Did the message carry a tracking key? It is erased by now, so only a new key can be sent."""
    return outbox.SECRET_PLACEHOLDER in message.body


def correct(
    case: Case, who: Identity | None, kind: Any, message: Message, email: str, *, actor: Actor, by: User, at: datetime
) -> bool:
    """Keep the address that was corrected, with its event, and send the message there; return whether it leaves again.

    A message that carried a key does not: the caller gives a new key, which is mailed by itself. Raises MessageRefused.
    """
    if who is not None and who.email != email:
        who.email = email
        who.full_clean(exclude=["salt"])
        who.save(update_fields=["email"])
    record(case, kind, at=at, actor=actor, user=by, message=str(message.pk), event=message.event)
    if holds_secret(message):
        outbox.settle(message=message, by=by, at=at)
        return False
    outbox.send_again(message=message, by=by, at=at, to_email=email)
    return True
