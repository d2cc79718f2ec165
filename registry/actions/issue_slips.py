"""Issue slips: new one-time codes on paper, for one person or for many at once."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions import issue_one_time_code
from accounts.models import User
from accounts.policies import Denied
from registry import policies, selectors
from registry.enums import RegionLevel
from registry.models import Appointment


@dataclass(frozen=True)
class Slip:
    """What is printed for one person."""

    full_name: str
    username: str
    code: str
    role: str
    body: str
    district: str


@transaction.atomic
def issue_slips(*, appointments: Sequence[Appointment], by: User | None, at: datetime.datetime) -> list[Slip]:
    """Issue a new code for the person of each appointment and return the slips; older codes of these people die.

    With the code a person sets a new password, so it is given out only for people without e-mail (others ask for a
    mail themselves), and only by somebody who manages every office that person holds. Raise Denied or ValidationError;
    then no code is issued at all.
    """
    if not appointments:
        raise ValidationError("Pilih sedikitnya satu orang.")
    rows = Appointment.objects.filter(pk__in=[row.pk for row in appointments])
    slips: dict[int, Slip] = {}
    for row in rows.select_related("user", "body__region__parent").order_by("body__region__code", "pk"):
        if row.user_id not in slips:
            _check(row, by, at)
            slips[row.user_id] = _slip(row, issue_one_time_code(user=row.user, by=by, at=at))
    return list(slips.values())


def _check(appointment: Appointment, by: User | None, at: datetime.datetime) -> None:
    user, on = appointment.user, selectors.local_date(appointment.body, at)
    if not appointment.is_active(on):
        raise ValidationError(f"{user.full_name} tidak lagi bertugas, jadi tidak diberi kode.")
    if user.email:
        raise ValidationError(
            f"{user.full_name} punya surel, jadi dapat mengganti kata sandi sendiri di halaman masuk."
        )
    if by is None:
        return
    for office in selectors.appointments_of(user, on):
        try:
            policies.manage_staff(by, office.body, on, office.role)
        except Denied:
            raise Denied(
                f"{user.full_name} juga bertugas di tempat yang tidak Anda atur, jadi Anda tidak dapat memberinya kode."
            ) from None


def _slip(appointment: Appointment, code: str) -> Slip:
    region = appointment.body.region
    return Slip(
        full_name=appointment.user.full_name,
        username=appointment.user.username,
        code=code,
        role=appointment.get_role_display(),
        body=appointment.body.name,
        district=region.parent.full_name if region.parent and region.level == RegionLevel.VILLAGE else "",
    )
