"""From a term and an event to a date a citizen can rely on, its explanation, its condition and its reminders."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from requests_flow.deadlines.terms import EXTENSION, Term
from requests_flow.deadlines.workdays import (
    WEEKEND,
    Day,
    Explained,
    explain,
    working_day_before,
    working_days_between,
)

OFFICIAL = "official"


class DeadlineCondition(StrEnum):
    """How a running deadline stands on a given day; always computed, never stored."""

    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    LATE = "late"


class ClockRule(StrEnum):
    """Where the answer clock starts when a request was incomplete; a setting of the regency."""

    FROM_RECEIPT = "from_receipt"
    FROM_COMPLETION = "from_completion"


@dataclass(frozen=True)
class Calendar:
    """The office calendar of one public body.

    `non_working` names each day off, `states` says of each year whether its list is "official", "provisional" or
    "missing" (an absent year is missing), `rest_days` are weekday numbers (Monday is 0), `zone` is an IANA name.
    """

    non_working: Mapping[date, str]
    states: Mapping[int, str]
    rest_days: frozenset[int] = WEEKEND
    zone: str = "Asia/Jakarta"


@dataclass(frozen=True)
class Due:
    """A deadline: `on` is the last day of `term` counted from `event_on`, `because` its days one by one.

    `provisional` is true while a year in `needs_years` has no official list of holidays; a recount
    can then only make it later. A stored deadline is rebuilt from its first three fields.
    """

    on: date
    term: Term
    event_on: date
    because: tuple[Day, ...] = ()
    provisional: bool = False
    needs_years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Standing:
    """A deadline on one day: `days_left` in working days, 0 on the last day, negative once days have passed.

    On rest days just after the deadline `days_left` is still 0 although the condition is already late.
    """

    condition: DeadlineCondition
    days_left: int


@dataclass(frozen=True)
class Reminder:
    """A reminder that is due: which one of the plan, in working days before the deadline, and how many are left."""

    offset: int
    days_left: int


@dataclass(frozen=True)
class Recount:
    """A deadline counted again with a changed calendar; both dates are kept for the record."""

    old: Due
    new: Due

    @property
    def kept(self) -> Due:
        """The deadline that now holds: the later date, so nobody loses a day they were told they had."""
        if self.new.on >= self.old.on:
            return self.new
        return replace(self.old, provisional=self.new.provisional, needs_years=self.new.needs_years)

    @property
    def moved(self) -> bool:
        """Whether both sides have to be told of a new date."""
        return self.kept.on != self.old.on


def due(term: Term, event_on: date, calendar: Calendar) -> Due:
    """Return the deadline of `term` for an event on `event_on`, explained from the event to the last day.

    Never fails for want of holidays: a year that is not official is counted with the days known (the earlier date,
    safe for the citizen) and the result is provisional. Raises ValueError with a sentence on bad input only.
    """
    if term.unit == "calendar":
        counted = explain(event_on, term.days, {}, rest_days=frozenset())
        needs_years: tuple[int, ...] = ()
    else:
        counted = explain(event_on, term.days, calendar.non_working, rest_days=calendar.rest_days)
        needs_years = tuple(year for year in counted.years if calendar.states.get(year) != OFFICIAL)
    return Due(
        on=counted.on,
        term=term,
        event_on=event_on,
        because=_told_from_event(counted, term),
        provisional=bool(needs_years),
        needs_years=needs_years,
    )


def extended(original_due_on: date, calendar: Calendar, *, term: Term = EXTENSION) -> Due:
    """Return the deadline after the one extension: its days follow the original last day, not the day it was decided.

    Article 22 (8) of the law; pass `term` when the regency has shortened the extension.
    """
    return due(term, original_due_on, calendar)


def clock_start(received_on: date, completed_on: date | None, rule: str = ClockRule.FROM_RECEIPT) -> date:
    """Return day 0 of the answer term.

    The law counts from receipt (the default). Under "from_completion" day 0 is the day the applicant completed the
    request; while nothing was completed, or nothing had to be, it stays the day of receipt. Raises ValueError with
    a sentence for an unknown rule or a completion before receipt.
    """
    if rule not in tuple(ClockRule):
        raise ValueError(f"Aturan awal hitungan tidak dikenal: {rule}.")
    if completed_on is not None and completed_on < received_on:
        raise ValueError("Tanggal kelengkapan tidak boleh mendahului tanggal permohonan diterima.")
    if rule == ClockRule.FROM_COMPLETION and completed_on is not None:
        return completed_on
    return received_on


def condition(due_on: date, today: date, calendar: Calendar, *, soon: int = 3) -> Standing:
    """Return how a deadline stands on `today`: late from the day after `due_on`, due soon from `soon` working days.

    Raises ValueError with a sentence when either date is a moment instead of a date.
    """
    left = working_days_between(today, due_on, calendar.non_working, rest_days=calendar.rest_days)
    if today > due_on:
        return Standing(DeadlineCondition.LATE, left)
    return Standing(DeadlineCondition.DUE_SOON if left <= soon else DeadlineCondition.ON_TIME, left)


def recount(old: Due, calendar: Calendar) -> Recount:
    """Count a deadline again with a changed calendar; the later of the two dates is `kept`."""
    return Recount(old=old, new=due(old.term, old.event_on, calendar))


def reminder_days(
    due_on: date, calendar: Calendar, offsets: Collection[int], term_started_on: date
) -> tuple[date, ...]:
    """Return the days to remind on, earliest first: each offset in working days before `due_on`, 0 is the day itself.

    Offsets that would fall on or before the day the term started are skipped: the term is shorter than they are.
    """
    days = {
        working_day_before(due_on, offset, calendar.non_working, rest_days=calendar.rest_days) for offset in offsets
    }
    return tuple(sorted(day for day in days if day > term_started_on))


def reminder_reached(
    due_on: date, today: date, calendar: Calendar, offsets: Collection[int], term_started_on: date
) -> Reminder | None:
    """Return the latest reminder that is due by `today`, or None: none is due yet, or the deadline has passed."""
    reached = [day for day in reminder_days(due_on, calendar, offsets, term_started_on) if day <= today]
    if not reached or today > due_on:
        return None
    return Reminder(
        offset=condition(due_on, reached[-1], calendar).days_left,
        days_left=condition(due_on, today, calendar).days_left,
    )


def local_date(at: datetime, zone: str) -> date:
    """Return the calendar day of a moment in a zone: a filing at 23.30 WIB stays on that day.

    Raises ValueError with a sentence for a moment without a time zone or an unknown zone.
    """
    if at.utcoffset() is None:
        raise ValueError("Waktu harus disertai zona waktu.")
    return at.astimezone(_zone(zone)).date()


def end_of_day(on: date, zone: str) -> datetime:
    """Return 23.59.59 of a day in a zone, the last moment of a deadline; ValueError for an unknown zone."""
    return datetime.combine(on, time(23, 59, 59), tzinfo=_zone(zone))


def _told_from_event(counted: Explained, term: Term) -> tuple[Day, ...]:
    event = term.event[:1].upper() + term.event[1:]
    return (replace(counted.days[0], because=event), *counted.days[1:])


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"Zona waktu tidak dikenal: {name}.") from None
