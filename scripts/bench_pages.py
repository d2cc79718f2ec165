"""Measure pages: database queries, milliseconds, and what a first view sends over the line.

    .venv/bin/python scripts/bench_pages.py

Loads the example data into a database of its own, which is deleted afterwards, and asks for every public page and the
officer's daily ones in this process: no web server, no network.
"""

import gzip
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
# What a page loads with it: style sheet, icon, preloaded font; and what the style sheet loads.
LINKED = re.compile(r'<(?:link|script|img)\b[^>]*?(?:href|src)="/static/([^"]+)"')
IN_STYLE = re.compile(r'url\("?\.\./([^")]+)"?\)')
PACKED_ALREADY = {".woff2", ".png", ".jpg", ".webp"}


@dataclass(frozen=True)
class Measured:
    """One page: queries, milliseconds (median), packed bytes of the HTML and of a first view with all it loads."""

    queries: int
    milliseconds: float
    html: int
    first_view: int


def packed(content: bytes, name: str = "") -> int:
    """Return how many bytes travel for a file: as it is if it is packed already, else gzipped."""
    return len(content) if Path(name).suffix in PACKED_ALREADY else len(gzip.compress(content, 9))


def assets_of(html: str) -> set[str]:
    """Return the static files that a first view of the page loads, by their path under static/."""
    linked = {name.split("?")[0] for name in LINKED.findall(html)}
    styles = [ROOT / "static" / name for name in linked if name.endswith(".css")]
    return linked | {name for style in styles for name in IN_STYLE.findall(style.read_text())}


def measure(client: Any, url: str, *, runs: int = 1) -> Measured:
    """Ask for a page and return what it cost; the first, cold run is not timed when there are more."""
    from django.db import connection  # noqa: PLC0415 - Django is set up by the caller
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    times = []
    for _ in range(runs):
        with CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            response = client.get(url)
            times.append((time.perf_counter() - start) * 1000)
    if response.status_code != 200:
        raise RuntimeError(f"{url} was answered with {response.status_code}.")
    html = packed(response.content)
    assets = (ROOT / "static" / name for name in assets_of(response.content.decode()))
    first_view = html + sum(packed(asset.read_bytes(), asset.name) for asset in assets)
    return Measured(len(queries), statistics.median(times[1:] or times), html, first_view)


def main() -> None:
    """Load the example data, measure, print the table."""
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        rows = [(name, measure(client, url, runs=RUNS)) for name, client, url in pages()]
    print("| page | queries | ms | HTML, gzip | first view, gzip |")
    print("| --- | --: | --: | --: | --: |")
    for name, each in rows:
        print(f"| {name} | {each.queries} | {each.milliseconds:.0f} | {each.html:,} B | {each.first_view:,} B |")


def prepare(folder: Path) -> None:
    """Set up Django with the example data in a database and a store under `folder`."""
    moment = datetime(2026, 5, 21, 2, 20, tzinfo=UTC)
    offset = (moment - datetime.now(UTC)).total_seconds()  # noqa: TID251 - sets the clock of the examples
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
        "PPID_MODE": "demo",
        "PPID_LOG_LEVEL": "ERROR",
        "PPID_CLOCK_OFFSET_SECONDS": f"{offset:.0f}",
        "PPID_FILES_DIR": str(folder / "files"),
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "EMAIL_URL": "memorymail://",
    }
    import django  # noqa: PLC0415 - after the environment is set
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    # Plain names for static files: nothing is collected here.
    from django.conf import settings  # noqa: PLC0415

    plain: dict[str, object] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0)
    call_command("load_demo", stdout=sys.stderr)


def pages() -> Iterator[tuple[str, Any, str]]:
    """Yield name, client and address of each page."""
    from django.test import Client  # noqa: PLC0415 - after Django is set up
    from django.urls import reverse  # noqa: PLC0415

    from documents.models import Letter  # noqa: PLC0415
    from requests_flow.models import InformationRequest  # noqa: PLC0415

    visitor = Client()
    case = InformationRequest.objects.open().filter(body__kind="village_government").select_related("region").first()
    assert case is not None
    slug = case.region.slug
    letter = Letter.objects.exclude(pdf=None).first()
    assert letter is not None
    yield "portal home", visitor, reverse("home")
    yield "directory of 401 villages", visitor, reverse("directory")
    yield "search for a village", visitor, reverse("directory", query={"q": "jetis"})
    yield "village home", visitor, reverse("village", args=[slug])
    yield "choose a village to ask", visitor, reverse("requests:choose", query={"q": "jetis"})
    yield "ask, step 1", visitor, reverse("requests:begin", args=[slug])
    yield "track", visitor, reverse("requests:track")
    yield "how to ask", visitor, reverse("how")
    yield "verify a letter", visitor, reverse("documents:verify", args=[letter.verify_code])
    yield "verify, type a code", visitor, reverse("documents:find")
    yield "accessibility", visitor, reverse("accessibility")
    yield "privacy", visitor, reverse("privacy")
    yield "sign in", visitor, reverse("account_login")
    yield from desks(case)


def desks(case: Any) -> Iterator[tuple[str, Any, str]]:
    """Yield the pages of the officer of a case and of the regency."""
    from django.urls import reverse  # noqa: PLC0415 - after Django is set up

    from accounts.models import User  # noqa: PLC0415
    from registry.models import Appointment  # noqa: PLC0415

    office = Appointment.objects.filter(body=case.body, role="ppid").select_related("user").first()
    assert office is not None
    yield from _signed_in(office.user, {
        "desk: today": reverse("requests:today"),
        "desk: inbox": reverse("requests:inbox"),
        "desk: case": reverse("requests:case", args=[case.public_id]),
    })  # fmt: skip
    admin = User.objects.filter(appointments__role="regency_admin").first()
    assert admin is not None
    yield from _signed_in(admin, {
        "regency: overview": reverse("monitor"),
        "regency: requests": reverse("monitor_requests"),
        "regency: officers of 401 villages": reverse("registry:officers"),
    })  # fmt: skip


def _signed_in(user: Any, urls: dict[str, str]) -> Iterator[tuple[str, Any, str]]:
    from django.test import Client  # noqa: PLC0415 - after Django is set up

    client: Any = Client()
    client.force_login(user)
    for name, url in urls.items():
        yield name, client, url


if __name__ == "__main__":
    main()
