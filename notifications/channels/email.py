"""Mails: making one from a message and handing it to the mail server."""

import logging
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from notifications.enums import Outcome
from notifications.masking import trace
from notifications.models import Message
from notifications.outbox import SECRET_PLACEHOLDER

logger = logging.getLogger(__name__)

# One silence of the server. A task may last longer (several answers), and has a limit of its own.
SERVER_SILENCE_SECONDS = 20


@dataclass(frozen=True)
class Result:
    """How an attempt ended: the outcome and a code. Never an address or a server's own words, which quote it."""

    outcome: Outcome
    detail: str = ""


def message_id(message: Message) -> str:
    """Return the Message-ID of every attempt for this message: mail programs show two copies as one."""
    return f"<{message.pk}@{urlsplit(settings.SITE_URL).hostname}>"


def send(message: Message, *, at: datetime) -> Result:
    """Hand the message, with its secret filled in, to the mail server, and return the server's answer.

    Only a final refusal of the recipient (5xx) is REFUSED. Everything else that goes wrong may pass, so it is ERROR:
    also a refusal with 4xx, by which many servers put off a sender whom they do not know yet.
    """
    mail = _mail(message, at=at)
    try:
        _hand_over(mail)
    except SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        final = all(code >= 500 for code in codes)
        return Result(Outcome.REFUSED if final else Outcome.ERROR, f"SMTP {max(codes)}")
    except SMTPResponseException as error:
        return Result(Outcome.ERROR, f"{type(error).__name__} {error.smtp_code}")
    except (SMTPException, OSError) as error:
        return Result(Outcome.ERROR, type(error).__name__)
    except Exception as error:  # noqa: BLE001  a mail that cannot be made must end on an officer's list too
        logger.error("Message %s could not be made into a mail.\n%s", message.pk, trace(error))
        return Result(Outcome.ERROR, type(error).__name__)
    _keep_copy(mail, message)
    return Result(Outcome.ACCEPTED)


def _mail(message: Message, *, at: datetime) -> EmailMessage:
    return EmailMessage(
        subject=message.subject,
        body=message.body.replace(SECRET_PLACEHOLDER, message.secret or ""),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.to_address or ""],
        headers={
            "Message-ID": message_id(message),
            "Date": format_datetime(at),
            "Auto-Submitted": "auto-generated",
        },
    )


def _hand_over(mail: EmailMessage) -> None:
    connection = get_connection(timeout=SERVER_SILENCE_SECONDS)
    try:
        connection.open()
        if connection.send_messages([mail]) != 1:
            raise SMTPException("The mail backend sent nothing.")
    except Exception:
        # Not for the worker's time limit (SystemExit): a silent server would hold the worker again with its goodbye.
        _close(connection)
        raise
    _close(connection)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (SMTPException, OSError) as error:
        # The server has already answered for the mail. Sending it again because of a bad goodbye would tell twice.
        logger.warning("The mail server did not say goodbye: %s", type(error).__name__)


def _keep_copy(mail: EmailMessage, message: Message) -> None:
    if not settings.MAIL_COPY_DIR:
        return
    folder = Path(settings.MAIL_COPY_DIR)
    name = f"{message.queued_at:%Y%m%d-%H%M%S}-{message.event}-{message.pk}.eml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(mail.message().as_bytes())
    except OSError as error:
        # The mail is on its way; a full disk must not make it leave again.
        logger.warning("No copy of message %s was kept: %s", message.pk, type(error).__name__)
