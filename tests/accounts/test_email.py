import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from accounts.models import User
from tests.accounts.people import (
    PASSWORD,
    assert_mail_ours,
    assert_ours,
    link_in_last_mail,
    officer,
    officer_without_email,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db
PAGE = "/akun/surel/"


def ask_for(client, email: str):
    """Ask for the address, and give the password again when the page wants it."""
    response = client.post(PAGE, {"action_add": "", "email": email})
    if response.status_code == 302 and "/konfirmasi/" in response.url:
        return client.post(response.url, {"password": PASSWORD, "next": PAGE}, follow=True)
    return response


def test_the_password_is_asked_again_before_the_address_changes(client):
    officer()
    sign_in(client, "sri")
    asked = client.post(PAGE, {"action_add": "", "email": "baru@desa.example"}, follow=True)
    assert_ours(asked)
    assert "Pastikan ini Anda" in words(asked)
    wrong = client.post(reverse("account_reauthenticate"), {"password": "salah", "next": PAGE})
    assert_ours(wrong)
    assert "Kata sandi tidak cocok." in words(wrong)
    assert EmailAddress.objects.count() == 1
    assert not mail.outbox


def test_a_new_address_counts_once_its_link_was_opened(client):
    officer()
    sign_in(client, "sri")
    ask_for(client, "Baru@desa.example")
    assert User.objects.get().email == "sri@desa.example"
    assert mail.outbox[-1].to == ["baru@desa.example"]
    assert_mail_ours(mail.outbox[-1])
    waiting = client.get(PAGE)
    assert_ours(waiting)
    assert "baru@desa.example belum dipastikan" in words(waiting)
    client.post(link_in_last_mail())
    assert User.objects.get().email == "baru@desa.example"
    assert [address.email for address in EmailAddress.objects.all()] == ["baru@desa.example"]
    assert mail.outbox[-1].to == ["sri@desa.example"]
    assert_mail_ours(mail.outbox[-1])


def test_a_person_without_an_address_adds_one_and_signs_in_with_it(client):
    officer_without_email()
    sign_in(client, "tarno")
    page = client.get(PAGE)
    assert_ours(page)
    assert "Akun ini belum punya alamat surel." in words(page)
    ask_for(client, "tarno@desa.example")
    client.post(link_in_last_mail())
    client.post(reverse("account_logout"))
    assert sign_in(client, "tarno@desa.example").url == reverse("after_login")


def test_a_change_can_be_sent_again_and_cancelled(client):
    officer()
    sign_in(client, "sri")
    ask_for(client, "baru@desa.example")
    mail.outbox.clear()
    again = client.post(PAGE, {"action_send": "", "email": "baru@desa.example"}, follow=True)
    assert_ours(again)
    cancelled = client.post(PAGE, {"action_remove": "", "email": "baru@desa.example"}, follow=True)
    assert_ours(cancelled)
    assert "Alamat baru@desa.example tidak jadi dipakai." in words(cancelled)
    assert EmailAddress.objects.get().email == "sri@desa.example"


def test_the_address_in_use_cannot_be_removed(client):
    officer()
    sign_in(client, "sri")
    ask_for(client, "baru@desa.example")
    response = client.post(PAGE, {"action_remove": "", "email": "sri@desa.example"}, follow=True)
    assert_ours(response)
    assert "Gantilah dengan alamat baru, jangan dihapus." in words(response)
    assert User.objects.get().email == "sri@desa.example"


def test_an_unproven_address_cannot_be_made_the_one_in_use(client):
    officer()
    sign_in(client, "sri")
    ask_for(client, "baru@desa.example")
    response = client.post(PAGE, {"action_primary": "", "email": "baru@desa.example"}, follow=True)
    assert_ours(response)
    assert User.objects.get().email == "sri@desa.example"


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("sri@desa.example", "Alamat surel ini sudah tercatat di akun Anda."),
        ("bukan", "Tulis alamat surel yang lengkap"),
        ("", "Isi bagian “Alamat surel yang baru”."),
    ],
)
def test_what_is_wrong_is_said(client, email, sentence):
    officer()
    sign_in(client, "sri")
    response = ask_for(client, email)
    assert_ours(response)
    assert sentence in words(response)


def test_the_address_of_another_account_is_not_given_away(client):
    officer()
    tarno = officer_without_email()
    sign_in(client, "tarno")
    ask_for(client, "sri@desa.example")
    page = client.get(link_in_last_mail())
    assert_ours(page)
    assert "Alamat ini sudah dipakai akun lain" in words(page)
    client.post(link_in_last_mail())
    tarno.refresh_from_db()
    assert tarno.email is None


def test_who_proves_an_address_gets_it_from_an_account_that_never_did(client):
    squatter = officer(full_name="Orang Lain", email="tarno@desa.example", username="lain", email_verified=False)
    tarno = officer_without_email()
    sign_in(client, "tarno")
    ask_for(client, "tarno@desa.example")
    client.post(link_in_last_mail())
    tarno.refresh_from_db()
    squatter.refresh_from_db()
    assert tarno.email == "tarno@desa.example"
    assert (squatter.email, squatter.is_active) == (None, False)


def test_the_person_is_told_on_the_account_page_what_there_is(client):
    officer()
    sign_in(client, "sri")
    page = client.get(reverse("accounts:me"))
    assert_ours(page)
    for text in ("Sri Contoh", "sri@desa.example", "Belum dipasang"):
        assert text in words(page)
