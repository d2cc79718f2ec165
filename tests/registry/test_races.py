"""Two people act at the same moment on connections of their own: one wins, the other reads a sentence."""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from registry.actions.accept_invitation import accept_invitation
from registry.actions.appoint import appoint
from registry.actions.invite import invite
from registry.actions.invite_from_csv import invite_from_csv
from registry.enums import Role
from registry.models import Appointment, Invitation
from tests.registry.world import AT, ON, PASSWORD, klaten, last_token, person, sengon

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("country")]


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Run the calls in threads that start together; return what each gave, an exception being what it raised."""
    gate = threading.Barrier(len(calls))
    results: list[object] = [None] * len(calls)

    def run(number: int, call: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=20)
            results[number] = call()
        except Exception as error:  # noqa: BLE001 - handed to the test, which looks at it
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def refusals(results: list[object]) -> list[str]:
    return [error.messages[0] for error in results if isinstance(error, ValidationError)]


@pytest.mark.parametrize("_again", range(5))
def test_ppid_and_village_head_given_to_one_person_at_once_leave_one_office(_again):
    user, body = person(), sengon()

    def give(role: Role) -> Callable[[], object]:
        return lambda: appoint(user=user, body=body, role=role, starts_on=ON, by=None, at=AT)

    results = at_once(give(Role.PPID), give(Role.VILLAGE_HEAD))
    assert Appointment.objects.filter(user=user).count() == 1
    assert len(refusals(results)) == 1, results
    assert "keberatan harus ditanggapi oleh orang lain" in refusals(results)[0]


def test_two_invitations_accepted_at_once_do_not_put_both_hats_on_one_head():
    user, body = person(email="sri@contoh.example"), sengon()
    tokens = []
    for role in (Role.PPID, Role.VILLAGE_HEAD):
        invite(body=body, role=role, full_name=user.full_name, email=user.email, by=None, at=AT)
        tokens.append(last_token(user.email))
    results = at_once(*[lambda token=token: accept_invitation(token=token, by=user, at=AT) for token in tokens])
    assert Appointment.objects.filter(user=user).count() == 1
    assert len(refusals(results)) == 1, results


def test_an_invitation_is_accepted_once_however_often_the_button_is_pressed():
    invite(body=sengon(), role=Role.PPID, full_name="Sri", email="sri@contoh.example", by=None, at=AT)
    token = last_token("sri@contoh.example")
    results = at_once(*[lambda: accept_invitation(token=token, password=PASSWORD, by=None, at=AT)] * 3)
    assert Appointment.objects.count() == 1
    assert len(refusals(results)) == 2, results
    assert all("sudah pernah dipakai" in sentence for sentence in refusals(results))


def test_one_person_is_invited_once_by_two_admins_at_once():
    call = lambda: invite(  # noqa: E731 - the same call twice
        body=sengon(), role=Role.PPID, full_name="Sri", email="sri@contoh.example", by=None, at=AT
    )
    results = at_once(call, call)
    assert Invitation.objects.count() == 1
    assert len(refusals(results)) == 1, results


def test_one_list_sent_twice_at_once_invites_everybody_once():
    data = (
        b"kode_desa,nama,jabatan,surel\n33.10.01.2001,Sri,Sekretaris Desa,sri@contoh.example\n"
        b"33.10.01.2002,Tono,Sekretaris Desa,\n"
    )
    call = lambda: invite_from_csv(regency=klaten(), data=data, dry_run=False, by=None, at=AT)  # noqa: E731
    reports = at_once(call, call)
    assert sorted(report.count("skip") for report in reports) == [0, 2]
    assert Invitation.objects.count() == 1
    assert Appointment.objects.count() == 1
