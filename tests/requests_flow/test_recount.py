"""A decree changes the calendar while clocks are running: of both dates the later holds, and both sides are told."""

from datetime import date, datetime, timedelta

import pytest
from django.conf import settings

from notifications.models import Message
from registry.actions.import_holidays import import_holidays
from registry.actions.remove_day import remove_day
from registry.actions.set_day import set_day
from registry.models import Appointment
from requests_flow import jobs
from requests_flow.actions.extend import extend
from requests_flow.actions.sign import sign
from requests_flow.enums import ExtensionReason, RequestStatus
from requests_flow.timeline import verify
from tests.registry import world
from tests.requests_flow import cases

DAY = timedelta(days=1)
HOLIDAYS = settings.BASE_DIR / "registry" / "data" / "holidays" / "2025.csv"
# The joint decree of 2025 was changed in August: Monday the 18th became collective leave.
DECREED = "2025-08-18"
FILED = datetime(2025, 8, 8, 9, 14, tzinfo=world.JAKARTA)
CHANGED = datetime(2025, 8, 9, 7, 0, tzinfo=world.JAKARTA)


def before_the_decree() -> bytes:
    lines = HOLIDAYS.read_bytes().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(DECREED.encode()))


@pytest.fixture
def cast_of_2025(cast):
    assert DECREED in HOLIDAYS.read_text()
    import_holidays(data=before_the_decree(), by=None, at=FILED - 30 * DAY)
    # The same people, already in office a year earlier.
    Appointment.objects.update(starts_on=date(2025, 1, 2))
    return cast


def decree() -> None:
    import_holidays(data=HOLIDAYS.read_bytes(), by=None, at=CHANGED)


def deadlines(case) -> tuple[date, date]:
    """Return the deadline as it was first counted and as it holds now."""
    current = cases.fresh(case).current_round
    return current.due_on, current.deadline_on


def told(event: str) -> list[str]:
    return sorted(message.to_masked for message in Message.objects.filter(event=event))


def test_the_decree_of_18_august_2025_moves_an_open_request_and_both_dates_are_kept(cast_of_2025):
    case = cases.walk_to(RequestStatus.IN_PROGRESS, cast_of_2025, at=FILED)
    assert deadlines(case) == (date(2025, 8, 22), date(2025, 8, 22))
    decree()
    assert jobs.recount_deadlines(at=CHANGED) == 1
    assert deadlines(case) == (date(2025, 8, 22), date(2025, 8, 25))
    days = {row["on"]: row for row in cases.fresh(case).current_round.deadline_days}
    assert not days[DECREED]["counted"]
    assert "18 Agustus" in days[DECREED]["because"] or "Cuti" in days[DECREED]["because"]
    event = cases.fresh(case).events.get(kind="recounted")
    assert event.facts == {"before": "2025-08-22", "counted": "2025-08-25", "due_on": "2025-08-25"}
    assert verify(cases.fresh(case)) == 3


def test_both_sides_are_told_once_with_the_day_and_both_dates(cast_of_2025):
    cases.walk_to(RequestStatus.IN_PROGRESS, cast_of_2025, at=FILED)
    decree()
    for hours in range(3):
        jobs.recount_deadlines(at=CHANGED + timedelta(hours=hours))
    assert len(told("recounted")) == 1
    assert len(told("recounted_officer")) == 3, "PPID, clerk and village head"
    body = Message.objects.get(event="recounted").body
    for words in ("Jumat, 22 Agustus 2025", "Senin, 25 Agustus 2025", "Senin, 18 Agustus 2025"):
        assert words in body.replace("\u00a0", " ")


def test_an_extended_deadline_moves_as_a_whole(cast_of_2025):
    case = cases.walk_to(RequestStatus.IN_PROGRESS, cast_of_2025, at=FILED)
    facts = {"reason": ExtensionReason.NOT_HELD, "explanation": "Masih dikumpulkan."}
    extend(case=case, by=cast_of_2025.ppid, at=FILED + timedelta(hours=2), **facts)
    letter = cases.fresh(case).current_round.extension_letter
    sign(case=case, letter=letter, scan=cases.scan(), by=cast_of_2025.ppid, at=FILED + timedelta(hours=3))
    assert deadlines(case)[1] == date(2025, 9, 2)
    decree()
    assert jobs.recount_deadlines(at=CHANGED) == 1
    assert deadlines(case)[1] == date(2025, 9, 3)
    counted = [row["number"] for row in cases.fresh(case).current_round.deadline_days if row["counted"]]
    assert counted == [*range(1, 11), *range(1, 8)]


