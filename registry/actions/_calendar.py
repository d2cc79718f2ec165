"""What every change of the calendar shares: the lock, who may, the reason, the record."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.models import User
from registry import policies, selectors
from registry.enums import ChangeKind
from registry.models import Change, NonWorkingDay, RegencyConfig, Region
from registry.models.calendar import FIRST_YEAR, LAST_YEAR


def open_calendar(regency: Region, by: User | None, at: datetime.datetime, reason: str) -> str:
    """Lock the calendar of a regency, ask the policy, and return the reason cleaned; changes wait for each other."""
    config = RegencyConfig.objects.select_for_update(of=("self",)).select_related("regency").get(regency=regency)
    if by is not None:
        policies.administer(by, regency, selectors.date_in(config, at))
    cleaned = " ".join(reason.split())
    if not cleaned:
        raise ValidationError({"reason": "Tulis alasan perubahan ini, misalnya nomor keputusan atau surat edaran."})
    return cleaned


def check_year(year: int) -> None:
    """Raise ValidationError for a year far from any case."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(f"Isi tahun antara {FIRST_YEAR} dan {LAST_YEAR}.")


def own_entries(regency: Region, date: datetime.date) -> QuerySet[NonWorkingDay]:
    """Return what the regency itself has entered for a day."""
    return NonWorkingDay.objects.filter(regency=regency, date=date).order_by("pk")


def entries_on(regency: Region, date: datetime.date) -> list[dict[str, str]]:
    """Return the entries that hold on a day for a regency, as they are recorded in a change."""
    found = [entry for entry in selectors.calendar_entries(regency, date.year) if entry.date == date]
    return [{"kind": entry.kind, "name": entry.name, "source": entry.source} for entry in found]


def record(
    kind: ChangeKind,
    *,
    regency: Region,
    date: datetime.date,
    before: list[dict[str, str]],
    reason: str,
    by: User | None,
    at: datetime.datetime,
) -> None:
    """Write the change of one day; what holds now is read back from the calendar."""
    states: dict[str, Any] = {"before": {"entries": before}, "after": {"entries": entries_on(regency, date)}}
    Change.objects.create(kind=kind, regency=regency, year=date.year, date=date, reason=reason, at=at, by=by, **states)
