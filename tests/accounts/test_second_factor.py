import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.urls import reverse

from accounts.actions import issue_one_time_code
from accounts.models import User
from tests.accounts.people import (
    NEW_PASSWORD,
    PASSWORD,
    assert_mail_ours,
    assert_ours,
    is_signed_in,
    officer,
    officer_without_email,
    sign_in,
    words,
)

pytestmark = pytest.mark.django_db(transaction=True)


def app_code(secret: str, steps: int = 0) -> str:
    """What an authenticator app shows now, or some steps of thirty seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def confirm_password(client, after: str):
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": after}, follow=True)


def install_app(client) -> str:
    """Install the app for the person who is signed in; return its secret."""
    page = confirm_password(client, reverse("mfa_activate_totp"))
    assert_ours(page)
    secret = re.search(r"Kunci: <code>(\w+)</code>", page.content.decode()).group(1)
    done = client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)}, follow=True)
    assert_ours(done)
    return secret


def recovery_codes(client) -> list[str]:
    return re.findall(r"<code>(\d{8})</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())


@pytest.fixture
def protected(client):
    """Sri, signed out, with an app; the secret and the recovery codes."""
    officer()
    sign_in(client, "sri")
    secret = install_app(client)
    codes = recovery_codes(client)
    client.post(reverse("account_logout"))
    mail.outbox.clear()
    return secret, codes


def test_installing_asks_for_the_password_shows_the_picture_and_gives_ten_codes(client):
    officer()
    sign_in(client, "sri")
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
    install_app(client)
    assert len(recovery_codes(client)) == 10
    assert_mail_ours(mail.outbox[-1])
    assert mail.outbox[-1].subject == "Aplikasi pengaman sudah terpasang"
    overview = client.get(reverse("mfa_index"))
    assert_ours(overview)
    assert "10 kode belum dipakai" in words(overview)


def test_a_wrong_first_code_installs_nothing(client):
    officer()
    sign_in(client, "sri")
    confirm_password(client, reverse("mfa_activate_totp"))
    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert_ours(response)
    assert "Kode ini tidak cocok." in words(response)
    assert not Authenticator.objects.exists()


def test_the_secrets_are_encrypted_at_rest(client, protected):
    secret, codes = protected
    kept = " ".join(str(data) for data in Authenticator.objects.values_list("data", flat=True))
    assert "e1." in kept
    assert secret not in kept
    assert not any(code in kept for code in codes)


def test_after_the_password_the_code_is_asked(client, protected):
    secret, _ = protected
    response = client.post(reverse("account_login"), {"login": "sri", "password": PASSWORD}, follow=True)
    assert_ours(response)
    assert "Satu langkah lagi" in words(response)
    assert not is_signed_in(client)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert_ours(wrong)
    assert "Kode ini tidak cocok." in words(wrong)
    assert client.post(reverse("mfa_authenticate"), {"code": app_code(secret)}).url == reverse("after_login")
    assert is_signed_in(client)


def test_a_code_cannot_be_used_twice(client, protected):
    secret, _ = protected
    code = app_code(secret)
    sign_in(client, "sri")
    client.post(reverse("mfa_authenticate"), {"code": code})
    client.post(reverse("account_logout"))
    sign_in(client, "sri")
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert not is_signed_in(client)


def test_a_recovery_code_replaces_the_app_once(client, protected):
    _, codes = protected
    for expected in (True, False):
        sign_in(client, "sri")
        client.post(reverse("mfa_authenticate"), {"code": codes[3]})
        assert is_signed_in(client) is expected
        client.post(reverse("account_logout"))


def test_after_five_wrong_codes_the_page_asks_to_wait(client, protected):
    sign_in(client, "sri")
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    response = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert_ours(response)
    assert "Tunggu lima menit" in words(response)


def test_a_printed_code_does_not_go_round_the_second_factor(client, protected, fixed_clock):
    code = issue_one_time_code(user=User.objects.get(), by=None, at=fixed_clock)
    form = {"username": "sri", "code": code, "new_password": NEW_PASSWORD, "repeated": NEW_PASSWORD}
    response = client.post(reverse("accounts:redeem"), form)
    assert response.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_without_the_phone_one_confirms_with_a_recovery_code_and_makes_new_ones(client, protected):
    _, codes = protected
    sign_in(client, "sri")
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    after = reverse("mfa_generate_recovery_codes")
    asked = client.get(reverse("mfa_reauthenticate"), {"next": after})
    assert_ours(asked)
    page = client.post(reverse("mfa_reauthenticate"), {"code": codes[1], "next": after}, follow=True)
    assert_ours(page)
    assert "8 kode lama" in words(page)
    shown = client.post(after, follow=True)
    assert_ours(shown)
    assert not set(recovery_codes(client)) & set(codes)
    assert_mail_ours(mail.outbox[-1])


def test_the_codes_can_be_taken_along_as_a_text_file(client, protected):
    _, codes = protected
    sign_in(client, "sri")
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    confirm_password(client, reverse("mfa_index"))
    response = client.get(reverse("mfa_download_recovery_codes"))
    assert response["Content-Disposition"] == 'attachment; filename="kode-cadangan.txt"'
    assert response.content.decode().split() == codes[1:]


def test_removing_the_app_asks_for_the_password_and_removes_the_codes(client, protected):
    secret, _ = protected
    sign_in(client, "sri")
    client.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    page = confirm_password(client, reverse("mfa_deactivate_totp"))
    assert_ours(page)
    done = client.post(reverse("mfa_deactivate_totp"), follow=True)
    assert_ours(done)
    assert "Aplikasi pengaman sudah dilepas." in words(done)
    assert not Authenticator.objects.exists()
    assert_mail_ours(mail.outbox[-1])
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 404


def test_a_person_without_an_address_may_have_a_second_factor(client):
    officer_without_email()
    sign_in(client, "tarno")
    install_app(client)
    assert Authenticator.objects.count() == 2
    assert not mail.outbox


def test_an_address_can_be_changed_with_a_second_factor(client, protected):
    secret, _ = protected
    sign_in(client, "sri")
    client.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    confirm_password(client, reverse("account_email"))
    client.post(reverse("account_email"), {"action_add": "", "email": "baru@desa.example"})
    assert mail.outbox[-1].to == ["baru@desa.example"]
