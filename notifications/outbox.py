"""Writing messages. The row is made in the transaction of the action it tells about; delivery follows the commit."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from accounts.models import User
from notifications import queue as work
from notifications.enums import Channel
from notifications.masking import has_personal_number, mask_address
from notifications.models import Message, Muted
from notifications.rendering import render

SECRET_PLACEHOLDER = "[[rahasia]]"
UNUSABLE_ADDRESS = "Alamat surel ini tidak dapat dipakai. Periksa tulisannya."
PURGED = "Data pribadi penerima sudah dihapus."

_DELIVER = "notifications.delivery.deliver"


class MessageRefused(Exception):
    """The message may not be written or sent like this. The text is a sentence in Indonesian."""


@transaction.atomic
def queue(
    *,
    event: str,
    to_email: str | None,
    context: Mapping[str, Any],
    about: str,
    dedupe_key: str,
    at: datetime,
    secret: str | None = None,
    to_user: User | None = None,
    legal: bool = True,
    scope: str = "",
) -> Message | None:
    """Write one message from templates/messages/<event>/ into the outbox and queue its delivery.

    `about` and `scope` are opaque words ("request:<uuid>", "body:<id>"): what it is about, and whose task it becomes
    when it cannot be delivered. The same `dedupe_key` again returns the message that is there. An address that can be
    none does not undo the action: its message is written as failed, for an officer to see. Without an address, and for
    a message that is not `legal` and that the user has muted, it goes into the user's inbox in the portal only; without
    a user either, there is nothing to write, and None is returned.

    A `secret` is kept encrypted, takes the place of [[rahasia]] in the body when the mail leaves, and is then erased.
    Raises `MessageRefused` for a misplaced secret and for a text with a 16-digit number (no NIK in mails: pass what
    people typed through `masking.mask_personal_numbers` first), and `rendering.UndefinedVariable` for a missing fact.
    """
    if to_user and not legal and Muted.objects.filter(user=to_user, event=event).exists():
        to_email = None
    if not to_email and not to_user:
        return None
    if existing := Message.objects.filter(dedupe_key=dedupe_key).first():
        return existing
    subject, body = render(event, context)
    _check_text(subject, body, secret)
    message = Message(
        event=event,
        channel=Channel.EMAIL if to_email else Channel.PORTAL,
        to_address=to_email or None,
        to_masked=mask_address(to_email) if to_email else "",
        to_user=to_user,
        subject=subject,
        body=body,
        secret=secret,
        about=about,
        scope=scope,
        dedupe_key=dedupe_key,
        legal=legal,
        queued_at=at,
    )
    return _store(message, at=at)


@transaction.atomic
def send_again(*, message: Message, by: User | None, at: datetime, to_email: str | None = None) -> Message:
    """Give a failed message a fresh set of attempts, to another address if one is given; return it.

    Raises `MessageRefused` when it did not fail, when its personal data or its secret is gone (then the action that
    made the secret has to make a new one), or when the address can be none. `by` is noted as who settled the failure.
    """
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.failed_at is None:
        raise MessageRefused("Pesan ini tidak gagal, jadi tidak perlu dikirim ulang.")
    if message.purged_at is not None:
        raise MessageRefused("Data pribadi dalam pesan ini sudah dihapus. Pesan tidak dapat dikirim ulang.")
    if SECRET_PLACEHOLDER in message.body:
        raise MessageRefused("Kunci rahasia dalam pesan ini sudah dihapus. Buatkan kunci baru.")
    if to_email:
        message.to_address, message.to_masked = to_email, mask_address(to_email)
    if not _is_address(message.to_address):
        raise MessageRefused(UNUSABLE_ADDRESS)
    message.failed_at, message.failure, message.attempts, message.next_try_at = None, "", 0, None
    message.settled_at, message.settled_by, message.enqueued_at = at, by, at
    message.save()
    work.enqueue(_DELIVER, message.pk)
    return message


@transaction.atomic
def settle(*, message: Message, by: User | None, at: datetime) -> None:
    """Take a failed message off the task list: the person was told in another way. Others are left alone."""
    Message.objects.filter(pk=message.pk, failed_at__isnull=False, settled_at=None).update(settled_at=at, settled_by=by)


def settle_about(*, about: str, events: Collection[str], by: User | None, at: datetime) -> int:
    """Take the failed messages of these events about a case off the task list; return how many.

    The person has the news by another channel: that is proven.
    """
    failed = Message.objects.filter(about=about, event__in=events, failed_at__isnull=False, settled_at=None)
    return failed.update(settled_at=at, settled_by=by)


def mark_read(*, user: User, at: datetime, message_id: UUID | None = None) -> int:
    """Note that a user has read one message, or all, in the portal's inbox; return how many were new."""
    messages = Message.objects.filter(to_user=user, read_at=None)
    return (messages.filter(pk=message_id) if message_id else messages).update(read_at=at)


@transaction.atomic
def mute(*, user: User, events: Collection[str], among: Collection[str]) -> None:
    """Let a user have these kinds of messages in the portal only; `among` are all that may be muted.

    Raises ValueError for a kind that may not.
    """
    if not set(events) <= set(among):
        raise ValueError("Pemberitahuan ini wajib dikirim.")
    Muted.objects.filter(user=user, event__in=among).exclude(event__in=events).delete()
    for event in events:
        Muted.objects.get_or_create(user=user, event=event)


@transaction.atomic
def purge(*, about: str, at: datetime) -> int:
    """Erase addresses, texts and secrets of all messages about this, and return how many.

    What stays is the evidence: event, moments, attempts, and the masked address. A message that still waits will not
    leave any more.
    """
    count = 0
    for message in (
        Message.objects.select_for_update().defer("to_address", "secret").filter(about=about, purged_at=None)
    ):
        if message.is_waiting:
            message.failed_at, message.failure, message.settled_at = at, PURGED, at
        message.to_address, message.subject, message.body, message.secret = None, "", "", None
        message.to_user, message.purged_at = None, at
        message.save()
        count += 1
    return count


def _check_text(subject: str, body: str, secret: str | None) -> None:
    if has_personal_number(subject) or has_personal_number(body):
        raise MessageRefused("Pesan memuat nomor 16 angka. NIK tidak boleh ditulis dalam surel.")
    if SECRET_PLACEHOLDER in subject:
        raise MessageRefused("Kunci rahasia tidak boleh ditulis dalam judul surel.")
    if (SECRET_PLACEHOLDER in body) != bool(secret):
        raise MessageRefused("Pesan dan kunci rahasianya tidak cocok.")


def _store(message: Message, *, at: datetime) -> Message:
    if message.channel == Channel.PORTAL:
        message.delivered_at, message.secret = at, None
    elif _is_address(message.to_address):
        message.enqueued_at = at
    else:
        message.failed_at, message.failure, message.secret = at, UNUSABLE_ADDRESS, None
    message.clean_fields(exclude={"to_address", "secret"})
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        # Another transaction wrote the same message while this one was being made.
        return Message.objects.get(dedupe_key=message.dedupe_key)
    if message.is_waiting:
        work.enqueue(_DELIVER, message.pk)
    return message


def _is_address(address: str | None) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True
