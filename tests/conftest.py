"""The strict world of the tests and the few fixtures that every app uses."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest

# Before anything imports the settings. They say everything else: the file database, WAL, IMMEDIATE and the queue as in
# production.
os.environ["PPID_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "ppid_portal.settings"
# One folder for a run and its parallel processes: those read the settings before this file, from what they inherit.
IS_FIRST = "PPID_TEST_SCRATCH" not in os.environ
SCRATCH = Path(os.environ.setdefault("PPID_TEST_SCRATCH", tempfile.mkdtemp(prefix="ppid-test-") if IS_FIRST else ""))
os.environ["PPID_FILES_DIR"] = str(SCRATCH / "files")
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["PPID_MAIL_COPY_DIR"] = ""

from django.conf import settings as django_settings  # noqa: E402 - the lines above must come first
from django.core.cache import cache  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.strict import moves, network, querysets, templates  # noqa: E402

# A working day of the fixed year: Thursday, 21 May 2026, 09.20 in Klaten.
MOMENT = datetime(2026, 5, 21, 9, 20, tzinfo=ZoneInfo("Asia/Jakarta"))


def pytest_configure(config: pytest.Config) -> None:
    """Close the world before the first test is collected."""
    if django_settings.MODE != "test":
        raise pytest.UsageError("The settings were loaded before tests/conftest.py; unset DJANGO_SETTINGS_MODULE.")
    # A slow machine is no mistake of the code; a failing example prints how to repeat it.
    hypothesis.settings.register_profile("portal", deadline=None, print_blob=True)
    hypothesis.settings.load_profile("portal")
    for part in (templates, querysets, network, moves):
        part.install()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave no file behind."""
    if IS_FIRST:
        shutil.rmtree(SCRATCH, ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_undefined_template_variable() -> Iterator[None]:
    """Fail the test in which a template of ours used a variable that nobody passed."""
    templates.take_faults()
    yield
    found = templates.take_faults()
    assert not found, "\n".join(found)


@pytest.fixture(autouse=True)
def _empty_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """Empty the cache, and with it the rate limits, after a test whose writes are not rolled back."""
    yield
    if "transactional_db" in request.fixturenames or "live_server" in request.fixturenames:
        cache.clear()


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """Argon2 is slow on purpose; no test but one on the settings themselves depends on it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def at() -> datetime:
    """The moment at which a test happens, unless it says otherwise."""
    return MOMENT


@pytest.fixture
def set_clock(settings) -> Callable[[datetime], None]:
    """Return a function that sets the clock of pages and workers; from then on it runs at its normal pace."""

    def to(moment: datetime) -> None:
        settings.CLOCK_OFFSET_SECONDS = (moment - timezone.now()).total_seconds()  # noqa: TID251 - sets the clock

    return to


@pytest.fixture
def fixed_clock(set_clock, at) -> datetime:
    """Let pages and workers live on the day of `at`."""
    set_clock(at)
    return at
