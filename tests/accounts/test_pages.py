"""Every account page, from the list of addresses: none is missing, none is allauth's own, none speaks English."""

from pathlib import Path

import allauth
import pytest
from allauth.account import urls as account_urls
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa import urls as mfa_urls
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse

from accounts import urls
from accounts.adapter import AccountAdapter, MFAAdapter
from tests.accounts.people import ENGLISH, PASSWORD, assert_ours, officer, sign_in

ALLAUTH_TEMPLATES = Path(allauth.__file__).parent / "templates"

# What allauth offers and we do not, each with its reason.
UNWANTED = {
    "account_confirm_login_code": "no sign-in by a code in a mail",
}
# Pages that need more than a person who is signed in or not; other tests open them.
SPECIAL = {
    "account_confirm_email": "test_sign_in",
    "account_reset_password_from_key": "test_password",
    "account_set_password": "test_password",
    "mfa_authenticate": "test_second_factor",
    "mfa_reauthenticate": "test_second_factor",
    "mfa_activate_totp": "test_second_factor",
    "mfa_deactivate_totp": "test_second_factor",
    "mfa_view_recovery_codes": "test_second_factor",
    "mfa_download_recovery_codes": "test_second_factor",
    "mfa_generate_recovery_codes": "test_second_factor",
}
OPEN = {
    "accounts:redeem",
    "account_login",
    "account_signup",
    "account_inactive",
    "account_email_verification_sent",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
}
FOR_THE_PERSON = {
    "accounts:me",
    "account_logout",
    "account_reauthenticate",
    "account_email",
    "account_change_password",
    "mfa_index",
}


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> set[str]:
    """Return the names of all addresses, also of included ones."""
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else "")
        else:
            found.add(space + str(pattern.name))
    return found


def test_every_address_is_in_one_of_the_lists_above():
    lists = [OPEN, FOR_THE_PERSON, set(SPECIAL)]
    assert set.union(*lists) == names(urls.urlpatterns)
    assert sum(map(len, lists)) == len(names(urls.urlpatterns))


def test_every_page_that_allauth_offers_is_ours_or_refused_on_purpose():
    offered = names(account_urls.urlpatterns) | names(mfa_urls.urlpatterns)
    assert offered - names(urls.urlpatterns) == set(UNWANTED)


@pytest.mark.parametrize("name", sorted(UNWANTED))
def test_what_is_refused_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["login/", "signup/", "password/reset/", "2fa/", "login/code/", "2fa/webauthn/"])
def test_the_english_addresses_do_not_exist(client, path):
    officer()
    sign_in(client, "sri")
    assert client.get(f"/akun/{path}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(OPEN))
def test_an_open_page_is_ours(client, name):
    assert_ours(client.get(reverse(name)))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(OPEN - {"account_login", "account_signup"}))
def test_an_open_page_is_ours_for_a_person_who_is_signed_in(client, name):
    officer()
    sign_in(client, "sri")
    assert_ours(client.get(reverse(name)))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(FOR_THE_PERSON))
def test_a_page_for_the_person_is_ours(client, name):
    officer()
    sign_in(client, "sri")
    assert_ours(client.get(reverse(name)))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(names(urls.urlpatterns) - OPEN))
def test_every_other_page_sends_a_visitor_to_the_sign_in_page_or_home(client, name):
    arguments = {
        "account_confirm_email": {"key": "salah"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "salah"},
    }
    response = client.get(reverse(name, kwargs=arguments.get(name)))
    if name in arguments:
        assert_ours(response)
    else:
        assert response.status_code == 302
        assert response.url.startswith(reverse("home" if name == "account_logout" else "account_login"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(names(urls.urlpatterns) - {"account_confirm_email", "account_logout"}))
def test_an_empty_form_is_never_an_error_of_ours(client, name):
    officer()
    sign_in(client, "sri")
    kwargs = {"uidb36": "1", "key": "salah"} if name == "account_reset_password_from_key" else None
    response = client.post(reverse(name, kwargs=kwargs), {})
    assert response.status_code in {200, 302, 404, 405}
    if response.status_code == 200:
        assert_ours(response)


@pytest.mark.django_db
def test_too_many_requests_get_a_page_of_ours(client):
    for _ in range(20):
        client.post(reverse("account_reset_password"), {"email": "sri@desa.example"})
    assert_ours(client.post(reverse("account_reset_password"), {"email": "sri@desa.example"}), status=429)


@pytest.mark.django_db
def test_an_account_page_is_not_kept_by_the_browser_for_the_next_person(client):
    officer()
    assert "no-store" in client.get(reverse("account_login"))["Cache-Control"]
    assert "no-store" in client.get(reverse("accounts:redeem"))["Cache-Control"]


# --- words ------------------------------------------------------------------------------------------------------------
NOT_SENT = ("login_code", "phone", "webauthn", "password_reset_code", "email_confirm_subject", "email_confirm_message")


def texts_of_allauth() -> list[str]:
    """Return every message and mail that allauth may send with the features we use."""
    found = [
        str(path.relative_to(ALLAUTH_TEMPLATES))
        for app in ("account", "mfa")
        for folder in ("messages", "email")
        for path in (ALLAUTH_TEMPLATES / app / folder).glob("*.txt")
    ]
    return sorted(name for name in found if not any(part in name for part in NOT_SENT))


@pytest.mark.parametrize("name", texts_of_allauth())
def test_every_message_and_mail_of_allauth_is_in_our_words(name):
    ours = settings.BASE_DIR / "templates" / name
    assert ours.exists()
    said = "".join(part.split("}}")[-1].split("%}")[-1] for part in ours.read_text().split("{"))
    assert not ENGLISH.findall(said)


@pytest.mark.parametrize(("ours", "theirs"), [(AccountAdapter, DefaultAccountAdapter), (MFAAdapter, DefaultMFAAdapter)])
def test_every_error_of_allauth_is_in_our_words(ours, theirs):
    assert set(ours.error_messages) == set(theirs.error_messages)
    assert not [text for text in ours.error_messages.values() if ENGLISH.findall(text)]


@pytest.mark.django_db
def test_the_account_pages_work_without_javascript(client):
    officer()
    sign_in(client, "sri", PASSWORD)
    for name in FOR_THE_PERSON:
        assert "<script" not in client.get(reverse(name)).content.decode()
