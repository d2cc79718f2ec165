"""People and small steps that several account tests share."""

import re

from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.actions import create_user
from accounts.models import User
from tests.conftest import MOMENT

PASSWORD = "kain lurik biru 17"
NEW_PASSWORD = "gerabah bayat merah 23"


def officer(**kwargs) -> User:
    """A person with an e-mail address that is proven and a password."""
    given = {"full_name": "Sri Contoh", "email": "sri@desa.example", "password": PASSWORD, "email_verified": True}
    return create_user(**(given | kwargs), by=None, at=MOMENT)


def officer_without_email(**kwargs) -> User:
    """A person who signs in with a user name only."""
    given = {"full_name": "Tarno Contoh", "username": "tarno", "password": PASSWORD}
    return create_user(**(given | kwargs), by=None, at=MOMENT)


def sign_in(client: Client, login: str, password: str = PASSWORD, **extra):
    """Post the sign-in form and return the response."""
    return client.post(reverse("account_login"), {"login": login, "password": password, **extra})


def is_signed_in(client: Client) -> bool:
    """Return whether this browser is signed in."""
    return "_auth_user_id" in client.session


def words(response) -> str:
    """Return what a person reads on the page, in one line."""
    page = re.sub(r"<(style|script|svg).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def link_in_last_mail() -> str:
    """Return the path of the one link to an account page in the mail that was sent last."""
    found = re.search(r"https?://[^/\s]+(/akun/\S+)", mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found.group(1)


ENGLISH = re.compile(
    r"\b(the|your?|please|passwords?|e-?mail|sign|account|codes?|successfully|invalid|enter)\b", re.IGNORECASE
)


def assert_ours(response, status: int = 200) -> None:
    """The page has our frame, is made of our templates and is in Indonesian."""
    assert response.status_code == status
    assert 'class="skip-link"' in response.content.decode()
    origins = {str(template.origin) for template in response.templates}
    assert not [origin for origin in origins if "/allauth/templates/" in origin]
    assert not ENGLISH.findall(words(response)), words(response)


def assert_mail_ours(message) -> None:
    """The mail is plain text in Indonesian from the portal, without a host name in its subject."""
    text = f"{message.subject}\n{message.body}"
    assert not ENGLISH.findall(re.sub(r"\S+@\S+|https?://\S+", "", text)), text
    assert not message.subject.startswith("[")
    assert "Salam dari" in message.body
    assert not message.alternatives
