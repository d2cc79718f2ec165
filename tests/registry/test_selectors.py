"""Questions about regions, bodies and people."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from registry import policies, selectors
from registry.actions.create_officer_without_email import create_officer_without_email
from registry.actions.end_appointment import end_appointment
from registry.actions.update_body import update_body
from registry.enums import Role
from registry.models import Appointment, Region
from tests.registry.world import (
    AT,
    ON,
    admin_of,
    blumah,
    cucukan,
    in_office,
    kendal,
    klaten,
    monitor_of,
    person,
    region,
    sengon,
)

pytestmark = pytest.mark.usefixtures("country")


def names(rows) -> list[str]:
    return [f"{row.name} {row.parent.name}" for row in rows]


@pytest.mark.parametrize("words", ["jetis", "Desa Jetis", "  JETIS ", "eti"])
def test_a_village_is_found_by_part_of_its_name(words):
    assert names(selectors.villages(words)) == ["Jetis Karangnongko", "Jetis Delanggu"]


def test_a_village_is_found_by_code_district_and_regency():
    assert names(selectors.villages("33.10.16")) == ["Bareng Delanggu", "Jetis Delanggu"]
    assert names(selectors.villages(district="33.10.01")) == ["Cucukan Prambanan", "Sengon Prambanan"]
    assert names(selectors.villages("", regency=kendal())) == ["Blumah Plantungan"]
    assert names(selectors.villages("tidak ada")) == []


def test_names_that_begin_with_what_was_typed_come_first():
    Region.objects.filter(code="33.10.01.2002").update(name="Gedongjetis")
    assert names(selectors.villages("jetis"))[-1] == "Gedongjetis Prambanan"


def test_a_region_knows_its_regency_and_its_full_name():
    assert selectors.regency_of(region("33.10.16.1001")) == klaten()
    assert selectors.regency_of(klaten()) == klaten()
    assert str(region("33.10.16.1001")) == "Kelurahan Bareng"
    assert str(klaten()) == "Kabupaten Klaten"


def test_a_body_that_is_closed_takes_no_requests():
    body = sengon()
    body.is_active = False
    body.save()
    assert selectors.bodies_for(region("33.10.01.2001")) == []


def test_officers_are_those_who_work_on_requests_today():
    head, ppid, clerk = (in_office(sengon(), role) for role in (Role.VILLAGE_HEAD, Role.PPID, Role.CLERK))
    in_office(sengon(), Role.EDITOR)
    in_office(cucukan())
    former = in_office(sengon(), Role.CLERK)
    end_appointment(appointment=Appointment.objects.get(user=former), ends_on=ON, by=None, at=AT)
    assert {row.user for row in selectors.officers(sengon(), ON)} == {head, ppid, clerk}


@pytest.mark.parametrize(
    ("role", "counts"), [(Role.PPID, True), (Role.CLERK, True), (Role.VILLAGE_HEAD, False), (Role.EDITOR, False)]
)
def test_a_body_has_an_active_officer_when_somebody_reads_its_requests(role, counts):
    assert not selectors.has_active_officer(sengon(), ON)
    in_office(sengon(), role)
    assert selectors.has_active_officer(sengon(), ON) is counts
    assert not selectors.has_active_officer(cucukan(), ON)


def test_a_slip_that_was_never_used_makes_no_active_officer():
    appointment, _ = create_officer_without_email(body=sengon(), role=Role.PPID, full_name="Tono", by=None, at=AT)
    assert not selectors.has_active_officer(sengon(), ON)
    User.objects.filter(pk=appointment.user_id).update(last_login=AT)
    assert selectors.has_active_officer(sengon(), ON)


def test_a_closed_account_is_no_active_officer():
    ppid = in_office(sengon())
    User.objects.filter(pk=ppid.pk).update(is_active=False)
    assert not selectors.has_active_officer(sengon(), ON)
    assert not selectors.officers(sengon(), ON).exists()
    assert not policies.holds(ppid, sengon(), [Role.PPID], ON)


def test_an_office_counts_from_its_first_day_to_the_day_before_its_last():
    ppid = in_office(sengon())
    first = ON.replace(day=1)
    day = datetime.timedelta(days=1)
    assert not selectors.appointments_of(ppid, first - day).exists()
    assert selectors.appointments_of(ppid, first).exists()


def test_the_list_forms_agree_with_the_policies():
    bodies = [sengon(), cucukan(), blumah(), selectors.regency_body(klaten())]
    people = [in_office(sengon(), role) for role in (Role.VILLAGE_HEAD, Role.PPID, Role.CLERK, Role.EDITOR)]
    people += [in_office(cucukan()), admin_of(klaten()), monitor_of(klaten()), admin_of(kendal()), person()]
    for user in people:
        served = {body for body in bodies if policies.holds(user, body, ("village_head", "ppid", "clerk"), ON)}
        assert set(selectors.bodies_served_by(user, ON)) == served
        watched = {
            place
            for place in (klaten(), kendal())
            if policies.holds_in_regency(user, place, ("regency_admin", "regency_monitor"), ON)
        }
        assert set(selectors.regencies_monitored_by(user, ON)) == watched


def test_a_visitor_who_is_not_signed_in_holds_nothing():
    nobody = AnonymousUser()
    assert not selectors.appointments_of(nobody, ON).exists()
    assert not selectors.bodies_served_by(nobody, ON).exists()
    assert not selectors.regencies_monitored_by(nobody, ON).exists()
    assert not policies.holds(nobody, sengon(), [Role.PPID], ON)


def test_the_regency_is_told_through_its_admins_and_monitors():
    told = {admin_of(klaten()), monitor_of(klaten())}
    in_office(selectors.regency_body(klaten()))
    admin_of(kendal())
    assert {row.user for row in selectors.admins_of(klaten(), ON)} == told


def test_the_day_of_a_moment_is_the_day_where_the_body_is():
    late = datetime.datetime(2026, 5, 21, 16, 30, tzinfo=datetime.UTC)
    assert selectors.local_date(sengon(), late) == datetime.date(2026, 5, 21)
    config = selectors.config_for(sengon())
    config.time_zone = "Asia/Makassar"
    config.save()
    assert selectors.local_date(sengon(), late) == datetime.date(2026, 5, 22)
    update_body(body=sengon(), changes={"time_zone": "Asia/Jakarta"}, by=None, at=late)
    assert selectors.local_date(sengon(), late) == datetime.date(2026, 5, 21), (
        "a village may lie apart from its regency"
    )
    assert selectors.calendar(sengon(), [2026]).zone == "Asia/Jakarta"
    assert selectors.calendar_changed_at(sengon()) == late
