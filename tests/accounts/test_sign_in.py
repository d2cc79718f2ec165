import logging

import pytest
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
    officer_without_email,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db
NO_MATCH = "Nama pengguna, alamat surel, atau kata sandi tidak cocok."


@pytest.mark.parametrize("login", ["sri@desa.example", "SRI@Desa.Example", "sri", " Sri "])
def test_one_signs_in_by_address_or_user_name_in_any_case(client, login):
    officer()
    response = sign_in(client, login)
    assert response.status_code == 302
    assert response.url == reverse("after_login")
    assert is_signed_in(client)


def test_a_person_without_an_address_signs_in(client):
    officer_without_email()
    assert sign_in(client, "tarno").url == reverse("after_login")
    assert is_signed_in(client)
    assert not mail.outbox


def test_a_person_without_an_address_signs_in_while_a_new_address_waits_for_its_link(client):
    tarno = officer_without_email()
    tarno.emailaddress_set.create(email="salah@ketik.example")
    sign_in(client, "tarno")
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("login", "password"), [("sri", "salah salah 1"), ("sri@desa.example", "salah salah 1"), ("nobody", PASSWORD)]
)
def test_a_wrong_name_or_password_gets_one_and_the_same_sentence(client, login, password):
    officer()
    response = sign_in(client, login, password)
    assert_ours(response)
    assert NO_MATCH in words(response)
    assert not is_signed_in(client)


def test_an_empty_form_names_what_is_missing(client):
    response = sign_in(client, "", "")
    assert_ours(response)
    assert "Isi bagian “Kata sandi”." in words(response)


def test_after_five_wrong_passwords_the_page_asks_to_wait(client):
    officer()
    for _ in range(5):
        sign_in(client, "sri", "salah salah 1")
    response = sign_in(client, "sri")
    assert_ours(response)
    assert "Tunggu lima menit" in words(response)
    assert not is_signed_in(client)


def test_an_account_that_is_not_active_is_told_so(client):
    officer(username="sri")
    User.objects.update(is_active=False)
    response = client.post(reverse("account_login"), {"login": "sri", "password": PASSWORD}, follow=True)
    assert_ours(response)
    assert "Akun ini sudah tidak aktif" in words(response)
    assert not is_signed_in(client)


def test_one_comes_back_to_the_page_one_wanted_but_never_to_another_site(client):
    officer()
    page = client.get(reverse("account_login"), {"next": "/akun/surel/"})
    assert 'name="next" value="/akun/surel/"' in page.content.decode()
    assert sign_in(client, "sri", next="/akun/surel/").url == "/akun/surel/"
    client.logout()
    assert sign_in(client, "sri", next="https://evil.example/").url == reverse("after_login")


ONE_SENTENCE = "Mintalah kode sekali pakai kepada PPID Kabupaten, lalu buat kata sandi dengan kode itu"


def test_the_page_says_in_one_sentence_what_to_do_without_an_address(client):
    page = client.get(reverse("account_login"))
    assert f"Tidak punya alamat surel? {ONE_SENTENCE}" in words(page)
    assert f'href="{reverse("accounts:redeem")}"' in page.content.decode()


@pytest.mark.parametrize(("ticked", "seconds"), [({}, 0), ({"remember": "on"}, 12 * 3600)])
def test_the_session_ends_with_the_browser_unless_one_wants_to_stay(client, settings, ticked, seconds):
    officer()
    response = sign_in(client, "sri", **ticked)
    age = response.cookies[settings.SESSION_COOKIE_NAME]["max-age"]
    assert (age or 0) == seconds


def test_signing_out_asks_first_and_ends_the_session(client):
    officer()
    sign_in(client, "sri")
    page = client.get(reverse("account_logout"))
    assert_ours(page)
    assert is_signed_in(client)
    response = client.post(reverse("account_logout"))
    assert response.url == reverse("home")
    assert not is_signed_in(client)


def test_an_unproven_address_gets_its_link_again_and_nobody_is_signed_in(client):
    officer(email_verified=False)
    response = client.post(reverse("account_login"), {"login": "sri@desa.example", "password": PASSWORD}, follow=True)
    assert_ours(response)
    assert "Periksa surel Anda" in words(response)
    assert not is_signed_in(client)
    assert [message.to for message in mail.outbox] == [["sri@desa.example"]]
    assert_mail_ours(mail.outbox[0])


def test_the_link_asks_first_and_then_proves_the_address(client):
    officer(email_verified=False)
    sign_in(client, "sri@desa.example")
    link = link_in_last_mail()
    page = client.get(link)
    assert_ours(page)
    assert "Apakah alamat ini milik Anda?" in words(page)
    assert not User.objects.get().emailaddress_set.get().verified
    assert client.post(link).status_code == 302
    assert User.objects.get().emailaddress_set.get().verified
    sign_in(client, "sri@desa.example")
    assert is_signed_in(client)


def test_a_link_that_was_used_or_is_wrong_says_so(client):
    officer(email_verified=False)
    sign_in(client, "sri@desa.example")
    link = link_in_last_mail()
    client.post(link)
    for address in (link, reverse("account_confirm_email", args=["salah"])):
        page = client.get(address)
        assert_ours(page)
        assert "Tautan ini tidak berlaku lagi" in words(page)


def test_nothing_secret_and_no_address_reaches_the_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    officer()
    sign_in(client, "sri@desa.example", "rahasia sekali 99")
    sign_in(client, "sri@desa.example")
    assert "rahasia sekali 99" not in caplog.text
    assert PASSWORD not in caplog.text


def test_a_mail_server_that_is_down_is_told_and_loses_nothing(client, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    officer(email_verified=False)
    response = client.post(reverse("account_login"), {"login": "sri@desa.example", "password": PASSWORD}, follow=True)
    assert_ours(response)
    assert "Surel belum dapat kami kirim." in words(response)
    assert "sri@desa.example" not in caplog.text
