"""Import holidays: make the national calendar of the years in a file equal to the file."""

import datetime
from dataclasses import dataclass, field

from django.db import transaction

from accounts.models import User
from registry.enums import ChangeKind, YearState
from registry.importing.csv_rows import Fault
from registry.importing.holidays import DayRow, read_holidays, state_of
from registry.models import CalendarYear, Change, NonWorkingDay

Entry = dict[str, str]


@dataclass
class HolidayReport:
    """What an import did, or would do: sentences for people, and nothing written while there are faults."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    states: dict[int, YearState] = field(default_factory=dict)
    written: bool = False


@transaction.atomic
def import_holidays(
    *,
    data: bytes,
    state: YearState | None = None,
    dry_run: bool = False,
    by: User | None,
    at: datetime.datetime,
) -> HolidayReport:
    """Replace the national entries of each year in the file; years it does not name, and what regencies entered, stay.

    `state` overrules how sure the file looks. Run it as often as you like: a run that changes nothing records nothing.
    One bad row keeps everything out.
    """
    source = read_holidays(data)
    report = HolidayReport(faults=source.faults, notes=source.notes)
    for year, days in source.years.items():
        report.states[year] = state or state_of(days)
        before = _stored(year)
        _compare(before, days, report)
        if not dry_run:
            _write_year(year, days, report.states[year], list(before.values()), by, at)
    report.written = not dry_run and not source.faults
    return report


def _stored(year: int) -> dict[tuple[str, str], Entry]:
    rows = NonWorkingDay.objects.filter(regency=None, date__year=year).order_by("date", "kind")
    return {(row.date.isoformat(), row.kind): _entry(row) for row in rows}


def _entry(row: NonWorkingDay | DayRow) -> Entry:
    kind = str(row.kind.value) if isinstance(row, DayRow) else row.kind
    return {
        "date": row.date.isoformat(),
        "kind": kind,
        "name": row.name,
        "source": row.source,
        "remark": row.remark,
    }


def _compare(before: dict[tuple[str, str], Entry], days: list[DayRow], report: HolidayReport) -> None:
    wanted = {(day.date.isoformat(), day.kind.value): _entry(day) for day in days}
    for key, entry in wanted.items():
        sentence = f"{entry['date']} {entry['name']}"
        if key not in before:
            report.created.append(sentence)
        elif before[key] != entry:
            report.changed.append(sentence)
        else:
            report.unchanged += 1
    report.removed += [f"{entry['date']} {entry['name']}" for key, entry in before.items() if key not in wanted]


def _write_year(
    year: int, days: list[DayRow], state: YearState, before: list[Entry], by: User | None, at: datetime.datetime
) -> None:
    after = sorted((_entry(day) for day in days), key=lambda entry: (entry["date"], entry["kind"]))
    source = "; ".join(dict.fromkeys(day.source for day in days if day.source))[:300]
    stored = CalendarYear.objects.select_for_update().filter(year=year, regency=None).first()
    old_state = stored.state if stored else YearState.MISSING.value
    if before == after and stored and (stored.state, stored.source) == (state, source):
        return
    NonWorkingDay.objects.filter(regency=None, date__year=year).delete()
    NonWorkingDay.objects.bulk_create(
        NonWorkingDay(date=day.date, kind=day.kind, name=day.name, source=day.source, remark=day.remark) for day in days
    )
    CalendarYear.objects.update_or_create(year=year, regency=None, defaults={"state": state, "source": source})
    Change.objects.create(
        kind=ChangeKind.HOLIDAYS_IMPORTED,
        year=year,
        before={"state": old_state, "entries": before},
        after={"state": state.value, "entries": after},
        at=at,
        by=by,
    )
