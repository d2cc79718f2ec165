"""Counting working days (hari kerja), day by day and with the reason for each day.

Convention: the day of the event is day 0, day 1 is the first working day after it. A day is non-working when it
is a weekly rest day or is listed in `non_working` (national holidays, collective leave, local days off).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

WEEKEND = frozenset({5, 6})
MOST_DAYS = 1000
LONGEST_SPAN = timedelta(days=36525)
ONE_DAY = timedelta(days=1)


class MissingYear(LookupError):
    """The count needs a year whose holidays nobody has entered; `str()` is a sentence for a person."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year

    def __str__(self) -> str:
        return f"Daftar hari libur tahun {self.year} belum ada, jadi batas waktu belum dapat dihitung dengan pasti."


@dataclass(frozen=True)
class Day:
    """One day of a count: counted days carry their number, the others (the first day too) only their reason."""

    on: date
    counted: bool
    number: int | None
    because: str


@dataclass(frozen=True)
class Explained:
    """The result of a count: `days` runs from the day of the event (never counted) to `on`; `years` were consulted."""

    start: date
    on: date
    days: tuple[Day, ...]
    years: tuple[int, ...]


def add_working_days(
    start: date,
    days: int,
    non_working: Mapping[date, str] | Collection[date],
    *,
    rest_days: frozenset[int] = frozenset({5, 6}),
) -> date:
    """Return the `days`-th working day after `start`; zero days give `start` itself.

    A year without holidays in `non_working` is counted as it stands: use `explain` with `years_known` to be told.
    Raises ValueError with a sentence for a moment instead of a date, a count outside 0..1000, a week without a
    working day, or a result beyond the last date Python knows.
    """
    _check_count(days)
    _check_calendar((start,), non_working, rest_days)
    on = start
    for _ in range(days):
        on = _step(on, ONE_DAY)
        while on.weekday() in rest_days or on in non_working:
            on = _step(on, ONE_DAY)
    return on


def working_day_before(
    end: date, days: int, non_working: Mapping[date, str] | Collection[date], *, rest_days: frozenset[int] = WEEKEND
) -> date:
    """Return the `days`-th working day strictly before `end`; zero days give `end` itself.

    Raises ValueError with a sentence on the same bad input as `add_working_days`.
    """
    _check_count(days)
    _check_calendar((end,), non_working, rest_days)
    on = end
    for _ in range(days):
        on = _step(on, -ONE_DAY)
        while on.weekday() in rest_days or on in non_working:
            on = _step(on, -ONE_DAY)
    return on


def explain(
    start: date,
    days: int,
    non_working: Mapping[date, str],
    *,
    rest_days: frozenset[int] = WEEKEND,
    years_known: Collection[int] | None = None,
) -> Explained:
    """Count like `add_working_days` and keep every day on the way with its reason.

    With `years_known`, raises MissingYear as soon as a day of another year would have to be judged; the year of
    `start` alone is not needed. Raises ValueError with a sentence on the same bad input as `add_working_days`.
    """
    _check_count(days)
    _check_calendar((start,), non_working, rest_days)
    listed = [Day(start, False, None, "Hari awal tidak dihitung")]
    number = 0
    while number < days:
        on = _step(listed[-1].on, ONE_DAY)
        if years_known is not None and on.year not in years_known:
            raise MissingYear(on.year)
        reason = _reason_off(on, non_working, rest_days)
        if reason is None:
            number += 1
            listed.append(Day(on, True, number, f"Hari ke-{number}"))
        else:
            listed.append(Day(on, False, None, reason))
    years = tuple(sorted({day.on.year for day in listed[1:]}))
    return Explained(start, listed[-1].on, tuple(listed), years)


def working_days_between(
    start: date, end: date, non_working: Mapping[date, str] | Collection[date], *, rest_days: frozenset[int] = WEEKEND
) -> int:
    """Return how many working days lie after `start` up to and including `end`; negative when `end` is earlier.

    So `working_days_between(today, due_on, ...)` is 4 for "4 hari kerja lagi", 0 on the day itself (and on rest
    days next to it) and -2 for "lewat 2 hari kerja". Raises ValueError with a sentence on bad input or a span of
    more than a hundred years.
    """
    _check_calendar((start, end), non_working, rest_days)
    if end < start:
        return -working_days_between(end, start, non_working, rest_days=rest_days)
    if end - start > LONGEST_SPAN:
        raise ValueError("Jarak kedua tanggal lebih dari seratus tahun. Periksa kembali tanggalnya.")
    weeks, extra = divmod((end - start).days, 7)
    count = weeks * (7 - len(rest_days))
    count += sum((start.weekday() + step) % 7 not in rest_days for step in range(1, extra + 1))
    return count - sum(start < day <= end and day.weekday() not in rest_days for day in set(non_working))


def _reason_off(on: date, non_working: Mapping[date, str], rest_days: frozenset[int]) -> str | None:
    """Say why a day does not count, or None for a working day; a named holiday tells more than the weekend."""
    if on in non_working:
        return non_working[on]
    if on.weekday() not in rest_days:
        return None
    return "Akhir pekan" if on.weekday() in WEEKEND else "Hari libur mingguan"


def _step(on: date, step: timedelta) -> date:
    try:
        return on + step
    except OverflowError:
        raise ValueError("Hitungan melewati tanggal yang dapat dicatat. Periksa kembali tanggalnya.") from None


def _check_count(days: int) -> None:
    if days < 0:
        raise ValueError("Jumlah hari kerja tidak boleh kurang dari nol.")
    if days > MOST_DAYS:
        raise ValueError("Jumlah hari kerja tidak boleh lebih dari 1.000.")


def _check_calendar(
    dates: tuple[date, ...], non_working: Mapping[date, str] | Collection[date], rest_days: frozenset[int]
) -> None:
    # A datetime is a date to the type checker, yet it never equals one: its holidays would be missed silently.
    if any(isinstance(day, datetime) for day in (*dates, *non_working)):
        raise ValueError("Hitungan hari kerja memerlukan tanggal tanpa jam.")
    if not rest_days <= frozenset(range(7)):
        raise ValueError("Hari libur mingguan ditulis dengan angka 0 (Senin) sampai 6 (Minggu).")
    if len(rest_days) == 7:
        raise ValueError("Dalam seminggu harus ada paling sedikit satu hari kerja.")
