"""People without e-mail get a user name and a code on paper, from somebody who manages all they hold."""

import pytest
from django.core.exceptions import ValidationError

from accounts.actions import redeem_one_time_code
from accounts.models import OneTimeCode
from accounts.policies import Denied
from registry import progress, selectors
from registry.actions.appoint import appoint
from registry.actions.create_officer_without_email import create_officer_without_email
from registry.actions.end_appointment import end_appointment
from registry.actions.issue_slips import issue_slips
from registry.enums import Role
from registry.models import Appointment
from tests.registry.world import (
    AT,
    ON,
    PASSWORD,
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


@pytest.fixture(autouse=True)
def _country(country):
    return None


def tono(body=None, role=Role.PPID, by=None) -> tuple[Appointment, str]:
    return create_officer_without_email(
        body=body or sengon(), role=role, full_name="Tono Hartono", position_title="Sekdes", by=by, at=AT
    )


def test_an_officer_without_email_signs_in_with_the_printed_code():
    appointment, code = tono()
    assert appointment.user.username == "tono.hartono"
    assert offices(appointment.user) == {("Pemerintah Desa Sengon", Role.PPID)}
    assert code not in str(OneTimeCode.objects.values().get())


def test_a_namesake_gets_a_user_name_of_his_own():
    tono()
    second, _ = tono(cucukan())
    assert second.user.username == "tono.hartono2"


def test_a_ppid_makes_accounts_for_his_clerks_only():
    ppid = in_office(sengon())
    tono(role=Role.CLERK, by=ppid)
    with pytest.raises(Denied):
        tono(role=Role.PPID, by=ppid)
    with pytest.raises(Denied):
        tono(cucukan(), Role.CLERK, by=ppid)


def test_slips_for_many_are_issued_at_once_and_in_the_order_of_the_villages():
    admin = admin_of(klaten())
    second, _ = tono(cucukan())
    first, _ = tono()
    slips = issue_slips(appointments=[second, first], by=admin, at=AT)
    assert [(slip.body, slip.username) for slip in slips] == [
        ("Pemerintah Desa Sengon", "tono.hartono2"),
        ("Pemerintah Desa Cucukan", "tono.hartono"),
    ]
    assert slips[0].district == "Kecamatan Prambanan"
    assert len({slip.code for slip in slips}) == 2


def test_a_person_with_two_offices_gets_one_slip():
    first, _ = tono()
    second = appoint(user=first.user, body=cucukan(), role=Role.PPID, starts_on=ON, by=None, at=AT)
    assert len(issue_slips(appointments=[first, second], by=None, at=AT)) == 1


def test_who_has_an_address_gets_no_slip():
    ppid = in_office(sengon())
    with pytest.raises(ValidationError, match="punya surel"):
        issue_slips(appointments=list(Appointment.objects.filter(user=ppid)), by=None, at=AT)
    assert not OneTimeCode.objects.exists()


def test_who_has_left_gets_no_slip():
    appointment, _ = tono()
    ended = end_appointment(appointment=appointment, ends_on=ON, by=None, at=AT)
    with pytest.raises(ValidationError, match="tidak lagi bertugas"):
        issue_slips(appointments=[ended], by=None, at=AT)


def test_nobody_chosen_is_a_sentence():
    with pytest.raises(ValidationError, match="sedikitnya satu orang"):
        issue_slips(appointments=[], by=None, at=AT)


def test_a_slip_cannot_be_used_to_take_over_an_account_that_also_serves_elsewhere():
    appointment, _ = tono(role=Role.CLERK)
    ppid = in_office(sengon())
    assert issue_slips(appointments=[appointment], by=ppid, at=AT)
    appoint(user=appointment.user, body=blumah(), role=Role.PPID, starts_on=ON, by=None, at=AT)
    for user in (ppid, admin_of(klaten())):
        with pytest.raises(Denied, match="juga bertugas di tempat"):
            issue_slips(appointments=[appointment], by=user, at=AT)


def test_one_person_who_may_not_keeps_back_all_slips():
    mine, _ = tono()
    theirs, _ = tono(blumah())
    before = set(OneTimeCode.objects.filter(replaced_at=None).values_list("pk", flat=True))
    with pytest.raises(Denied):
        issue_slips(appointments=[mine, theirs], by=admin_of(klaten()), at=AT)
    assert set(OneTimeCode.objects.filter(replaced_at=None).values_list("pk", flat=True)) == before


def test_strangers_issue_no_slips():
    appointment, _ = tono()
    for user in (monitor_of(klaten()), admin_of(kendal()), in_office(cucukan()), person()):
        with pytest.raises(Denied):
            issue_slips(appointments=[appointment], by=user, at=AT)


def test_the_list_names_who_still_needs_a_slip():
    appointment, _ = tono()
    tono(blumah())
    in_office(sengon(), Role.CLERK)
    (row,) = progress.people_without_email(klaten(), ON)
    assert (row.pk, row.code_issued_at) == (appointment.pk, AT)
    appointment.user.last_login = AT
    appointment.user.save()
    assert not progress.people_without_email(klaten(), ON)
    assert progress.people_without_email(klaten(), ON, fresh=False, q="hartono")
    assert not progress.people_without_email(klaten(), ON, fresh=False, q="orang lain")


@pytest.mark.django_db(transaction=True)
def test_the_code_of_a_slip_opens_the_account_and_the_older_one_does_not():
    appointment, old = tono()
    (slip,) = issue_slips(appointments=[appointment], by=None, at=AT)
    with pytest.raises(ValidationError):
        redeem_one_time_code(username=slip.username, code=old, new_password=PASSWORD, at=AT)
    user = redeem_one_time_code(username=slip.username, code=slip.code, new_password=PASSWORD, at=AT)
    assert user == appointment.user
    assert selectors.has_active_officer(sengon(), ON)
