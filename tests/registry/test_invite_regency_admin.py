"""invite_regency_admin brings the first person of a regency, whom nobody in the portal could invite."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from registry.enums import Role
from registry.models import Invitation
from tests.registry.world import offices

pytestmark = pytest.mark.usefixtures("country", "fixed_clock")


def test_with_an_address_an_invitation_leaves():
    call_command("invite_regency_admin", "33.10", "Ani Lestari", "--email", "ani@contoh.example", verbosity=0)
    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.body.kind, invitation.created_by) == (Role.REGENCY_ADMIN, "regency_ppid", None)


def test_without_an_address_a_code_is_printed(capsys):
    call_command("invite_regency_admin", "33.10", "Ani Lestari")
    printed = capsys.readouterr().out
    assert "User name: ani.lestari" in printed
    assert "One-time code: " in printed
    assert offices(User.objects.get()) == {("Pemerintah Kabupaten Klaten", Role.REGENCY_ADMIN)}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("99.99", "Ani"), "no regency 99.99"),
        (("33.10.01", "Ani"), "no regency 33.10.01"),
        (("33.10", "Ani", "--email", "bukan"), "tidak benar"),
        (("33.10", " "), "Tulis nama lengkap"),
    ],
)
def test_what_is_typed_wrong_is_told(arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("invite_regency_admin", *arguments)
