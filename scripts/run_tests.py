"""Run the whole suite on SQLite, then everything but the browser tests on PostgreSQL, and count.

A part that fails does not stop the next one: one run shows everything. The last line has the counts of both databases.
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

from postgres import database_url

BASE_DIR = Path(__file__).resolve().parent.parent
# Two processes where a test waits for the database or for Argon2; Chromium alone already keeps two cores busy.
IN_PARALLEL = ["-n", "2", "--dist", "worksteal", "-m", "not browser"]
IN_CHROMIUM = ["-m", "browser"]


def run(options: list[str], *, environment: dict[str, str]) -> Counter[str]:
    """Run pytest with these options and return how many tests passed, failed (or broke) and were skipped."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", *options, f"--junit-xml={report}"]
        code = subprocess.run(command, cwd=BASE_DIR, env=os.environ | environment, check=False).returncode
        figures = read(report) if report.exists() else Counter()
    if code != 0 and not figures["failed"]:
        figures["failed"] = 1  # pytest itself broke, or found no test where there must be some
    return figures


def read(report: Path) -> Counter[str]:
    """Return the figures of a JUnit report."""
    suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314 - pytest wrote it a moment ago
    told = {name: int(value) for name, value in (suite.attrib if suite is not None else {}).items() if value.isdigit()}
    figures = Counter(failed=told.get("failures", 0) + told.get("errors", 0), skipped=told.get("skipped", 0))
    figures["passed"] = told.get("tests", 0) - figures.total()
    return figures


def on_sqlite() -> Counter[str]:
    """Run the whole suite, the browser tests by themselves."""
    environment = {"DATABASE_URL": f"sqlite:///{BASE_DIR / 'var' / 'portal.sqlite3'}"}
    print("== SQLite ==", flush=True)
    counts = run(IN_PARALLEL, environment=environment)
    print("== SQLite, in Chromium ==", flush=True)
    return counts + run(IN_CHROMIUM, environment=environment)


def on_postgresql() -> Counter[str]:
    """Run everything but the browser tests on whichever server can be had."""
    print("== PostgreSQL ==", flush=True)
    with database_url() as url:
        return run(IN_PARALLEL, environment={"DATABASE_URL": url})


def main() -> int:
    """Run both and print the closing line; return the exit code."""
    began = time.monotonic()
    sqlite, postgresql = on_sqlite(), on_postgresql()
    seconds = time.monotonic() - began
    print(
        f"\n{sqlite['passed']} tests passed on SQLite, {postgresql['passed']} on PostgreSQL, "
        f"{sqlite['failed'] + postgresql['failed']} failed, {sqlite['skipped'] + postgresql['skipped']} skipped, "
        f"in {seconds:.0f} seconds."
    )
    return 1 if sqlite["failed"] + postgresql["failed"] else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped before the end.")
