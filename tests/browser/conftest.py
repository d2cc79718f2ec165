"""One Chromium for all browser tests, and people who come with a browser of their own, without JavaScript."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import driving


# Not for the whole session: what comes after these tests must find no event loop in its thread.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return the Chromium of all browser tests."""
    # Playwright keeps an event loop in this thread for as long as it lives. Django would take every query of a test
    # for one made in asynchronous code, and refuse it.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with driving.chromium() as chromium:
        yield chromium
        # They belong to the event loop, and nobody could close them after it.
        connections.close_all()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visitor(browser, live_server) -> Iterator[Callable[..., Page]]:
    """Return a function that gives somebody a browser: a phone unless told otherwise, and no JavaScript.

    Addresses begin at the portal. Whatever the browser complains about fails the test.
    """
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def come(*, desktop: bool = False, **options: object) -> Page:
        viewport = driving.DESKTOP if desktop else driving.PHONE
        settings = {"java_script_enabled": False, "viewport": viewport, "base_url": live_server.url} | options
        opened.append(browser.new_context(**settings))
        page = opened[-1].new_page()
        page.set_default_timeout(driving.PATIENCE)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        return page

    yield come
    for context in opened:
        context.close()
    # Chromium also reports every answer from 400 on; those a journey checks by itself.
    assert [text for text in complaints if "Failed to load resource" not in text] == []


@pytest.fixture
def officer(visitor) -> Callable[..., Page]:
    """Return a function that signs somebody in at a desk, through the page that everybody uses."""
    # Here, not above: Django is not set up yet when pytest loads this file for a path named on the command line.
    from tests.registry.world import PASSWORD  # noqa: PLC0415

    def sign_in(user) -> Page:
        page = visitor(desktop=True)
        driving.sign_in(page, user.username, PASSWORD)
        return page

    return sign_in


@pytest.fixture
def cast(transactional_db):
    """Desa Sengon with its offices filled, a neighbour, and the regency."""
    from tests.requests_flow import cases  # noqa: PLC0415

    return cases.make_cast()


@pytest.fixture
def test_certificate(settings, tmp_path) -> None:
    """Let the installation sign with a test certificate."""
    from documents import signing  # noqa: PLC0415

    signing.make_test_certificate(tmp_path / signing.TEST_FILE)
    settings.VAR_DIR, settings.TTE_PKCS12 = tmp_path, ""
