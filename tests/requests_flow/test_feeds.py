"""Deadlines in a calendar program: read back by a parser, without a name, dead when replaced."""

from datetime import date

import pytest
from django.urls import reverse
from icalendar import Calendar

from accounts.policies import Denied
from registry.actions.end_appointment import end_appointment
from registry.models import Appointment
from requests_flow.actions.make_feed import make_feed_of_desk, make_feed_of_request
from requests_flow.enums import RequestStatus as S
from requests_flow.models import CalendarFeed
from requests_flow.policies import KeyHolder
from requests_flow.views.feeds import WRONG_A_MINUTE
from tests.requests_flow import cases

pytestmark = pytest.mark.django_db


def address(key: str) -> str:
    return reverse("requests:feed", args=[key.lower()])


def entries(client, key: str) -> dict[str, date]:
    """Return what the calendar holds: summary and day."""
    response = client.get(address(key))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    return {str(event["summary"]): event.decoded("dtstart") for event in Calendar.from_ical(response.content).events}


def test_an_officer_sees_the_deadlines_of_the_desk_and_nobody_elses(cast, client, fixed_clock):
    open_case, ended = cases.walk_to(S.IN_PROGRESS, cast), cases.walk_to(S.WITHDRAWN, cast)
    found = entries(client, make_feed_of_desk(by=cast.ppid, at=cases.AT))
    assert found == {f"Batas jawaban {open_case.number}, PPID Desa Sengon, Desa Sengon": date(2026, 5, 29)}
    assert ended.number not in str(found)
    assert entries(client, make_feed_of_desk(by=cast.other_ppid, at=cases.AT)) == {}


def test_no_calendar_tells_who_asked_or_for_what(cast, client, fixed_clock):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    for key in (
        make_feed_of_desk(by=cast.ppid, at=cases.AT),
        make_feed_of_request(case=case, by=cases.holder_of(case), at=cases.AT),
    ):
        text = client.get(address(key)).content.decode().replace("\r\n ", "")
        assert case.number in text
        for private in ("Fulanah", "LPJ", "jembatan", cases.NIK):
            assert private not in text


def test_the_citizen_sees_what_the_request_waits_for(cast, client, fixed_clock):
    case = cases.walk_to(S.INCOMPLETE, cast)
    found = entries(client, make_feed_of_request(case=case, by=cases.holder_of(case), at=cases.AT))
    assert len(found) == 2
    assert any("melengkapi" in name for name in found)
    closed = cases.walk_to(S.CLOSED, cast)
    found = entries(client, make_feed_of_request(case=closed, by=cases.holder_of(closed), at=cases.AT))
    assert list(found.values()) == [cases.fresh(closed).current_round.objection_due_on]


def test_a_new_address_kills_the_old_one(cast, client, fixed_clock):
    old = make_feed_of_desk(by=cast.ppid, at=cases.AT)
    new = make_feed_of_desk(by=cast.ppid, at=cases.AT)
    assert client.get(address(old)).status_code == 404
    assert client.get(address(new)).status_code == 200


def test_who_leaves_the_office_has_an_empty_calendar(cast, client, fixed_clock):
    cases.walk_to(S.IN_PROGRESS, cast)
    key = make_feed_of_desk(by=cast.ppid, at=cases.AT)
    assert len(entries(client, key)) == 1
    office = Appointment.objects.get(user=cast.ppid)
    end_appointment(appointment=office, ends_on=fixed_clock.date(), by=None, at=fixed_clock)
    assert entries(client, key) == {}


def test_only_the_applicant_makes_an_address_for_a_request(cast):
    case, other = cases.walk_to(S.RECEIVED, cast), cases.walk_to(S.RECEIVED, cast)
    for stranger in (cast.stranger, cases.holder_of(other), KeyHolder(0)):
        with pytest.raises(Denied):
            make_feed_of_request(case=case, by=stranger, at=cases.AT)
    assert not CalendarFeed.objects.exists()


def test_the_officer_is_shown_the_address_once_and_may_let_it_die(cast, client):
    client.force_login(cast.ppid)
    page = reverse("requests:feed_of_desk")
    html = client.post(page).content.decode()
    assert ".ics" in html
    assert ".ics" not in client.get(page).content.decode()
    assert client.post(reverse("requests:drop_feed"), follow=True).status_code == 200
    assert not CalendarFeed.objects.exists()


def test_guessing_is_slowed_down(client, fixed_clock):
    # Twice as many tries as a minute allows: a new minute may begin in between.
    answers = [client.get(address("aaaa")).status_code for _ in range(2 * WRONG_A_MINUTE + 1)]
    assert set(answers) == {404, 429}
    assert answers[:WRONG_A_MINUTE].count(429) == 0
