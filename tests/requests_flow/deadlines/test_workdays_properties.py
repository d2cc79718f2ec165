"""What holds for every calendar: properties of the working-day count, tried on random days and weeks."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from requests_flow.deadlines.workdays import add_working_days, explain, working_day_before, working_days_between

DATES = st.dates(date(2024, 1, 1), date(2027, 12, 31))
COUNTS = st.integers(0, 120)
DAYS_OFF = st.dictionaries(DATES, st.sampled_from(["Hari libur", "Cuti bersama", "Libur desa"]), max_size=60)
WEEKS = st.frozensets(st.integers(0, 6), max_size=6)
FIVE_DAYS = frozenset({5, 6})
SIX_DAYS = frozenset({6})
# No time limit for an example: a busy machine is not a wrong count.
steady = settings(deadline=None)


@steady
@given(DATES, st.integers(1, 120), DAYS_OFF, WEEKS)
def test_the_result_is_a_working_day_after_the_start(
    start: date, days: int, off: dict[date, str], rest: frozenset[int]
) -> None:
    on = add_working_days(start, days, off, rest_days=rest)
    assert on > start
    assert on not in off
    assert on.weekday() not in rest


@steady
@given(DATES, COUNTS, DAYS_OFF, WEEKS)
def test_the_explanation_ends_where_the_count_ends(
    start: date, days: int, off: dict[date, str], rest: frozenset[int]
) -> None:
    told = explain(start, days, off, rest_days=rest)
    assert told.on == add_working_days(start, days, off, rest_days=rest)
    assert [day.number for day in told.days if day.counted] == list(range(1, days + 1))


@steady
@given(DATES, COUNTS, DAYS_OFF, WEEKS)
def test_the_explanation_skips_no_day_and_gives_each_a_reason(
    start: date, days: int, off: dict[date, str], rest: frozenset[int]
) -> None:
    told = explain(start, days, off, rest_days=rest)
    assert [day.on for day in told.days] == [start + timedelta(step) for step in range((told.on - start).days + 1)]
    for day in told.days[1:]:
        assert day.because
        assert day.counted == (day.on not in off and day.on.weekday() not in rest)


@steady
@given(DATES, COUNTS, DAYS_OFF, WEEKS)
def test_the_days_between_start_and_result_are_the_days_added(
    start: date, days: int, off: dict[date, str], rest: frozenset[int]
) -> None:
    on = add_working_days(start, days, off, rest_days=rest)
    assert working_days_between(start, on, off, rest_days=rest) == days
    assert working_days_between(on, start, off, rest_days=rest) == -days


@steady
@given(DATES, DATES, DAYS_OFF, WEEKS)
def test_the_days_between_agree_with_counting_one_by_one(
    start: date, end: date, off: dict[date, str], rest: frozenset[int]
) -> None:
    first, last = min(start, end), max(start, end)
    span = (first + timedelta(step) for step in range(1, (last - first).days + 1))
    counted = sum(day not in off and day.weekday() not in rest for day in span)
    assert working_days_between(start, end, off, rest_days=rest) == (counted if start <= end else -counted)


@steady
@given(DATES, st.integers(1, 120), DAYS_OFF, WEEKS)
def test_going_back_from_a_working_day_undoes_the_count(
    start: date, days: int, off: dict[date, str], rest: frozenset[int]
) -> None:
    first = add_working_days(start, 1, off, rest_days=rest)
    assert working_day_before(add_working_days(first, days, off, rest_days=rest), days, off, rest_days=rest) == first


@steady
@given(DATES, DATES, COUNTS, COUNTS, DAYS_OFF, WEEKS)
def test_a_later_start_or_a_longer_term_never_ends_earlier(
    one: date, other: date, few: int, many: int, off: dict[date, str], rest: frozenset[int]
) -> None:
    earlier = add_working_days(min(one, other), min(few, many), off, rest_days=rest)
    later = add_working_days(max(one, other), max(few, many), off, rest_days=rest)
    assert earlier <= later


@steady
@given(DATES, COUNTS, DAYS_OFF, DATES, WEEKS)
def test_one_more_holiday_never_makes_it_earlier(
    start: date, days: int, off: dict[date, str], holiday: date, rest: frozenset[int]
) -> None:
    before = add_working_days(start, days, off, rest_days=rest)
    assert add_working_days(start, days, {**off, holiday: "Libur baru"}, rest_days=rest) >= before


@steady
@given(DATES, COUNTS, DAYS_OFF)
def test_a_six_day_week_is_never_later_than_a_five_day_week(start: date, days: int, off: dict[date, str]) -> None:
    six = add_working_days(start, days, off, rest_days=SIX_DAYS)
    assert six <= add_working_days(start, days, off, rest_days=FIVE_DAYS)
