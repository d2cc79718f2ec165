from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.utils.module_loading import import_string

from tests.notifications.mail_server import MailServer, running_mail_server

if TYPE_CHECKING:
    from notifications.models import Message

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture(autouse=True)
def _example_event(settings) -> None:
    """Let the outbox find the example event, which only these tests have."""
    pages = settings.TEMPLATES[0]
    settings.TEMPLATES = [pages | {"DIRS": [*pages["DIRS"], TEMPLATES]}]


@pytest.fixture
def write(at) -> "Callable[..., Message]":
    """Return a function that writes the example message, with whatever a test wants to be different."""

    def example(**changes: Any) -> "Message":
        facts = {
            "event": "example",
            "to_email": "budi.santoso@surat.example",
            "context": {"name": "Budi Contoh", "key_follows": "secret" in changes},
            "about": "request:1",
            "dedupe_key": "request:1:example",
            "at": at,
        }
        # Looked up when it runs: pytest may read this file before Django has loaded its apps.
        return import_string("notifications.outbox.queue")(**(facts | changes))

    return example


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    """Send mails to a real server on this machine."""
    with running_mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
