"""Questions about messages and jobs: the evidence of delivery, and the task lists of officers and the regency."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from accounts.models import User
from notifications.enums import Outcome
from notifications.models import Delivery, Job, Message, Muted

LATE_AFTER = timedelta(hours=1)


def accepted(*, about: str, event: str, since: datetime | None = None) -> Delivery | None:
    """Return the first acceptance by a mail server, from `since` on, of a message of this event about this, or None.

    It is the evidence that the person was told: terms for objection count from the first proven channel.
    """
    deliveries = Delivery.objects.filter(message__about=about, message__event=event, outcome=Outcome.ACCEPTED)
    if since is not None:
        deliveries = deliveries.filter(at__gte=since)
    return deliveries.order_by("at", "id").first()


def failed(*, scopes: Iterable[str] | None = None, abouts: Iterable[str] | None = None) -> QuerySet[Message]:
    """Return the messages that could not be delivered and that nobody has settled yet, oldest first.

    `scopes` and `abouts` narrow the list to what the reader may see; without them it is the list for the whole portal.
    Addresses and secrets are not read: show `to_masked`.
    """
    messages = Message.objects.filter(failed_at__isnull=False, settled_at=None)
    if scopes is not None:
        messages = messages.filter(scope__in=scopes)
    if abouts is not None:
        messages = messages.filter(about__in=abouts)
    return messages.defer("to_address", "secret").order_by("failed_at", "id")


def inbox(user: User) -> QuerySet[Message]:
    """Return what was written to a user, the latest first. Addresses and secrets are not read."""
    messages = Message.objects.filter(to_user=user, purged_at=None)
    return messages.defer("to_address", "secret").order_by("-queued_at", "-id")


def muted(user: User) -> set[str]:
    """Return the kinds of messages that a user wants in the portal only."""
    return set(Muted.objects.filter(user=user).order_by().values_list("event", flat=True))


def late(*, at: datetime) -> QuerySet[Message]:
    """Return the messages that nobody has even tried to deliver for an hour: the sign that no worker runs."""
    messages = Message.objects.filter(delivered_at=None, failed_at=None, attempts=0, queued_at__lt=at - LATE_AFTER)
    return messages.defer("to_address", "secret").order_by("queued_at", "id")


def stopped_jobs() -> QuerySet[Job]:
    """Return the jobs that were stopped after too many starts without finishing, the latest first."""
    return Job.objects.filter(stopped_at__isnull=False).order_by("-stopped_at", "-id")
