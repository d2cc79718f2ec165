"""Photograph every page at 360 and 1280 pixels, light and dark, into var/screens, and look for what is wrong with it.

    .venv/bin/python scripts/screens.py [WORD ...]

Starts a demo of its own (state in a temporary folder, a free port) and visits the list in tests/browser/pages.py, or
only the stops whose name contains a WORD. Prints a table; the exit code is 1 when anything was found: an axe-core
violation, a page that scrolls sideways, another status than expected, a complaint of the browser, a page over 100 kB.
"""

import gzip
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

BASE_DIR = Path(__file__).resolve().parent.parent
SCREENS = BASE_DIR / "var" / "screens"
# The working day around which the example cases lie, as in `make demo`.
MOMENT = datetime(2026, 5, 21, 9, 20, tzinfo=ZoneInfo("Asia/Jakarta"))
SIZES = {"360": {"width": 360, "height": 780}, "1280": {"width": 1280, "height": 900}}
MOST_BYTES = 100_000
QUERIES = "X-Queries"


@dataclass
class Row:
    """What was seen of one page."""

    name: str
    status: int
    first_view: int
    queries: str
    findings: list[str] = field(default_factory=list)


# --- the demo ---------------------------------------------------------------------------------------------------------
def environment(state: Path) -> dict[str, str]:
    """Return the settings of a demo whose state lies in `state`."""
    offset = MOMENT - datetime.now(UTC)  # noqa: TID251 - this sets the demo's clock
    return {
        "PPID_MODE": "demo",
        "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
        "PPID_CLOCK_OFFSET_SECONDS": f"{offset.total_seconds():.0f}",
        "DATABASE_URL": f"sqlite:///{state / 'portal.sqlite3'}",
        "CACHE_URL": "dbcache://ppid_cache",
        "EMAIL_URL": "dummymail://",
        "PPID_FILES_DIR": str(state / "files"),
        "PPID_MAIL_COPY_DIR": "",
        # The pages that are meant to fail would each be reported.
        "PPID_LOG_LEVEL": "CRITICAL",
    }


def load(say: Callable[[str], None]) -> Any:
    """Load the demo, add what its pages need besides, and return the stage."""
    from django.core.management import call_command  # noqa: PLC0415

    from ppid_portal.demo import cast  # noqa: PLC0415
    from tests.browser.stage import set_stage  # noqa: PLC0415

    say("Loading the demo")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_demo")
    people = {
        "officer": "ppid.kaligawe", "clerk": "petugas.kaligawe", "head": "kades.kaligawe", "admin": "kabupaten",
        "monitor": "pemantau",
    }  # fmt: skip
    return set_stage(village="kaligawe", people=people, password=cast.PASSWORD, at=MOMENT)


def counting_queries(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Wrap a WSGI application so that each answer says how many queries it took."""
    from django.db import connection  # noqa: PLC0415

    def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        count = 0

        def counted(execute: Callable[..., Any], *query: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*query)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [*headers, (QUERIES, str(count))], *rest)

        with connection.execute_wrapper(counted):
            return application(environ, start)

    return wrapped


@contextmanager
def serving() -> Iterator[str]:
    """Serve the portal from threads of this process, as granian does from its own; yield the address."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    class Silent(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
            """Say nothing about single requests."""

    server = ThreadedWSGIServer(("127.0.0.1", 0), Silent)
    server.set_app(counting_queries(get_wsgi_application()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


# --- the walk ---------------------------------------------------------------------------------------------------------
def weight(visit: Any) -> int:
    """Return the bytes of a first view: the page as gzip sends it, and everything it loads."""
    page = len(gzip.compress(visit.document.body(), 6))
    others = [row for row in visit.responses if not row.request.is_navigation_request() and row.ok]
    # A file that the browser still has is told as -1.
    return page + sum(max(0, row.request.sizes()["responseBodySize"]) for row in others)


def photograph(visitors: Any, stop: Any) -> Row:
    """Visit one stop, take its four pictures, and return what was seen."""
    from tests.browser.stops import GUEST  # noqa: PLC0415
    from tests.browser.visiting import THEMES, axe_findings, faults, sticking_out  # noqa: PLC0415

    visit = visitors.visit(stop)
    page = visit.page
    row = Row(
        stop.name, visit.status, weight(visit), visit.document.headers.get(QUERIES.lower(), ""), faults(visit, stop)
    )
    if stop.who == GUEST and row.first_view > MOST_BYTES:
        row.findings.append(f"{row.first_view / 1000:.0f} kB are too many for a first view")
    for width, size in SIZES.items():
        page.set_viewport_size(size)
        row.findings += [f"{width}: {part}" for part in sticking_out(page)]
        for theme in THEMES:
            row.findings += [f"{width}: {finding}" for finding in axe_findings(page, theme)]
            page.screenshot(path=SCREENS / f"{stop.name}-{width}-{theme}.png", full_page=True)
    visitors.leave(visit)
    return row


def walk(stage: Any, words: list[str]) -> list[Row]:
    """Visit every stop, or those whose names contain one of the words."""
    from playwright.sync_api import Error  # noqa: PLC0415

    from tests.browser.driving import chromium  # noqa: PLC0415
    from tests.browser.pages import ALL  # noqa: PLC0415
    from tests.browser.visiting import Visitors  # noqa: PLC0415

    stops = [stop for stop in ALL if not words or any(word in stop.name for word in words)]
    rows = []
    with serving() as base, chromium() as browser:
        visitors = Visitors(browser, base, stage, new_guests=True)
        for stop in stops:
            try:
                row = photograph(visitors, stop)
            except Error as error:
                row = Row(stop.name, 0, 0, "", [f"cannot be reached: {error}"])
            rows.append(row)
            show(row)
        visitors.close()
    return rows


def show(row: Row) -> None:
    """Print one line of the table, and the findings below it."""
    told = f"{len(row.findings)} findings" if row.findings else "nothing found"
    print(f"{row.name:<36} {row.status:>6} {row.first_view / 1000:>9.1f} {row.queries:>8}  {told}", flush=True)
    for finding in row.findings:
        print(f"    {finding}", flush=True)


def main(words: list[str]) -> int:
    """Load, walk, print; return the exit code."""
    os.chdir(BASE_DIR)
    sys.path.insert(0, str(BASE_DIR))
    SCREENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= environment(Path(folder))
        import django  # noqa: PLC0415

        django.setup()
        stage = load(print)
        print(f"{'page':<36} {'status':>6} {'first kB':>9} {'queries':>8}  axe-core and other findings")
        rows = walk(stage, words)
    findings = sum(len(row.findings) for row in rows)
    print(f"\n{len(rows)} pages, {4 * len(rows)} pictures in {SCREENS.relative_to(BASE_DIR)}, {findings} findings.")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
