"""Measure letters: milliseconds and memory for the first, for warm ones, and after five hundred.

    .venv/bin/python scripts/bench_letters.py [HOW_MANY]

Renders the written notification with example content, four items and two files; writes nothing to the database.
"""

import os
import statistics
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
AT = datetime(2026, 8, 20, 2, 0, tzinfo=UTC)
WARM_UP = 20


def memory() -> float:
    """Return the resident memory of this process in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def arguments(letters: Any, wording: Any) -> dict[str, Any]:
    """Return the arguments of `issuing.preview_html` for one notification."""
    letterhead = letters.Letterhead(
        above=("PEMERINTAH KABUPATEN KLATEN", "KECAMATAN PRAMBANAN"),
        name="PEMERINTAH DESA CONTOH",
        body="Pemerintah Desa Contoh",
        unit="Pejabat Pengelola Informasi dan Dokumentasi (PPID) Desa",
        ppid="PPID Desa Contoh",
        superior="Kepala Desa Contoh",
        place="Contoh",
    )
    items = tuple(
        letters.AnswerItem(what=f"Laporan realisasi APBDes tahun {year}", decision="given", form="Berkas elektronik")
        for year in range(2022, 2026)
    )
    content = letters.NotificationContent(
        registration_number="025/PI/VIII/2026",
        addressee=letters.person("Sri Teladani", address="Dukuh Umpama RT 02 RW 05"),
        received_on=wording.hari_tanggal(date(2026, 8, 10)),
        outcome="granted",
        items=items,
        handover="Berkas elektronik dikirim bersama surat ini.",
        files=tuple(letters.AttachedFile(name=f"LRA {n}.pdf", size=84_000, sha256="0f" * 32) for n in range(2)),
    )
    return {
        "template": "letters/notification.html",
        "content": content,
        "letterhead": letterhead,
        "title": "Pemberitahuan Tertulis Nomor {nomor}",
        "paper": "a4",
        "place": "Contoh",
        "at": AT,
        "signer_name": "Wening Umpamani",
        "signer_role": "PPID Desa Contoh",
    }


def show(what: str, milliseconds: float) -> None:
    """Print one line with the memory of this moment."""
    print(f"{what:42} {milliseconds:8.0f} ms {memory():7.0f} MB", flush=True)


def main() -> None:
    """Print the table."""
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ppid_portal.settings")
    os.environ.setdefault("PPID_LOG_LEVEL", "WARNING")
    started = time.perf_counter()
    import django  # noqa: PLC0415 - importing is part of what is measured

    django.setup()
    from documents import issuing  # noqa: PLC0415 - needs the settings
    from requests_flow import letters, wording  # noqa: PLC0415 - needs the path

    draft = arguments(letters, wording)
    show("start (Django and renderer imported)", 1000 * (time.perf_counter() - started))
    times = []
    for number in range(1, how_many + 1):
        before = time.perf_counter()
        pdf = issuing.preview(**draft)
        times.append(1000 * (time.perf_counter() - before))
        if number == 1:
            show(f"first letter ({len(pdf) / 1000:.0f} kB)", times[0])
        if number == WARM_UP:
            show(f"warm (median of letters 2 to {WARM_UP})", statistics.median(times[1:]))
    show(f"after {how_many} (median of the last 50)", statistics.median(times[-50:]))
    show("95th percentile of all but the first", statistics.quantiles(times[1:], n=20)[-1])


if __name__ == "__main__":
    main()
