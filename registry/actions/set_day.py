"""Set a day: the offices of a regency are closed on it."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from registry.actions import _calendar
from registry.enums import ChangeKind, DayKind
from registry.models import NonWorkingDay, Region

SETTABLE = (DayKind.NATIONAL_HOLIDAY, DayKind.COLLECTIVE_LEAVE, DayKind.LOCAL)


@transaction.atomic
def set_day(
    *,
    regency: Region,
    date: datetime.date,
    kind: str,
    name: str,
    reason: str,
    source: str = "",
    by: User | None,
    at: datetime.datetime,
) -> NonWorkingDay:
    """Enter a holiday for the regency. It stands in place of whatever was entered for that day before.

    Raise Denied for anybody but the regency admin; ValidationError by field for a missing name or reason, a kind that
    is none, or a date far from any case.
    """
    cleaned = _calendar.open_calendar(regency, by, at, reason)
    _calendar.check_year(date.year)
    if kind not in SETTABLE:
        raise ValidationError({"kind": "Pilih libur nasional, cuti bersama, atau libur daerah."})
    before = _calendar.entries_on(regency, date)
    _calendar.own_entries(regency, date).delete()
    entry = NonWorkingDay(
        date=date, regency=regency, kind=kind, name=" ".join(name.split()), source=source.strip(), remark=cleaned
    )
    entry.full_clean()
    entry.save()
    _calendar.record(ChangeKind.DAY_SET, regency=regency, date=date, before=before, reason=cleaned, by=by, at=at)
    return entry
