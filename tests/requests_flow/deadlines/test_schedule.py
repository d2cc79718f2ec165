"""Deadlines as the portal keeps them: provisional years, recount, condition, reminders and the local day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_flow.deadlines import terms
from requests_flow.deadlines.schedule import (
    Calendar,
    DeadlineCondition,
    Due,
    Standing,
    clock_start,
    condition,
    due,
    end_of_day,
    extended,
    local_date,
    recount,
    reminder_days,
)
from tests.requests_flow.deadlines.holidays import days_off

KLATEN = Calendar(days_off(2025, 2026), {2025: "official", 2026: "official"})
WHOLE_2027 = Calendar(days_off(2026, 2027), {2026: "official", 2027: "official"})
# No time limit for an example: a busy machine is not a wrong count.
steady = settings(deadline=None)


def test_a_deadline_is_told_from_the_event_to_the_last_day() -> None:
    answer = due(terms.ANSWER, date(2026, 5, 11), KLATEN)
    assert answer.on == date(2026, 5, 29)
    assert answer.because[0].because == "Permohonan diterima"
    assert answer.because[0].counted is False
    assert answer.because[-1].number == 10
    assert answer.because[-1].on == answer.on
    assert (answer.provisional, answer.needs_years) == (False, ())


def test_a_shortened_term_ends_earlier() -> None:
    assert due(terms.shorten(terms.ANSWER, 5), date(2026, 5, 11), KLATEN).on == date(2026, 5, 20)


def test_a_body_that_works_six_days_has_its_own_dates() -> None:
    six_days = replace(KLATEN, rest_days=frozenset({6}))
    answer = due(terms.ANSWER, date(2026, 8, 10), six_days)
    assert answer.on == date(2026, 8, 22)
    assert condition(answer.on, date(2026, 8, 14), six_days) == Standing(DeadlineCondition.ON_TIME, 6)
    assert reminder_days(answer.on, six_days, (5,), date(2026, 8, 10)) == (date(2026, 8, 15),)


def test_a_term_in_calendar_days_counts_weekends_and_holidays() -> None:
    cassation = due(terms.CASSATION, date(2026, 12, 24), KLATEN)
    assert cassation.on == date(2027, 1, 7)
    assert [day.number for day in cassation.because[1:]] == list(range(1, 15))
    assert not cassation.provisional


def test_a_missing_year_gives_a_provisional_and_earlier_date() -> None:
    answer = due(terms.ANSWER, date(2026, 12, 28), KLATEN)
    assert (answer.provisional, answer.needs_years) == (True, (2027,))
    assert answer.on == date(2027, 1, 11)
    assert answer.on < due(terms.ANSWER, date(2026, 12, 28), WHOLE_2027).on


def test_a_provisional_year_gives_a_provisional_date() -> None:
    estimated = replace(WHOLE_2027, states={2026: "official", 2027: "provisional"})
    answer = due(terms.ANSWER, date(2026, 12, 28), estimated)
    assert (answer.provisional, answer.needs_years) == (True, (2027,))


def test_a_year_that_the_count_does_not_reach_leaves_the_date_firm() -> None:
    assert not due(terms.COMPLETENESS_NOTICE, date(2026, 12, 21), KLATEN).provisional


def test_an_extension_tells_its_days_from_the_original_last_day() -> None:
    longer = extended(date(2026, 5, 29), KLATEN)
    assert longer.on == date(2026, 6, 10)
    assert longer.because[0].on == date(2026, 5, 29)
    assert longer.because[0].because == "Batas waktu semula"
    assert extended(date(2026, 5, 29), KLATEN, term=terms.shorten(terms.EXTENSION, 3)).on == date(2026, 6, 4)


def test_the_clock_starts_at_receipt_unless_the_regency_chose_completion() -> None:
    received, completed = date(2026, 5, 11), date(2026, 5, 18)
    assert clock_start(received, completed) == received
    assert clock_start(received, completed, "from_completion") == completed
    assert clock_start(received, None, "from_completion") == received
    assert clock_start(received, received, "from_completion") == received


@pytest.mark.parametrize(
    ("attempt", "sentence"),
    [
        (lambda: clock_start(date(2026, 5, 11), None, "later"), "Aturan awal hitungan tidak dikenal: later"),
        (lambda: clock_start(date(2026, 5, 11), date(2026, 5, 8)), "tidak boleh mendahului"),
        (lambda: local_date(datetime(2026, 5, 11, 9), "Asia/Jakarta"), "zona waktu"),  # noqa: DTZ001
        (lambda: local_date(datetime(2026, 5, 11, tzinfo=UTC), "Asia/Klaten"), "tidak dikenal: Asia/Klaten"),
        (lambda: end_of_day(date(2026, 5, 11), "Asia"), "tidak dikenal: Asia"),
        (lambda: end_of_day(date(2026, 5, 11), ""), "Zona waktu tidak dikenal"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(attempt: Callable[[], object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as caught:
        attempt()
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 5, 22), Standing(DeadlineCondition.DUE_SOON, 3)),
        (date(2026, 5, 21), Standing(DeadlineCondition.ON_TIME, 4)),
        (date(2026, 5, 28), Standing(DeadlineCondition.DUE_SOON, 1)),
        (date(2026, 5, 29), Standing(DeadlineCondition.DUE_SOON, 0)),
        (date(2026, 5, 30), Standing(DeadlineCondition.LATE, 0)),
        (date(2026, 6, 1), Standing(DeadlineCondition.LATE, 0)),
        (date(2026, 6, 2), Standing(DeadlineCondition.LATE, -1)),
    ],
)
def test_the_condition_turns_late_the_day_after_the_last_day(today: date, expected: Standing) -> None:
    assert condition(date(2026, 5, 29), today, KLATEN) == expected


def test_the_warning_period_can_be_changed() -> None:
    assert condition(date(2026, 5, 29), date(2026, 5, 21), KLATEN, soon=4).condition == DeadlineCondition.DUE_SOON


def test_a_recount_takes_the_later_date_and_keeps_both() -> None:
    old = due(terms.ANSWER, date(2026, 12, 28), KLATEN)
    result = recount(old, WHOLE_2027)
    assert (result.old.on, result.new.on) == (date(2027, 1, 11), date(2027, 1, 13))
    assert result.kept == result.new
    assert result.moved
    assert not result.kept.provisional


def test_a_recount_never_takes_a_promised_day_back() -> None:
    stored = Due(on=date(2027, 1, 15), term=terms.ANSWER, event_on=date(2026, 12, 28), provisional=True)
    result = recount(stored, WHOLE_2027)
    assert result.new.on == date(2027, 1, 13)
    assert result.kept.on == date(2027, 1, 15)
    assert not result.moved
    assert not result.kept.provisional


@steady
@given(
    st.dates(date(2025, 6, 1), date(2026, 11, 1)),
    st.sets(st.dates(date(2025, 6, 1), date(2026, 12, 31)), max_size=20),
    st.sets(st.dates(date(2025, 6, 1), date(2026, 12, 31)), max_size=20),
)
def test_a_recount_is_never_earlier_than_either_date(event_on: date, before: set[date], after: set[date]) -> None:
    old = due(terms.ANSWER, event_on, Calendar(dict.fromkeys(before, "Libur"), KLATEN.states))
    result = recount(old, Calendar(dict.fromkeys(after, "Libur"), KLATEN.states))
    assert result.kept.on == max(result.old.on, result.new.on)
    assert recount(result.kept, Calendar(dict.fromkeys(after, "Libur"), KLATEN.states)).moved is False


def test_reminders_fall_five_three_one_working_days_before_and_on_the_day() -> None:
    assert reminder_days(date(2026, 5, 29), KLATEN, (5, 3, 1, 0), date(2026, 5, 11)) == (
        date(2026, 5, 20),
        date(2026, 5, 22),
        date(2026, 5, 26),
        date(2026, 5, 29),
    )


@pytest.mark.parametrize("started_on", [date(2026, 3, 9), date(2026, 3, 14)])
def test_a_short_term_skips_the_reminders_that_lie_before_it(started_on: date) -> None:
    notice = due(terms.COMPLETENESS_NOTICE, started_on, KLATEN)
    days = reminder_days(notice.on, KLATEN, (5, 3, 1, 0), started_on)
    assert [(day, condition(notice.on, day, KLATEN).days_left) for day in days] == [(days[0], 1), (notice.on, 0)]


@steady
@given(st.dates(date(2025, 1, 1), date(2026, 10, 1)), st.sampled_from(sorted(terms.TERMS)))
def test_every_reminder_lies_within_its_term(event_on: date, name: str) -> None:
    term = terms.named(name)
    last = due(term, event_on, KLATEN).on
    days = reminder_days(last, KLATEN, (5, 3, 1, 0), event_on)
    assert list(days) == sorted(set(days))
    assert all(event_on < day <= last for day in days)
    assert last in days


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        (datetime(2026, 5, 11, 16, 30, tzinfo=UTC), "Asia/Jakarta", date(2026, 5, 11)),
        (datetime(2026, 5, 11, 17, 0, tzinfo=UTC), "Asia/Jakarta", date(2026, 5, 12)),
        (datetime(2026, 5, 11, 16, 30, tzinfo=UTC), "Asia/Makassar", date(2026, 5, 12)),
        (datetime(2026, 5, 11, 23, 30, tzinfo=timezone(timedelta(hours=7))), "Asia/Jakarta", date(2026, 5, 11)),
        (datetime(2026, 5, 11, 23, 30, tzinfo=timezone(timedelta(hours=7))), "Asia/Jayapura", date(2026, 5, 12)),
    ],
)
def test_a_filing_belongs_to_the_day_of_its_village(at: datetime, zone: str, expected: date) -> None:
    assert local_date(at, zone) == expected


def test_the_last_moment_of_a_deadline_is_one_second_before_local_midnight() -> None:
    last = end_of_day(date(2026, 5, 29), "Asia/Jakarta")
    assert last == datetime(2026, 5, 29, 16, 59, 59, tzinfo=UTC)
    assert local_date(last, "Asia/Jakarta") == date(2026, 5, 29)
    assert local_date(last + timedelta(seconds=1), "Asia/Jakarta") == date(2026, 5, 30)
