"""Appointments give a role from a day on, to people who may hold it, by people who may give it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.policies import Denied
from registry import selectors
from registry.actions.appoint import appoint
from registry.actions.end_appointment import end_appointment
from registry.enums import Role
from registry.models import Appointment
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
    offices,
    person,
    sengon,
)

pytestmark = pytest.mark.usefixtures("country")
DAY = datetime.timedelta(days=1)


def give(user, body, role, *, starts_on=ON, ends_on=None, by=None):
    return appoint(user=user, body=body, role=role, starts_on=starts_on, ends_on=ends_on, by=by, at=AT)


def the_office(user, body=None):
    return Appointment.objects.get(user=user, body=body or sengon())


@pytest.mark.parametrize(
    ("first", "second"), [(Role.PPID, Role.VILLAGE_HEAD), (Role.VILLAGE_HEAD, Role.PPID)], ids=["ppid", "head"]
)
def test_one_person_cannot_be_ppid_and_village_head_of_one_body_at_a_time(first, second):
    user = in_office(sengon(), first)
    with pytest.raises(ValidationError, match="keberatan harus ditanggapi oleh orang lain"):
        give(user, sengon(), second)
    assert offices(user) == {("Pemerintah Desa Sengon", first)}


def test_one_person_may_be_ppid_here_and_village_head_there():
    user = in_office(sengon(), Role.PPID)
    give(user, cucukan(), Role.VILLAGE_HEAD)
    assert len(offices(user)) == 2


def test_a_ppid_may_become_village_head_on_the_day_the_first_office_ends():
    user = person()
    give(user, sengon(), Role.PPID, starts_on=ON - 30 * DAY, ends_on=ON)
    give(user, sengon(), Role.VILLAGE_HEAD, starts_on=ON)
    assert offices(user) == {("Pemerintah Desa Sengon", Role.VILLAGE_HEAD)}


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(ON - 40 * DAY, ON - 29 * DAY), (ON - 5 * DAY, None), (ON - 20 * DAY, ON - 19 * DAY), (ON - 40 * DAY, None)],
    ids=["over the start", "over the end", "inside", "around"],
)
def test_the_two_hats_exclude_each_other_on_every_shared_day(starts_on, ends_on):
    user = person()
    give(user, sengon(), Role.PPID, starts_on=ON - 30 * DAY, ends_on=ON - 4 * DAY)
    with pytest.raises(ValidationError):
        give(user, sengon(), Role.VILLAGE_HEAD, starts_on=starts_on, ends_on=ends_on)


def test_an_office_that_never_began_stands_in_nobodys_way():
    user = person()
    future = give(user, sengon(), Role.PPID, starts_on=ON + 10 * DAY)
    end_appointment(appointment=future, ends_on=ON + 10 * DAY, by=None, at=AT)
    give(user, sengon(), Role.VILLAGE_HEAD)
    assert offices(user) == {("Pemerintah Desa Sengon", Role.VILLAGE_HEAD)}


def test_the_same_role_is_not_given_twice():
    user = in_office(sengon())
    with pytest.raises(ValidationError, match="sudah bertugas sebagai PPID"):
        give(user, sengon(), Role.PPID)


def test_a_role_of_the_regency_does_not_exist_in_a_village():
    with pytest.raises(ValidationError, match="hanya ada pada PPID kabupaten"):
        give(person(), sengon(), Role.REGENCY_ADMIN)


def test_an_unknown_role_is_refused():
    with pytest.raises(ValidationError, match="tidak dikenal"):
        give(person(), sengon(), "mayor")


def test_an_office_must_end_after_it_begins():
    with pytest.raises(ValidationError, match="sesudah tanggal mulai"):
        give(person(), sengon(), Role.PPID, ends_on=ON)


def test_a_closed_account_gets_no_office():
    user = person()
    user.is_active = False
    user.save()
    with pytest.raises(ValidationError, match="dinonaktifkan"):
        give(user, sengon(), Role.PPID)


@pytest.mark.parametrize("role", [Role.CLERK, Role.EDITOR])
def test_the_ppid_appoints_clerks_and_editors_of_his_own_body(role):
    ppid = in_office(sengon())
    user = person("Joko Petugas")
    give(user, sengon(), role, by=ppid)
    assert offices(user) == {("Pemerintah Desa Sengon", role)}


@pytest.mark.parametrize("role", [Role.PPID, Role.VILLAGE_HEAD])
def test_the_ppid_appoints_neither_another_ppid_nor_his_superior(role):
    with pytest.raises(Denied, match="diatur oleh admin kabupaten"):
        give(person(), sengon(), role, by=in_office(sengon()))


def test_the_ppid_of_one_village_appoints_nobody_in_another():
    with pytest.raises(Denied):
        give(person(), cucukan(), Role.CLERK, by=in_office(sengon()))


@pytest.mark.parametrize("role", [Role.VILLAGE_HEAD, Role.CLERK, Role.EDITOR])
def test_other_officers_appoint_nobody(role):
    with pytest.raises(Denied):
        give(person(), sengon(), Role.CLERK, by=in_office(sengon(), role))


def test_the_regency_admin_appoints_in_his_regency_and_in_no_other():
    admin = admin_of(klaten())
    give(person(), sengon(), Role.PPID, by=admin)
    give(person(), selectors.regency_body(klaten()), Role.REGENCY_MONITOR, by=admin)
    with pytest.raises(Denied):
        give(person(), blumah(), Role.PPID, by=admin)
    with pytest.raises(Denied):
        give(person(), selectors.regency_body(kendal()), Role.REGENCY_ADMIN, by=admin)


def test_the_regency_monitor_only_watches():
    with pytest.raises(Denied):
        give(person(), sengon(), Role.PPID, by=monitor_of(klaten()))


def test_a_former_ppid_may_do_nothing_any_more():
    ppid = in_office(sengon())
    end_appointment(appointment=the_office(ppid), ends_on=ON, by=None, at=AT)
    with pytest.raises(Denied):
        give(person(), sengon(), Role.CLERK, by=ppid)


def test_an_office_that_ends_today_has_ended():
    user = in_office(sengon())
    ended = end_appointment(appointment=the_office(user), ends_on=ON, by=None, at=AT)
    assert offices(user) == set()
    assert (ended.ended_at, ended.ends_on) == (AT, ON)
    assert Appointment.objects.active(ON - DAY).filter(user=user).exists()


def test_an_office_that_ends_next_week_is_held_until_then():
    user = in_office(sengon())
    end_appointment(appointment=the_office(user), ends_on=ON + 7 * DAY, by=None, at=AT)
    assert Appointment.objects.active(ON + 6 * DAY).filter(user=user).exists()
    assert not Appointment.objects.active(ON + 7 * DAY).filter(user=user).exists()


def test_the_past_is_not_rewritten_by_ending_an_office():
    user = in_office(sengon())
    with pytest.raises(ValidationError, match="sebelum hari ini"):
        end_appointment(appointment=the_office(user), ends_on=ON - DAY, by=None, at=AT)


def test_an_office_ends_once():
    user = in_office(sengon())
    office = the_office(user)
    end_appointment(appointment=office, ends_on=ON, by=None, at=AT)
    with pytest.raises(ValidationError, match="sudah berakhir"):
        end_appointment(appointment=office, ends_on=ON + DAY, by=None, at=AT)


def test_a_ppid_ends_the_office_of_his_clerk_but_not_of_his_superior():
    ppid, clerk, head = in_office(sengon()), in_office(sengon(), Role.CLERK), in_office(sengon(), Role.VILLAGE_HEAD)
    end_appointment(appointment=the_office(clerk), ends_on=ON, by=ppid, at=AT)
    with pytest.raises(Denied):
        end_appointment(appointment=the_office(head), ends_on=ON, by=ppid, at=AT)


def test_a_regency_always_keeps_an_admin():
    admin = admin_of(klaten())
    office = the_office(admin, selectors.regency_body(klaten()))
    with pytest.raises(ValidationError, match="sedikitnya satu admin"):
        end_appointment(appointment=office, ends_on=ON, by=admin, at=AT)
    admin_of(klaten())
    end_appointment(appointment=office, ends_on=ON, by=admin, at=AT)
    assert offices(admin) == set()


def test_the_database_itself_refuses_an_office_that_ends_before_it_begins():
    row = Appointment(user=person(), body=sengon(), role=Role.PPID, starts_on=ON, ends_on=ON - DAY, created_at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
