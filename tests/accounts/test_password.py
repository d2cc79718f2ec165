import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from accounts.middleware import password_must_change
from accounts.models import User
from ppid_portal import settings as as_configured
from tests.accounts.people import (
    NEW_PASSWORD,
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
TWICE = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}


def ask_for_link(client, email="sri@desa.example"):
    return client.post(reverse("account_reset_password"), {"email": email}, follow=True)


def change(client, **data):
    return client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **TWICE, **data})


def test_a_forgotten_password_is_replaced_by_a_link_in_a_mail(client):
    officer()
    response = ask_for_link(client)
    assert_ours(response)
    assert "Periksa surel Anda" in words(response)
    assert_mail_ours(mail.outbox[0])
    assert "Nama pengguna Anda: sri" in mail.outbox[0].body
    form = client.get(link_in_last_mail(), follow=True)
    assert_ours(form)
    done = client.post(form.request["PATH_INFO"], TWICE, follow=True)
    assert_ours(done)
    assert "Kata sandi Anda sudah diganti" in words(done)
    sign_in(client, "sri", NEW_PASSWORD)
    assert is_signed_in(client)


def test_a_link_works_once(client):
    officer()
    ask_for_link(client)
    link = link_in_last_mail()
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], TWICE)
    again = client.get(link, follow=True)
    assert_ours(again)
    assert "Tautan ini tidak berlaku lagi" in words(again)


def test_a_weak_password_after_the_link_is_refused(client):
    officer()
    ask_for_link(client)
    form = client.get(link_in_last_mail(), follow=True)
    response = client.post(form.request["PATH_INFO"], {"password1": "1234567890", "password2": "1234567890"})
    assert_ours(response)
    assert "terlalu umum" in words(response)
    assert User.objects.get().check_password(PASSWORD)


def test_an_unknown_address_sees_the_same_page_and_gets_another_mail(client):
    officer()
    known, unknown = words(ask_for_link(client)), words(ask_for_link(client, "nobody@desa.example"))
    assert known == unknown
    assert mail.outbox[-1].subject == "Belum ada akun dengan alamat ini"
    assert_mail_ours(mail.outbox[-1])


def test_the_page_tells_people_without_an_address_where_to_get_a_code(client):
    page = client.get(reverse("account_reset_password"))
    assert_ours(page)
    assert "Mintalah kode sekali pakai kepada PPID Kabupaten" in words(page)


def test_one_changes_the_password_and_stays_signed_in_while_other_sessions_end(client, client_factory):
    officer()
    other = client_factory()
    sign_in(client, "sri")
    sign_in(other, "sri")
    response = change(client)
    assert response.url == reverse("accounts:me")
    assert client.get(response.url).status_code == 200
    assert other.get(reverse("accounts:me")).status_code == 302
    assert User.objects.get().check_password(NEW_PASSWORD)


def test_a_changed_password_is_told_by_mail(client):
    officer()
    sign_in(client, "sri")
    change(client)
    assert mail.outbox[-1].subject == "Kata sandi Anda sudah diganti"
    assert_mail_ours(mail.outbox[-1])


def test_a_person_without_an_address_changes_the_password(client):
    officer_without_email()
    sign_in(client, "tarno")
    page = client.get(reverse("account_change_password"))
    assert_ours(page)
    assert "Mintalah kode sekali pakai" in words(page)
    assert change(client).status_code == 302
    assert User.objects.get().check_password(NEW_PASSWORD)
    assert not mail.outbox


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"oldpassword": "salah"}, "Kata sandi sekarang tidak cocok."),
        ({"password1": "pendek", "password2": "pendek"}, "Kata sandi terlalu pendek."),
        ({"password1": "sri contoh", "password2": "sri contoh"}, "terlalu mirip dengan nama lengkap"),
        ({"oldpassword": ""}, "Isi bagian “Kata sandi sekarang”."),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(client, data, sentence):
    officer()
    sign_in(client, "sri")
    response = change(client, **data)
    assert_ours(response)
    assert sentence in words(response)
    assert User.objects.get().check_password(PASSWORD)


def test_the_hint_names_the_length_that_is_demanded(client, settings):
    lengths = [v["OPTIONS"]["min_length"] for v in settings.AUTH_PASSWORD_VALIDATORS if "MinimumLength" in v["NAME"]]
    assert f"Paling sedikit {lengths[0]} huruf" in words(client.get(reverse("account_signup")))


def test_passwords_are_kept_with_argon2():
    assert as_configured.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


# --- a password that somebody else chose ------------------------------------------------------------------------------
def test_a_password_that_somebody_else_chose_must_be_changed_first(client):
    officer(must_change_password=True)
    sign_in(client, "sri")
    held_up = client.get(reverse("account_email") + "?a=1")
    assert held_up.url == reverse("account_change_password") + "?next=%2Fakun%2Fsurel%2F%3Fa%3D1"
    page = client.get(held_up.url)
    assert_ours(page)
    assert "Kata sandi Anda sekarang dibuat oleh orang lain." in words(page)
    response = change(client, next="/akun/surel/?a=1")
    assert response.url == "/akun/surel/?a=1"
    assert client.get(response.url).status_code == 200
    assert not User.objects.get().must_change_password


def test_nothing_can_be_posted_before_that(client):
    officer(must_change_password=True)
    sign_in(client, "sri")
    response = client.post(reverse("account_email"), {"action_add": "", "email": "baru@desa.example"})
    assert response.url == reverse("account_change_password")


def test_one_can_leave_instead(client):
    officer(must_change_password=True)
    sign_in(client, "sri")
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_a_link_by_mail_lifts_the_duty_too(client):
    officer(must_change_password=True)
    ask_for_link(client)
    form = client.get(link_in_last_mail(), follow=True)
    client.post(form.request["PATH_INFO"], TWICE)
    assert not User.objects.get().must_change_password


def test_a_visitor_without_a_session_is_not_even_looked_up():
    # The request has no `user`: looking for one would fail.
    page = password_must_change(lambda request: HttpResponse(request.path))
    assert page(RequestFactory().get("/desa/")).content == b"/desa/"


def test_an_account_without_a_password_is_led_to_the_page_that_makes_one(client):
    sri = officer(password=None)
    client.force_login(sri)
    response = client.get(reverse("account_change_password"), follow=True)
    assert_ours(response)
    done = client.post(reverse("account_set_password"), TWICE, follow=True)
    assert_ours(done)
    assert User.objects.get().check_password(NEW_PASSWORD)
    assert_mail_ours(mail.outbox[-1])
