"""Production refuses to start unsafely, and says everything that is wrong at once."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SAFE = {
    "PPID_MODE": "production",
    "PPID_SECRET_KEY": "k3-" + "x7Q" * 20,
    "PPID_DATA_KEYS": "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=",
    "PPID_ALLOWED_HOSTS": "ppid.portal.example",
    "PPID_SITE_URL": "https://ppid.portal.example",
    "EMAIL_URL": "smtp+tls://portal:rahasia@mail.portal.example:587",
    "PPID_DEBUG": "false",
    "PPID_CLOCK_OFFSET_SECONDS": "0",
}


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of their own, in an environment that has only what is given."""
    environment = {"PATH": os.environ["PATH"]} | {name: value for name, value in (SAFE | changes).items() if value}
    command = [sys.executable, "-c", "import ppid_portal.settings"]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_production_starts_when_everything_is_safe():
    assert start().returncode == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"PPID_SECRET_KEY": ""}, "PPID_SECRET_KEY must be set"),
        ({"PPID_SECRET_KEY": "short"}, "50 characters or more"),
        ({"PPID_DATA_KEYS": ""}, "PPID_DATA_KEYS must be set"),
        ({"PPID_DEBUG": "true"}, "PPID_DEBUG must be off"),
        ({"PPID_ALLOWED_HOSTS": ""}, "PPID_ALLOWED_HOSTS must be set"),
        ({"PPID_ALLOWED_HOSTS": "*"}, "PPID_ALLOWED_HOSTS must name hosts"),
        ({"PPID_SITE_URL": "http://ppid.portal.example"}, "must begin with https"),
        ({"EMAIL_URL": ""}, "EMAIL_URL must name a mail server"),
        ({"PPID_CLOCK_OFFSET_SECONDS": "-60"}, "for the demo only"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_production_refuses(change, sentence):
    result = start(**change)
    assert result.returncode != 0
    assert sentence in result.stderr


def test_everything_that_is_wrong_is_said_at_once():
    error = start(PPID_SECRET_KEY="", PPID_DEBUG="true", PPID_SITE_URL="").stderr
    for name in ("PPID_SECRET_KEY", "PPID_DEBUG", "PPID_SITE_URL"):
        assert name in error


def test_an_unknown_mode_is_refused():
    assert "use development, demo, test or production" in start(PPID_MODE="live").stderr
