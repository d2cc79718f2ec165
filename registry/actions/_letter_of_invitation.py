"""The token of an invitation and the message that carries it."""

import datetime
import hashlib
import re
import secrets
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from accounts.models import User
from notifications import outbox
from registry.models import Invitation, PublicBody, RegencyConfig

VALID_DAYS = 14
TOKEN_BYTES = 24
LONGEST_NAME = 150
MANY_DIGITS = re.compile(r"\d{6}")


def new_token() -> str:
    """Return a token nobody can guess (192 bits)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def expiry(at: datetime.datetime) -> datetime.datetime:
    """Return when an invitation sent at that moment stops working."""
    return at + datetime.timedelta(days=VALID_DAYS)


def clean_email(email: str) -> str:
    """Return the address in the one spelling that is stored; raise ValidationError when it is none."""
    cleaned = email.strip().lower()
    try:
        validate_email(cleaned)
    except ValidationError:
        sentence = f"Alamat surel '{email.strip()}' tidak benar. Contoh yang benar: nama@desa.id."
        raise ValidationError({"email": sentence}) from None
    return cleaned


def clean_name(full_name: str) -> str:
    """Return the name with single spaces; raise ValidationError when it is empty, too long or holds a number."""
    cleaned = " ".join(full_name.split())
    if not cleaned:
        raise ValidationError({"full_name": "Tulis nama lengkap orang yang diundang."})
    if len(cleaned) > LONGEST_NAME:
        raise ValidationError({"full_name": f"Nama lengkap paling panjang {LONGEST_NAME} huruf."})
    if MANY_DIGITS.search(cleaned):
        raise ValidationError({"full_name": "Tulis nama saja, tanpa NIK atau nomor lain."})
    return cleaned


def draft(
    *,
    body: PublicBody,
    role: str,
    full_name: str,
    email: str,
    position_title: str,
    by: User | None,
    at: datetime.datetime,
) -> tuple[Invitation, str]:
    """Return an invitation that is not stored yet, and the token whose hash it holds."""
    token = new_token()
    invitation = Invitation(
        body=body,
        role=role,
        full_name=full_name,
        email=email,
        position_title=position_title.strip(),
        token_hash=hash_token(token),
        expires_at=expiry(at),
        created_at=at,
        created_by=by,
        last_sent_at=at,
    )
    return invitation, token


def send(invitation: Invitation, token: str, config: RegencyConfig, at: datetime.datetime) -> None:
    """Queue the message with the link. The link is the secret of the message: it is erased once delivered."""
    inviter = invitation.created_by.full_name if invitation.created_by else config.regency.full_name
    outbox.queue(
        event="invitation",
        to_email=invitation.email,
        context={
            "full_name": invitation.full_name,
            "role": invitation.get_role_display(),
            "body": invitation.body.name,
            "regency": config.regency.full_name,
            "inviter": inviter,
            "expires_on": invitation.expires_at.astimezone(ZoneInfo(config.time_zone)).date(),
        },
        about=f"invitation:{invitation.pk}",
        dedupe_key=f"invitation:{invitation.pk}:{invitation.times_sent}",
        at=at,
        secret=settings.SITE_URL + reverse("registry:accept_invitation", args=[token]),
        scope=f"body:{invitation.body.public_id}",
    )
