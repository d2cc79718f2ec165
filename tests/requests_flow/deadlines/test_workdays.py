"""Working days at the edges: year change, leap day, start on a day off, nothing to count, bad input."""

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from requests_flow.deadlines.workdays import (
    MissingYear,
    add_working_days,
    explain,
    working_day_before,
    working_days_between,
)
from tests.requests_flow.deadlines.holidays import days_off

FRIDAY = date(2026, 8, 14)
INDEPENDENCE = {date(2026, 8, 17): "Hari Kemerdekaan"}


def test_the_day_of_the_event_is_not_counted() -> None:
    assert add_working_days(date(2026, 8, 10), 1, ()) == date(2026, 8, 11)


def test_a_weekend_and_a_holiday_are_skipped() -> None:
    assert add_working_days(FRIDAY, 1, INDEPENDENCE) == date(2026, 8, 18)


@pytest.mark.parametrize("collection", [list, tuple, set, frozenset])
def test_days_off_may_come_without_names(collection: Callable[[dict[date, str]], list[date]]) -> None:
    assert add_working_days(FRIDAY, 1, collection(INDEPENDENCE)) == date(2026, 8, 18)
    assert working_days_between(FRIDAY, date(2026, 8, 18), collection(INDEPENDENCE)) == 1


def test_a_day_off_listed_twice_is_one_day_off() -> None:
    assert working_days_between(FRIDAY, date(2026, 8, 18), [date(2026, 8, 17), date(2026, 8, 17)]) == 1


def test_zero_days_give_the_start_even_on_a_day_off() -> None:
    holiday = date(2026, 8, 17)
    assert add_working_days(holiday, 0, INDEPENDENCE) == holiday
    assert working_day_before(holiday, 0, INDEPENDENCE) == holiday
    assert explain(holiday, 0, INDEPENDENCE, years_known=()).on == holiday
    assert explain(holiday, 0, INDEPENDENCE).years == ()


def test_a_start_on_a_holiday_counts_from_the_next_working_day() -> None:
    assert add_working_days(date(2026, 8, 17), 1, INDEPENDENCE) == date(2026, 8, 18)


def test_a_count_over_the_new_year_uses_the_holidays_of_both_years() -> None:
    off = days_off(2026, 2027)
    told = explain(date(2026, 12, 23), 3, off, years_known={2026, 2027})
    assert told.on == date(2026, 12, 30)
    assert told.years == (2026,)
    later = explain(date(2026, 12, 30), 2, off, years_known={2026, 2027})
    assert later.on == date(2027, 1, 4)
    assert later.years == (2026, 2027)


def test_the_leap_day_is_a_working_day_where_it_exists() -> None:
    assert add_working_days(date(2024, 2, 28), 1, ()) == date(2024, 2, 29)
    assert add_working_days(date(2027, 2, 26), 1, ()) == date(2027, 3, 1)


def test_a_six_day_week_counts_saturday() -> None:
    assert add_working_days(FRIDAY, 1, (), rest_days=frozenset({6})) == date(2026, 8, 15)


def test_a_week_without_rest_days_counts_every_day() -> None:
    assert add_working_days(FRIDAY, 3, (), rest_days=frozenset()) == date(2026, 8, 17)


def test_a_rest_day_in_mid_week_is_not_called_weekend() -> None:
    told = explain(FRIDAY, 1, {}, rest_days=frozenset({5, 6, 0}))
    assert [day.because for day in told.days[1:]] == ["Akhir pekan", "Akhir pekan", "Hari libur mingguan", "Hari ke-1"]


def test_a_holiday_on_a_weekend_is_called_by_its_name() -> None:
    told = explain(FRIDAY, 1, {date(2026, 8, 15): "Hari libur desa"})
    assert told.days[1].because == "Hari libur desa"


def test_a_missing_year_is_an_error_with_a_sentence() -> None:
    with pytest.raises(MissingYear) as caught:
        explain(date(2026, 12, 30), 2, days_off(2026), years_known={2026})
    assert caught.value.year == 2027
    assert str(caught.value).startswith("Daftar hari libur tahun 2027 belum ada")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_year_that_the_count_does_not_reach_may_be_missing() -> None:
    assert explain(date(2026, 12, 30), 1, days_off(2026), years_known={2026}).on == date(2026, 12, 31)
    assert explain(date(2026, 12, 31), 1, days_off(2027), years_known={2027}).on == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 8, 13), 3),
        (date(2026, 8, 14), 2),
        (date(2026, 8, 15), 2),
        (date(2026, 8, 17), 2),
        (date(2026, 8, 18), 1),
        (date(2026, 8, 19), 0),
        (date(2026, 8, 20), -1),
        (date(2026, 8, 22), -2),
        (date(2026, 8, 24), -3),
    ],
)
def test_the_days_left_are_signed_working_days(today: date, left: int) -> None:
    assert working_days_between(today, date(2026, 8, 19), INDEPENDENCE) == left


def test_a_day_before_is_strictly_before_and_skips_days_off() -> None:
    assert working_day_before(date(2026, 8, 18), 1, INDEPENDENCE) == FRIDAY
    assert working_day_before(date(2026, 8, 17), 1, INDEPENDENCE) == FRIDAY


EVERY_DAY = frozenset(range(7))
MOMENT = datetime(2026, 8, 14, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempt", "sentence"),
    [
        (lambda: add_working_days(FRIDAY, -1, ()), "tidak boleh kurang dari nol"),
        (lambda: add_working_days(FRIDAY, 1001, ()), "tidak boleh lebih dari 1.000"),
        (lambda: working_day_before(FRIDAY, -1, ()), "tidak boleh kurang dari nol"),
        (lambda: explain(FRIDAY, -1, {}), "tidak boleh kurang dari nol"),
        (lambda: add_working_days(FRIDAY, 1, (), rest_days=EVERY_DAY), "paling sedikit satu hari kerja"),
        (lambda: explain(FRIDAY, 1, {}, rest_days=EVERY_DAY), "paling sedikit satu hari kerja"),
        (lambda: working_days_between(FRIDAY, FRIDAY, (), rest_days=EVERY_DAY), "paling sedikit satu hari kerja"),
        (lambda: add_working_days(FRIDAY, 1, (), rest_days=frozenset({7})), "angka 0"),
        (lambda: add_working_days(MOMENT, 1, ()), "tanggal tanpa jam"),
        (lambda: add_working_days(FRIDAY, 1, [MOMENT]), "tanggal tanpa jam"),
        (lambda: working_days_between(FRIDAY, MOMENT, ()), "tanggal tanpa jam"),
        (lambda: add_working_days(date.max, 1, ()), "melewati tanggal"),
        (lambda: working_day_before(date.min, 1, ()), "melewati tanggal"),
        (lambda: working_days_between(date(1, 1, 1), FRIDAY, ()), "seratus tahun"),
        (lambda: working_days_between(FRIDAY, date(1, 1, 1), ()), "seratus tahun"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(attempt: Callable[[], object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as caught:
        attempt()
    assert str(caught.value).endswith(".")
