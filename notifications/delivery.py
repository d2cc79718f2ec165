"""Delivering messages, so that nobody is told twice and nobody is forgotten.

An attempt has three steps. (1) Claim: under a lock on the row, one worker writes `claimed_at` and counts the attempt,
and commits. (2) Send, without a lock: the mail server may take its time. (3) Record: the server's answer, a Delivery
row and the erasing of the secret, in one transaction. Another worker that comes meanwhile sees the claim and leaves.

A worker that dies in the middle leaves its claim behind. The claim is a lease: after twice the time limit of a task its
holder is certainly dead, and the next worker takes over.

One moment remains. A worker that dies after the mail server accepted the mail and before that is recorded cannot be
told from one that died just before: no protocol closes this gap. Between possibly telling twice and possibly never
telling, we choose twice: legal terms run from these messages, and a second copy harms nobody. Both copies carry the
same Message-ID, made from the message's id, so mail servers and programs can recognise the second one as the first.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from notifications.channels import email
from notifications.enums import Outcome
from notifications.models import Delivery, Message
from notifications.queue import lease

logger = logging.getLogger(__name__)

# After the first, second, third and fourth failure: together long enough for a mail server to be repaired overnight.
PAUSES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3), timedelta(hours=12))
MAX_ATTEMPTS = len(PAUSES) + 1
# A task that has not begun after this time is taken for lost, and another is queued.
TASK_IS_LOST_AFTER = timedelta(minutes=15)

REFUSED = "Server penerima menolak alamat surel ini."
GAVE_UP = f"Surel belum juga terkirim setelah {MAX_ATTEMPTS} kali percobaan."
_LEASE_EXPIRED = "lease expired"


def deliver(message_id: UUID | str, *, at: datetime) -> None:
    """Make one attempt to deliver this message, if it is waiting, not in other hands and not resting after a failure.

    May be called at any time, twice, and by several workers at once. Not inside a transaction (`RuntimeError`): others
    must see the claim before the mail leaves.
    """
    message = _claim(message_id, at=at)
    if message is None:
        return
    result = email.send(message, at=at)
    logger.info("Message %s to %s: %s %s", message.pk, message.to_masked, result.outcome, result.detail)
    _record(message, result, at=at)


def due_retries(*, at: datetime) -> QuerySet[Message]:
    """Return the messages that need a task: rested after a failure, left by a dead worker, or with a lost task."""
    return Message.objects.filter(
        Q(next_try_at=None) | Q(next_try_at__lte=at),
        Q(claimed_at=None) | Q(claimed_at__lte=at - lease()),
        Q(enqueued_at=None) | Q(enqueued_at__lte=at - TASK_IS_LOST_AFTER),
        delivered_at=None,
        failed_at=None,
    )


@transaction.atomic(durable=True)
def _claim(message_id: UUID | str, *, at: datetime) -> Message | None:
    message = Message.objects.select_for_update().filter(pk=message_id).first()
    if message is None or not message.is_waiting:
        return None
    if message.claimed_at is not None and message.claimed_at > at - lease():
        return None
    if message.next_try_at is not None and message.next_try_at > at:
        return None
    if message.claimed_at is not None:
        Delivery.objects.create(message=message, at=at, outcome=Outcome.ERROR, detail=_LEASE_EXPIRED)
    if message.attempts >= MAX_ATTEMPTS:
        _fail(message, GAVE_UP, at=at)
        return None
    message.claimed_at, message.enqueued_at = at, None
    message.attempts += 1
    message.save(update_fields=["claimed_at", "enqueued_at", "attempts"])
    return message


@transaction.atomic(durable=True)
def _record(claimed: Message, result: email.Result, *, at: datetime) -> None:
    message = Message.objects.select_for_update().get(pk=claimed.pk)
    Delivery.objects.create(message=message, at=at, outcome=result.outcome, detail=result.detail)
    if result.outcome == Outcome.ACCEPTED:
        _mark_delivered(message, at=at)
    elif message.is_waiting and message.attempts == claimed.attempts:
        _mark_unsent(message, result, at=at)


def _mark_delivered(message: Message, *, at: datetime) -> None:
    # A slow worker may bring this news after others gave up, and the news is true. After a purge nothing is reopened.
    if message.delivered_at is not None or message.purged_at is not None:
        return
    message.delivered_at, message.failed_at, message.failure = at, None, ""
    message.secret = message.claimed_at = message.next_try_at = None
    message.save(update_fields=["delivered_at", "failed_at", "failure", "secret", "claimed_at", "next_try_at"])


def _mark_unsent(message: Message, result: email.Result, *, at: datetime) -> None:
    if result.outcome == Outcome.REFUSED:
        _fail(message, REFUSED, at=at)
    elif message.attempts >= MAX_ATTEMPTS:
        _fail(message, GAVE_UP, at=at)
    else:
        message.claimed_at, message.next_try_at = None, at + PAUSES[message.attempts - 1]
        message.save(update_fields=["claimed_at", "next_try_at"])


def _fail(message: Message, why: str, *, at: datetime) -> None:
    message.failed_at, message.failure = at, why
    message.secret = message.claimed_at = message.next_try_at = None
    # A message that was sent again and failed again is a new task for the officer.
    message.settled_at = message.settled_by = None
    message.save()
    logger.error("Message %s to %s failed: %s", message.pk, message.to_masked, why)
