import pytest
from allauth.account.forms import BaseSignupForm
from django.core import mail
from django.urls import reverse

from accounts.models import User
from tests.accounts.people import (
    PASSWORD,
    assert_mail_ours,
    assert_ours,
    is_signed_in,
    link_in_last_mail,
    officer,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db
FORM = {"full_name": "Warga Contoh", "email": "Warga@contoh.example", "password1": PASSWORD, "password2": PASSWORD}


def sign_up(client, **changes):
    return client.post(reverse("account_signup"), FORM | changes, follow=True)


def test_a_citizen_makes_an_account_and_signs_in_after_proving_the_address(client):
    response = sign_up(client)
    assert_ours(response)
    assert "Periksa surel Anda" in words(response)
    warga = User.objects.get()
    assert (warga.full_name, warga.username, warga.email) == ("Warga Contoh", "warga", "warga@contoh.example")
    assert (warga.created_by, warga.must_change_password) == (None, False)
    assert not is_signed_in(client)
    assert_mail_ours(mail.outbox[0])
    client.post(link_in_last_mail())
    sign_in(client, "warga@contoh.example")
    assert is_signed_in(client)


def test_the_moment_of_joining_is_the_moment_of_the_page(client, fixed_clock):
    sign_up(client)
    assert abs((User.objects.get().date_joined - fixed_clock).total_seconds()) < 60


def test_an_address_that_has_an_account_shows_the_same_page_and_tells_its_owner_by_mail(client):
    officer(email="warga@contoh.example")
    fresh = words(sign_up(client, email="baru@contoh.example"))
    taken = words(sign_up(client))
    assert taken.replace("warga@", "") == fresh.replace("baru@", "")
    assert User.objects.filter(email="warga@contoh.example").count() == 1
    assert mail.outbox[-1].to == ["warga@contoh.example"]
    assert mail.outbox[-1].subject == "Anda sudah punya akun"
    assert_mail_ours(mail.outbox[-1])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"full_name": ""}, "Isi bagian “Nama lengkap”."),
        ({"email": "bukan"}, "Tulis alamat surel yang lengkap"),
        ({"password1": "pendek", "password2": "pendek"}, "Kata sandi terlalu pendek."),
        ({"password1": "Warga Contoh", "password2": "Warga Contoh"}, "Kata sandi terlalu mirip dengan nama lengkap."),
        ({"password2": PASSWORD + "!"}, "Anda harus mengetikkan kata sandi yang sama setiap kali."),
    ],
)
def test_what_is_wrong_is_said_and_creates_nobody(client, changes, sentence):
    response = sign_up(client, **changes)
    assert_ours(response)
    assert sentence in words(response)
    assert not User.objects.exists()


def test_a_name_in_a_mail_cannot_be_an_advertisement(client):
    sign_up(client, full_name="Menang undian di evil.example")
    assert "evil.example" not in mail.outbox[0].body


def test_an_account_with_the_address_made_a_moment_earlier_is_no_error(client, monkeypatch):
    # The other request of a double click: the form found the address free, the action no longer does.
    officer(email="warga@contoh.example")
    monkeypatch.setattr(BaseSignupForm, "validate_unique_email", lambda self, value: value)
    response = sign_up(client)
    assert_ours(response)
    assert mail.outbox[-1].subject == "Anda sudah punya akun"
    assert User.objects.count() == 1
