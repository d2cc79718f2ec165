"""Remove a day: the offices of a regency are open on it, whatever the national list says."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from registry.actions import _calendar
from registry.enums import ChangeKind, DayKind
from registry.models import NonWorkingDay, Region


@transaction.atomic
def remove_day(*, regency: Region, date: datetime.date, reason: str, by: User | None, at: datetime.datetime) -> None:
    """Make a holiday a working day for the regency. National entries stay and are overruled by an entry of its own.

    Raise Denied for anybody but the regency admin; ValidationError without a reason or when the day is no holiday.
    """
    cleaned = _calendar.open_calendar(regency, by, at, reason)
    before = _calendar.entries_on(regency, date)
    if not [entry for entry in before if entry["kind"] != DayKind.WORKING_DAY]:
        raise ValidationError("Tanggal ini bukan hari libur.")
    _calendar.own_entries(regency, date).delete()
    if _calendar.entries_on(regency, date):
        NonWorkingDay.objects.create(
            date=date, regency=regency, kind=DayKind.WORKING_DAY, name="Tetap hari kerja", remark=cleaned
        )
    _calendar.record(ChangeKind.DAY_REMOVED, regency=regency, date=date, before=before, reason=cleaned, by=by, at=at)
