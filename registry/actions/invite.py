"""Invite: ask a person by e-mail to take up an office."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.actions import _letter_of_invitation as letter
from registry.actions._office import check_free_for, check_role_fits, lock_body
from registry.enums import Role
from registry.models import Invitation, PublicBody


@transaction.atomic
def invite(
    *,
    body: PublicBody,
    role: str,
    full_name: str,
    email: str,
    position_title: str = "",
    by: User | None,
    at: datetime.datetime,
) -> Invitation:
    """Invite a person into a role of a body; the message with the single-use link leaves after commit.

    Raise Denied for anybody who may not; ValidationError when the address is none, the role does not fit, the person
    holds the role already, may not hold it (PPID and village head of one body), or was invited and has not answered.
    """
    body = lock_body(body)
    config = selectors.config_for(body)
    on = selectors.local_date(body, at)
    if by is not None:
        policies.manage_staff(by, body, on, role)
    fitting = check_role_fits(body, role)
    address = letter.clean_email(email)
    person = User.objects.filter(email=address).first()
    if person is not None:
        check_free_for(person, body, fitting, on, None)
    _check_not_waiting(body, fitting, address)
    invitation, token = letter.draft(
        body=body,
        role=fitting,
        full_name=letter.clean_name(full_name),
        email=address,
        position_title=position_title,
        by=by,
        at=at,
    )
    invitation.full_clean()
    invitation.save()
    letter.send(invitation, token, config, at)
    return invitation


def _check_not_waiting(body: PublicBody, role: Role, email: str) -> None:
    if Invitation.objects.unanswered().filter(body=body, role=role, email=email).exists():
        raise ValidationError(
            f"{email} sudah diundang sebagai {role.label} di {body.name} dan belum menjawab. "
            "Kirim ulang undangan itu bila perlu."
        )
