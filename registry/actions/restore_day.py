"""Restore a day: what the regency entered for it is dropped, and the national list holds again."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from registry.actions import _calendar
from registry.enums import ChangeKind
from registry.models import Region


@transaction.atomic
def restore_day(*, regency: Region, date: datetime.date, reason: str, by: User | None, at: datetime.datetime) -> None:
    """Drop the regency's own entry of a day.

    Raise Denied for anybody but the regency admin; ValidationError without a reason or when there is no such entry.
    """
    cleaned = _calendar.open_calendar(regency, by, at, reason)
    own = _calendar.own_entries(regency, date)
    if not own.exists():
        raise ValidationError("Kabupaten tidak mengubah apa pun pada tanggal ini.")
    before = _calendar.entries_on(regency, date)
    own.delete()
    _calendar.record(ChangeKind.DAY_RESTORED, regency=regency, date=date, before=before, reason=cleaned, by=by, at=at)