def test_an_extension_after_a_recount_is_counted_from_the_date_that_holds(cast_of_2025):
    case = cases.walk_to(RequestStatus.IN_PROGRESS, cast_of_2025, at=FILED)
    decree()
    jobs.recount_deadlines(at=CHANGED)
    facts = {"reason": ExtensionReason.NOT_HELD, "explanation": "Masih dikumpulkan."}
    # The first count ended on the 22nd: only the recounted deadline still allows it.
    last_day = datetime(2025, 8, 25, 10, 0, tzinfo=world.JAKARTA)
    extend(case=cases.fresh(case), by=cast_of_2025.ppid, at=last_day, **facts)
    letter = cases.fresh(case).current_round.extension_letter
    sign(case=case, letter=letter, scan=cases.scan(), by=cast_of_2025.ppid, at=last_day)
    assert deadlines(case)[1] == date(2025, 9, 3)
    counted = [row["number"] for row in cases.fresh(case).current_round.deadline_days if row["counted"]]
    assert counted == [*range(1, 11), *range(1, 8)]


def test_a_day_that_is_worked_after_all_takes_nothing_away(cast_of_2025):
    decree()
    day = date(2025, 8, 13)
    facts = {"regency": world.klaten(), "date": day, "reason": "SK", "by": None}
    set_day(kind="local", name="Hari Jadi", at=CHANGED, **facts)
    case = cases.walk_to(RequestStatus.IN_PROGRESS, cast_of_2025, at=FILED + 2 * DAY)
    before = deadlines(case)[1]
    remove_day(at=CHANGED + 3 * DAY, **facts)
    assert jobs.recount_deadlines(at=CHANGED + 3 * DAY) == 0
    assert deadlines(case)[1] == before, "of the old and the new date the later holds"
    event = cases.fresh(case).events.get(kind="recounted")
    assert (event.facts["before"], event.facts["due_on"]) == (before.isoformat(), before.isoformat())
    assert event.facts["counted"] < before.isoformat()
    assert told("recounted") == []


def test_a_local_day_moves_the_requests_of_that_regency_only(cast_of_2025):
    ours = cases.walk_to(RequestStatus.RECEIVED, cast_of_2025, at=FILED)
    theirs = cases.file_case(world.blumah(), at=FILED).case
    set_day(
        regency=world.klaten(), date=date(2025, 8, 20), kind="local", name="Hari Jadi", reason="SK", by=None, at=CHANGED
    )
    assert jobs.recount_deadlines(at=CHANGED) == 1
    assert deadlines(ours)[1] == date(2025, 8, 25)
    assert deadlines(theirs)[1] == date(2025, 8, 22)


@pytest.mark.parametrize("status", [RequestStatus.ANSWERED, RequestStatus.WITHDRAWN, RequestStatus.LAPSED])
def test_what_has_ended_is_left_alone(status, cast_of_2025):
    case = cases.walk_to(status, cast_of_2025, at=FILED)
    before = deadlines(case)
    decree()
    assert jobs.recount_deadlines(at=FILED + 20 * DAY) == 0
    assert deadlines(case) == before


def test_lists_and_figures_use_the_recounted_deadline(cast_of_2025):
    case = cases.walk_to(RequestStatus.IN_PROGRESS, cast_of_2025, at=FILED)
    decree()
    jobs.recount_deadlines(at=CHANGED)
    rows = type(case).objects.with_deadline()
    assert rows.get().deadline_on == date(2025, 8, 25)
    assert not rows.overdue(on=date(2025, 8, 25)).exists()
    assert rows.overdue(on=date(2025, 8, 26)).exists()
