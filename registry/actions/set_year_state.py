"""Set the state of a year: how sure its calendar is for a regency."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from registry import selectors
from registry.actions import _calendar
from registry.enums import ChangeKind, YearState
from registry.models import CalendarYear, Change, Region


@transaction.atomic
def set_year_state(
    *, regency: Region, year: int, state: str, source: str, reason: str, by: User | None, at: datetime.datetime
) -> CalendarYear:
    """Declare the calendar of a year official (its decree is entered) or provisional (dates may still move).

    Raise Denied for anybody but the regency admin; ValidationError by field without a reason, for an unknown state, for
    an official year without its decree, and for a year without entries: that is an error, not a year of work only.
    """
    cleaned = _calendar.open_calendar(regency, by, at, reason)
    _calendar.check_year(year)
    if state not in (YearState.OFFICIAL, YearState.PROVISIONAL):
        raise ValidationError({"state": "Pilih resmi atau sementara."})
    if state == YearState.OFFICIAL and not source.strip():
        raise ValidationError({"source": "Tulis keputusan yang menjadi dasar, misalnya nomor SKB 3 Menteri."})
    if not selectors.calendar_entries(regency, year):
        raise ValidationError(f"Belum ada hari libur untuk tahun {year}. Isi hari liburnya dahulu.")
    before = selectors.year_states(regency, [year])[year]
    row, _ = CalendarYear.objects.update_or_create(
        year=year, regency=regency, defaults={"state": state, "source": source.strip()}
    )
    Change.objects.create(
        kind=ChangeKind.YEAR_STATE_SET,
        regency=regency,
        year=year,
        before={"state": before},
        after={"state": state, "source": source.strip()},
        reason=cleaned,
        at=at,
        by=by,
    )
    return row
