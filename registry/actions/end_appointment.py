"""End an appointment: from a day on the office is no longer held."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.actions._office import lock_body
from registry.enums import Role
from registry.models import Appointment


@transaction.atomic
def end_appointment(
    *, appointment: Appointment, ends_on: datetime.date, by: User | None, at: datetime.datetime
) -> Appointment:
    """End an office from the day `ends_on` on; today means at once. The row stays as the record of who served.

    Raise Denied for anybody who may not; ValidationError when it has ended already, when the day lies before its start,
    or when the regency would be left without an admin.
    """
    body = lock_body(appointment.body)
    current = Appointment.objects.select_for_update(of=("self",)).select_related("user").get(pk=appointment.pk)
    on = selectors.local_date(body, at)
    if by is not None:
        policies.manage_staff(by, body, on, current.role)
    _check(current, ends_on, on)
    current.body = body
    current.ends_on, current.ended_at, current.ended_by = ends_on, at, by
    current.full_clean()
    current.save(update_fields=["ends_on", "ended_at", "ended_by"])
    return current


def _check(current: Appointment, ends_on: datetime.date, on: datetime.date) -> None:
    if current.ends_on is not None and current.ends_on <= on:
        raise ValidationError("Penugasan ini sudah berakhir.")
    if ends_on < current.starts_on:
        raise ValidationError("Tanggal berhenti tidak boleh sebelum tanggal mulai bertugas.")
    if ends_on < on:
        raise ValidationError("Tanggal berhenti tidak boleh sebelum hari ini, supaya catatan yang lalu tetap benar.")
    if current.role == Role.REGENCY_ADMIN and not _another_admin(current, ends_on):
        raise ValidationError("Kabupaten harus selalu punya sedikitnya satu admin. Tunjuk penggantinya dahulu.")


def _another_admin(current: Appointment, on: datetime.date) -> bool:
    others = Appointment.objects.active(on).filter(body_id=current.body_id, role=Role.REGENCY_ADMIN)
    return others.exclude(user_id=current.user_id).exists()
