"""The clock of the edge: aware, movable, and on the date that people have."""

from datetime import UTC, date, datetime, timedelta

from ppid_portal import clock


def test_the_clock_shows_the_real_time_unless_it_is_moved():
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)  # noqa: TID251 - the clock is what is tested


def test_the_clock_is_moved_by_the_setting(settings):
    settings.CLOCK_OFFSET_SECONDS = -86_400.0
    assert timedelta(hours=23) < datetime.now(UTC) - clock.now() < timedelta(hours=25)  # noqa: TID251 - as above


def test_its_date_is_the_date_in_indonesia(set_clock):
    set_clock(datetime(2026, 5, 20, 23, 30, tzinfo=UTC))
    assert clock.now().date() == date(2026, 5, 21)


def test_the_fixed_clock_is_the_day_of_the_examples(fixed_clock):
    assert abs(clock.now() - fixed_clock) < timedelta(seconds=5)
