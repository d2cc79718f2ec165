"""The test vectors of the working-day convention on the real holidays of 2026, with and without collective leave."""

from datetime import date

import pytest

from requests_flow.deadlines import terms
from requests_flow.deadlines.schedule import Calendar, due, extended
from requests_flow.deadlines.workdays import add_working_days, explain
from tests.requests_flow.deadlines.holidays import days_off

STATES = {2026: "official"}
RESTING = Calendar(days_off(2026), STATES)
WORKING = Calendar(days_off(2026, collective_leave=False), STATES)

# received, days, last day when collective leave is rest, last day when it is worked
VECTORS = [
    ("01-05", 3, "01-08", "01-08"),
    ("01-05", 10, "01-20", "01-20"),
    ("01-05", 14, "01-26", "01-26"),
    ("01-05", 30, "02-19", "02-18"),
    ("03-09", 3, "03-12", "03-12"),
    ("03-09", 10, "03-30", "03-24"),
    ("03-09", 14, "04-06", "03-30"),
    ("03-09", 30, "04-28", "04-22"),
    ("03-14", 3, "03-25", "03-18"),
    ("03-14", 10, "04-06", "03-30"),
    ("03-14", 14, "04-10", "04-06"),
    ("03-14", 30, "05-05", "04-28"),
    ("05-11", 3, "05-18", "05-15"),
    ("05-11", 10, "05-29", "05-26"),
    ("05-11", 14, "06-05", "06-03"),
    ("05-11", 30, "06-30", "06-26"),
    ("08-10", 3, "08-13", "08-13"),
    ("08-10", 10, "08-26", "08-26"),
    ("08-10", 14, "09-01", "09-01"),
    ("08-10", 30, "09-23", "09-23"),
]
EXTENDED = [
    ("01-05", "01-29", "01-29"),
    ("03-09", "04-09", "04-02"),
    ("03-14", "04-15", "04-09"),
    ("05-11", "06-10", "06-08"),
    ("08-10", "09-04", "09-04"),
]


def in_2026(month_and_day: str) -> date:
    return date.fromisoformat(f"2026-{month_and_day}")


@pytest.mark.parametrize(("received", "days", "resting", "working"), VECTORS)
def test_a_count_ends_on_the_day_of_the_vector(received: str, days: int, resting: str, working: str) -> None:
    assert add_working_days(in_2026(received), days, RESTING.non_working) == in_2026(resting)
    assert add_working_days(in_2026(received), days, WORKING.non_working) == in_2026(working)


@pytest.mark.parametrize(("received", "resting", "working"), EXTENDED)
def test_an_extension_adds_seven_working_days_to_the_original_last_day(
    received: str, resting: str, working: str
) -> None:
    for calendar, expected in ((RESTING, resting), (WORKING, working)):
        original = due(terms.ANSWER, in_2026(received), calendar)
        assert extended(original.on, calendar).on == in_2026(expected)


def test_the_explanation_of_a_real_request_names_every_day_on_the_way() -> None:
    told = [(day.on.day, day.number, day.because) for day in explain(in_2026("05-11"), 10, RESTING.non_working).days]
    assert told == [
        (11, None, "Hari awal tidak dihitung"),
        (12, 1, "Hari ke-1"),
        (13, 2, "Hari ke-2"),
        (14, None, "Kenaikan Yesus Kristus"),
        (15, None, "Cuti Bersama Kenaikan Yesus Kristus"),
        (16, None, "Akhir pekan"),
        (17, None, "Akhir pekan"),
        (18, 3, "Hari ke-3"),
        (19, 4, "Hari ke-4"),
        (20, 5, "Hari ke-5"),
        (21, 6, "Hari ke-6"),
        (22, 7, "Hari ke-7"),
        (23, None, "Akhir pekan"),
        (24, None, "Akhir pekan"),
        (25, 8, "Hari ke-8"),
        (26, 9, "Hari ke-9"),
        (27, None, "Hari Raya Idul Adha"),
        (28, None, "Cuti Bersama Hari Raya Idul Adha"),
        (29, 10, "Hari ke-10"),
    ]
