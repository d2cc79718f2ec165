"""Invitations travel by e-mail, work once, and bring the right person into the right office."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.policies import Denied
from notifications.models import Message
from registry.actions.accept_invitation import accept_invitation
from registry.actions.invite import invite
from registry.actions.resend_invitation import resend_invitation
from registry.actions.revoke_invitation import revoke_invitation
from registry.enums import InvitationState, Role
from registry.models import Appointment, Invitation
from tests.registry.world import (
    AT,
    PASSWORD,
    admin_of,
    blumah,
    cucukan,
    in_office,
    klaten,
    last_token,
    offices,
    person,
    sengon,
)

pytestmark = pytest.mark.usefixtures("country")
EMAIL = "sri.wahyuni@contoh.example"
LATER = AT + datetime.timedelta(days=15)


def send(email: str = EMAIL, *, body=None, role: str = Role.PPID, by: User | None = None) -> Invitation:
    return invite(body=body or sengon(), role=role, full_name=" Sri   Wahyuni ", email=email, by=by, at=AT)


def accept(token: str, *, by: User | None = None, at: datetime.datetime = AT) -> Appointment:
    return accept_invitation(token=token, password=PASSWORD, by=by, at=at)


def test_the_mail_carries_the_link_as_a_secret_and_says_who_invites_to_what():
    admin = admin_of(klaten())
    invitation = send(by=admin)
    message = Message.objects.get()
    assert message.to_address == EMAIL
    assert message.subject == "Undangan menjadi PPID di Pemerintah Desa Sengon"
    assert "Budi Admin mengundang Anda" in message.body
    assert "Kamis, 4 Juni 2026" in message.body
    assert "[[rahasia]]" in message.body
    assert message.secret.startswith("http://localhost:8000/undangan/")
    assert message.about == f"invitation:{invitation.pk}"


def test_only_the_hash_of_the_token_is_kept():
    invitation = send()
    token = last_token(EMAIL)
    assert token not in str(Invitation.objects.values().get())
    assert token not in Message.objects.get().body
    assert len(invitation.token_hash) == 64


def test_a_new_person_gets_an_account_and_the_office():
    send()
    appointment = accept(last_token(EMAIL))
    user = User.objects.get(email=EMAIL)
    assert user.full_name == "Sri Wahyuni"
    assert user.check_password(PASSWORD)
    assert offices(user) == {("Pemerintah Desa Sengon", Role.PPID)}
    assert appointment.starts_on == AT.date()
    invitation = Invitation.objects.get()
    assert (invitation.accepted_at, invitation.accepted_by) == (AT, user)
    assert invitation.state(LATER) == InvitationState.ACCEPTED


def test_a_person_with_an_account_accepts_with_it():
    user = person(email=EMAIL)
    send(" Sri.Wahyuni@CONTOH.example ")
    accept(last_token(EMAIL), by=user)
    assert offices(user) == {("Pemerintah Desa Sengon", Role.PPID)}


def test_somebody_else_who_is_signed_in_cannot_take_the_office():
    admin = admin_of(klaten())
    send(by=admin)
    with pytest.raises(ValidationError, match=r"undangan ini untuk sri\.wahyuni@contoh\.example"):
        accept(last_token(EMAIL), by=admin)
    assert Invitation.objects.get().accepted_at is None


def test_an_address_that_has_an_account_must_sign_in_first():
    person(email=EMAIL)
    send()
    with pytest.raises(ValidationError, match="sudah punya akun"):
        accept(last_token(EMAIL))


def test_a_stranger_who_only_claimed_the_address_does_not_block_its_owner():
    squatter = person(email=None)
    User.objects.filter(pk=squatter.pk).update(email=EMAIL)
    send()
    accept(last_token(EMAIL))
    assert offices(User.objects.get(email=EMAIL)) == {("Pemerintah Desa Sengon", Role.PPID)}
    assert offices(squatter) == set()


def test_a_link_works_once():
    send()
    token = last_token(EMAIL)
    accept(token)
    with pytest.raises(ValidationError, match="sudah pernah dipakai"):
        accept(token, by=User.objects.get(email=EMAIL))
    assert Appointment.objects.count() == 1


def test_a_link_dies_after_fourteen_days():
    invitation = send()
    token = last_token(EMAIL)
    assert invitation.is_open(AT + datetime.timedelta(days=14, seconds=-1))
    with pytest.raises(ValidationError, match="melewati batas waktunya"):
        accept(token, at=AT + datetime.timedelta(days=14))


def test_a_revoked_link_is_dead():
    invitation = send()
    token = last_token(EMAIL)
    revoked = revoke_invitation(invitation=invitation, by=None, at=AT)
    assert revoked.state(AT) == InvitationState.REVOKED
    with pytest.raises(ValidationError, match="dibatalkan"):
        accept(token)


def test_sending_again_makes_a_new_link_and_kills_the_old_one():
    invitation = send()
    old = last_token(EMAIL)
    resend_invitation(invitation=invitation, by=None, at=LATER)
    new = last_token(EMAIL)
    with pytest.raises(ValidationError, match="tidak dikenal"):
        accept(old, at=LATER)
    accept(new, at=LATER)
    assert Message.objects.count() == 2


def test_an_unknown_token_is_refused_with_a_sentence():
    with pytest.raises(ValidationError, match="tidak dikenal"):
        accept("tidak-ada")


def test_an_answered_invitation_is_neither_sent_again_nor_revoked():
    invitation = send()
    accept(last_token(EMAIL))
    for action in (resend_invitation, revoke_invitation):
        with pytest.raises(ValidationError, match="sudah diterima"):
            action(invitation=invitation, by=None, at=AT)


def test_a_weak_password_leaves_the_invitation_open():
    send()
    token = last_token(EMAIL)
    with pytest.raises(ValidationError) as error:
        accept_invitation(token=token, password="12345", by=None, at=AT)
    assert "password" in error.value.error_dict
    assert not User.objects.filter(email=EMAIL).exists()
    accept(token)


def test_a_person_is_not_invited_twice_into_one_role():
    send()
    with pytest.raises(ValidationError, match="sudah diundang"):
        send()
    send(role=Role.CLERK)
    send(body=cucukan())
    assert Invitation.objects.count() == 3


def test_a_revoked_invitation_may_be_followed_by_a_new_one():
    revoke_invitation(invitation=send(), by=None, at=AT)
    assert send().is_open(AT)


def test_the_village_head_is_not_invited_as_ppid_of_the_same_body():
    head = in_office(sengon(), Role.VILLAGE_HEAD)
    with pytest.raises(ValidationError, match="keberatan"):
        send(head.email)


def test_an_office_taken_meanwhile_stops_the_acceptance():
    user = person(email=EMAIL)
    send()
    in_office(sengon(), Role.VILLAGE_HEAD, user)
    with pytest.raises(ValidationError, match="keberatan"):
        accept(last_token(EMAIL), by=user)
    assert Invitation.objects.get().accepted_at is None


@pytest.mark.parametrize(
    ("email", "name", "sentence"),
    [
        ("bukan surel", "Sri", "tidak benar"),
        (EMAIL, "  ", "Tulis nama lengkap"),
        (EMAIL, "Sri 3310015203900001", "tanpa NIK"),
        (EMAIL, "S" * 151, "paling panjang 150 huruf"),
    ],
)
def test_what_is_typed_wrong_is_answered_with_a_sentence(email, name, sentence):
    with pytest.raises(ValidationError, match=sentence):
        invite(body=sengon(), role=Role.PPID, full_name=name, email=email, by=None, at=AT)
    assert not Message.objects.exists()


def test_who_may_not_appoint_may_not_invite_send_again_or_revoke():
    invitation = send()
    stranger = in_office(blumah())
    for act in (
        lambda: send("lain@contoh.example", by=stranger),
        lambda: resend_invitation(invitation=invitation, by=stranger, at=AT),
        lambda: revoke_invitation(invitation=invitation, by=stranger, at=AT),
    ):
        with pytest.raises(Denied):
            act()
    assert Invitation.objects.get().times_sent == 1


def test_a_ppid_invites_a_clerk_but_no_ppid():
    ppid = in_office(sengon())
    send(role=Role.CLERK, by=ppid)
    with pytest.raises(Denied):
        send("lain@contoh.example", role=Role.PPID, by=ppid)
