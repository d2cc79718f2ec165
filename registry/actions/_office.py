"""What every way into an office shares: the lock, the fit of role and body, the rule of two hats."""

import datetime

from django.core.exceptions import ValidationError

from accounts.models import User
from registry.enums import INCOMPATIBLE_ROLES, REGENCY_ROLES, BodyKind, Role
from registry.models import Appointment, PublicBody


def lock_body(body: PublicBody) -> PublicBody:
    """Return the body fresh and locked. All changes of offices in one body wait for each other here."""
    return PublicBody.objects.select_for_update(of=("self",)).select_related("region").get(pk=body.pk)


def check_role_fits(body: PublicBody, role: str) -> Role:
    """Return the role; raise ValidationError when it is unknown or does not exist in a body of this kind."""
    if role not in Role.values:
        raise ValidationError("Peran ini tidak dikenal.")
    if role in REGENCY_ROLES and body.kind != BodyKind.REGENCY_PPID:
        raise ValidationError("Peran pemantau dan admin kabupaten hanya ada pada PPID kabupaten.")
    return Role(role)


def check_free_for(
    user: User, body: PublicBody, role: Role, starts_on: datetime.date, ends_on: datetime.date | None
) -> None:
    """Raise ValidationError when the person already holds the role, or one that must be in other hands, in that span.

    One person must not decide a request and the objection against it, so PPID and village head of one body exclude
    each other (Perki 1/2018 art 8). The caller holds the lock of the body.
    """
    held = Appointment.objects.filter(user=user, body=body).overlapping(starts_on, ends_on)
    roles = set(held.values_list("role", flat=True))
    if role in roles:
        raise ValidationError(f"{user.full_name} sudah bertugas sebagai {role.label} di {body.name} pada masa itu.")
    other = INCOMPATIBLE_ROLES.get(role)
    if other in roles:
        raise ValidationError(
            f"{user.full_name} sudah bertugas sebagai {Role(other).label} di {body.name}. Satu orang tidak boleh "
            "menjadi PPID sekaligus Atasan PPID, karena keberatan harus ditanggapi oleh orang lain."
        )


def put_in_office(
    *,
    user: User,
    body: PublicBody,
    role: str,
    starts_on: datetime.date,
    ends_on: datetime.date | None = None,
    decree: str = "",
    position_title: str = "",
    by: User | None,
    at: datetime.datetime,
) -> Appointment:
    """Record the appointment after all rules but the policy; the caller asks that one and runs a transaction."""
    body = lock_body(body)
    fitting = check_role_fits(body, role)
    if ends_on is not None and ends_on <= starts_on:
        raise ValidationError("Tanggal berhenti harus sesudah tanggal mulai bertugas.")
    if not user.is_active:
        raise ValidationError(f"Akun {user.full_name} sudah dinonaktifkan, jadi tidak dapat diberi tugas.")
    check_free_for(user, body, fitting, starts_on, ends_on)
    appointment = Appointment(
        user=user,
        body=body,
        role=fitting,
        starts_on=starts_on,
        ends_on=ends_on,
        decree=decree.strip(),
        position_title=position_title.strip(),
        created_at=at,
        created_by=by,
    )
    appointment.full_clean()
    appointment.save()
    return appointment
