"""Accept an invitation: the person takes up the office, with a new account or the one there is."""

import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions import create_user
from accounts.models import User
from registry import selectors
from registry.actions._letter_of_invitation import hash_token
from registry.actions._office import put_in_office
from registry.models import Appointment, Invitation

UNKNOWN = "Undangan ini tidak dikenal. Mungkin tautannya terpotong, atau sudah diganti dengan undangan yang lebih baru."


@transaction.atomic
def accept_invitation(
    *, token: str, full_name: str = "", password: str = "", by: User | None, at: datetime.datetime
) -> Appointment:
    """Use up the link and put the person into office from today on.

    `by` is the person who is signed in: it must be the person who was invited, known by the e-mail address. Without
    one an account is made from `full_name` and `password`. Raise ValidationError with a sentence when the link is
    unknown, used, revoked or expired, when somebody else is signed in, or when the office is no longer free for them.
    """
    invitation = find_open(token, at, lock=True)
    user = by or _new_user(invitation, full_name, password, at)
    if user.email != invitation.email:
        raise ValidationError(
            f"Anda sedang masuk sebagai {user.full_name}, sedangkan undangan ini untuk {invitation.email}. "
            "Keluar dahulu, lalu buka tautan undangan ini lagi."
        )
    appointment = put_in_office(
        user=user,
        body=invitation.body,
        role=invitation.role,
        starts_on=selectors.local_date(invitation.body, at),
        position_title=invitation.position_title,
        by=invitation.created_by,
        at=at,
    )
    invitation.accepted_at, invitation.accepted_by = at, user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    return appointment


def find_open(token: str, at: datetime.datetime, *, lock: bool = False) -> Invitation:
    """Return the invitation of a token that still works; raise ValidationError with the reason otherwise."""
    rows = Invitation.objects.select_related("body__region", "created_by").filter(token_hash=hash_token(token))
    invitation = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if invitation is None:
        raise ValidationError(UNKNOWN)
    if invitation.accepted_at is not None:
        raise ValidationError("Undangan ini sudah pernah dipakai. Silakan masuk dengan akun Anda.")
    if invitation.revoked_at is not None:
        raise ValidationError("Undangan ini sudah dibatalkan oleh pengirimnya.")
    if not invitation.is_open(at):
        raise ValidationError("Undangan ini sudah melewati batas waktunya. Mintalah pengirimnya mengirim ulang.")
    return invitation


def has_account(invitation: Invitation) -> bool:
    """True when the invited address belongs to an account that has proven it; an unproven claim does not count."""
    return EmailAddress.objects.filter(email=invitation.email, verified=True).exists()


def _new_user(invitation: Invitation, full_name: str, password: str, at: datetime.datetime) -> User:
    if has_account(invitation):
        raise ValidationError(
            f"Alamat {invitation.email} sudah punya akun. Masuk dahulu dengan akun itu, lalu buka tautan ini lagi."
        )
    name = " ".join(full_name.split()) or invitation.full_name
    # Whoever holds the link reads that mailbox: the address is proven.
    return create_user(
        full_name=name,
        email=invitation.email,
        password=password,
        email_verified=True,
        by=invitation.created_by,
        at=at,
    )
