"""Measure a dispute bundle: seconds and memory for a case with thirty letters and six files of some megabytes.

    .venv/bin/python scripts/bench_bundle.py [LETTERS]

Loads the example data into a database of its own, which is deleted afterwards. The first bundle renders the letters
that no worker has rendered yet; the second finds them. Ends with 1 beyond the limits of time and memory.
"""

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
AT = datetime(2026, 5, 21, 3, 0, tzinfo=UTC)
LETTERS, FILES, FILE_BYTES = 30, 6, 4_000_000
# Seconds of work, not of waiting: a busy machine must not fail a bundle that is as cheap as before. The first one also
# renders letters that no worker has rendered yet.
MOST_SECONDS, MOST_SECONDS_COLD, MOST_MEGABYTES = 4.0, 20.0, 60.0


def memory() -> float:
    """Return the resident memory of this process in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


@contextmanager
def peak() -> Iterator[list[float]]:
    """Watch the memory while something runs; the list then holds by how many megabytes it rose at most."""
    before, highest, ended = memory(), [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.005):
            highest[0] = max(highest[0], memory() - before)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield highest
    finally:
        ended.set()
        watcher.join()


def disputed(letters: int) -> Any:
    """Return a dispute of the example data with `letters` letters more and files of several megabytes."""
    from bench_letters import arguments  # noqa: PLC0415

    from documents import files, issuing  # noqa: PLC0415 - Django is set up by the caller
    from documents.enums import FileKind  # noqa: PLC0415
    from registry import letterheads  # noqa: PLC0415
    from requests_flow import letters as words  # noqa: PLC0415
    from requests_flow import wording  # noqa: PLC0415
    from requests_flow.messages import scope_of  # noqa: PLC0415
    from requests_flow.models import Dispute, ObjectionAttachment  # noqa: PLC0415

    case = Dispute.objects.select_related("body__region", "objection__request").earliest("pk")
    scope = scope_of(case.body)
    draft = arguments(words, wording) | {"letterhead": letterheads.letterhead_of(case.body), "at": AT}
    for number in range(letters):
        issuing.issue(
            kind="notification", scope=scope, subject=case.about, signing_mode="wet", by=None,
            number=f"uji/{number}", **draft,
        )  # fmt: skip
    for number in range(FILES):
        kept = files.keep(
            data=os.urandom(FILE_BYTES), kind=FileKind.DISPUTE_PAPER, scope=scope, name=f"berkas-{number}.pdf",
            media_type="application/pdf", by=None, at=AT,
        )  # fmt: skip
        ObjectionAttachment.objects.create(objection=case.objection, file=kept, added_at=AT)
    return case


def measure(case: Any) -> tuple[float, float, float, int, int]:
    """Build the bundle of a dispute; return seconds, seconds at work, megabytes it took, its papers, its bytes."""
    from requests_flow.disputes.bundle import build  # noqa: PLC0415 - Django is set up by the caller

    started, worked = time.perf_counter(), time.process_time()
    with peak() as risen, build(case, for_citizen=False, made_by="Pengukuran", at=AT).file as made:
        size = made.seek(0, 2)
    seconds, work = time.perf_counter() - started, time.process_time() - worked
    from requests_flow.disputes import papers  # noqa: PLC0415

    count = sum(1 for _ in papers.letters(case, for_citizen=False, at=AT)) + sum(1 for _ in papers.files(case))
    return seconds, work, risen[0], count, size


def main() -> None:
    """Print the table; leave with 1 beyond the limits."""
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    from bench_pages import prepare  # noqa: PLC0415 - beside this file

    faults = []
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        case = disputed(letters)
        print("| dispute bundle | seconds | at work | memory | papers | size |")
        print("| --- | --: | --: | --: | --: | --: |")
        for name, most in (("first, letters not rendered yet", MOST_SECONDS_COLD), ("again", MOST_SECONDS)):
            seconds, work, megabytes, papers, size = measure(case)
            print(
                f"| {name} | {seconds:.1f} | {work:.1f} | +{megabytes:.0f} MB | {papers} | {size / 1_000_000:.1f} MB |"
            )
            if work > most:
                faults.append(f"{name}: {work:.1f} s of work, at most {most:.0f}")
            if name == "again" and megabytes > MOST_MEGABYTES:
                faults.append(f"{name}: {megabytes:.0f} MB, at most {MOST_MEGABYTES:.0f}")
    if faults:
        sys.exit("; ".join(faults))


if __name__ == "__main__":
    main()
