import logging

import pytest
from django.urls import reverse

from accounts.actions import issue_one_time_code
from accounts.models import User
from accounts.views import TRIES_AN_HOUR
from tests.accounts.people import (
    NEW_PASSWORD,
    PASSWORD,
    assert_ours,
    is_signed_in,
    officer,
    officer_without_email,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tarno(db) -> User:
    return officer_without_email(password=None)


@pytest.fixture
def code(tarno, fixed_clock) -> str:
    return issue_one_time_code(user=tarno, by=None, at=fixed_clock)


def redeem(client, printed: str, **changes):
    form = {"username": "tarno", "code": printed, "new_password": NEW_PASSWORD, "repeated": NEW_PASSWORD}
    return client.post(reverse("accounts:redeem"), form | changes)


def test_the_page_is_open_to_everybody_and_tells_how_long_a_code_works(client):
    page = client.get(reverse("accounts:redeem"))
    assert_ours(page)
    assert "Berlaku 14 hari dan hanya sekali" in words(page)


def test_a_person_with_a_slip_makes_a_password_and_is_signed_in(client, code):
    response = redeem(client, f"{code[:4]} {code[4:]}".lower())
    assert response.url == reverse("after_login")
    assert is_signed_in(client)
    client.logout()
    sign_in(client, "tarno", NEW_PASSWORD)
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": "AAAA2222"}, "Nama pengguna atau kode tidak cocok."),
        ({"username": "nobody"}, "Nama pengguna atau kode tidak cocok."),
        ({"code": ""}, "Isi bagian “Kode sekali pakai”."),
        ({"repeated": NEW_PASSWORD + "!"}, "Kedua kata sandi harus sama."),
        ({"new_password": "pendek", "repeated": "pendek"}, "Kata sandi terlalu pendek."),
        ({"new_password": "tarno contoh", "repeated": "tarno contoh"}, "terlalu mirip dengan nama lengkap"),
        ({"code": "A" * 200}, "Kode sekali pakai hanya delapan huruf dan angka."),
    ],
)
def test_what_is_wrong_is_said_and_signs_nobody_in(client, code, changes, sentence):
    response = redeem(client, code, **changes)
    assert_ours(response)
    assert sentence in words(response)
    assert not is_signed_in(client)
    assert not User.objects.get().has_usable_password()


def test_neither_the_code_nor_a_password_comes_back_in_the_page(client, code):
    response = redeem(client, code, username="nobody")
    assert NEW_PASSWORD not in response.content.decode()


def test_from_one_place_twenty_tries_an_hour_are_enough(client, code):
    for _ in range(TRIES_AN_HOUR):
        assert redeem(client, "AAAA2222", username="nobody").status_code == 200
    response = redeem(client, code)
    assert_ours(response, status=429)
    assert "Tunggu satu jam" in words(response)
    assert not is_signed_in(client)


def test_another_place_is_not_held_up(client, client_factory, code):
    for _ in range(TRIES_AN_HOUR):
        redeem(client, "AAAA2222", username="nobody")
    other = client_factory(REMOTE_ADDR="203.0.113.9")
    assert redeem(other, code).status_code == 302


def test_the_code_of_somebody_else_signs_that_person_in(client, code):
    officer()
    sign_in(client, "sri")
    page = client.get(reverse("accounts:redeem"))
    assert_ours(page)
    assert "Anda sedang masuk sebagai Sri Contoh." in words(page)
    redeem(client, code)
    assert client.session["_auth_user_id"] == str(User.objects.get(username="tarno").pk)


def test_an_older_session_of_the_person_ends(client, client_factory, fixed_clock):
    sri = officer()
    thief = client_factory()
    sign_in(thief, "sri")
    code = issue_one_time_code(user=sri, by=None, at=fixed_clock)
    redeem(client, code, username="sri")
    assert thief.get(reverse("accounts:me")).status_code == 302


def test_a_slip_counts_even_while_the_address_is_not_proven(client, fixed_clock):
    sri = officer(email_verified=False)
    redeem(client, issue_one_time_code(user=sri, by=None, at=fixed_clock), username="sri")
    assert is_signed_in(client)


def test_code_and_password_never_reach_the_log(client, code, caplog):
    caplog.set_level(logging.DEBUG)
    redeem(client, "AAAA2222")
    redeem(client, code)
    for secret in (code, NEW_PASSWORD, PASSWORD, "AAAA2222"):
        assert secret not in caplog.text
