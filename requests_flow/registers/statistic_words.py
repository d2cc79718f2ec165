"""How figures read on a page: the few that matter most, and tables with a bar beside each number."""

from collections.abc import Mapping, Sequence
from typing import Any

from registry.models import Region
from requests_flow import wording
from requests_flow.registers import figures
from requests_flow.registers.figures import Figures

# The longest bar; the bars of a table share its measure.
LONGEST = 100


def decimal(value: float | None) -> str:
    """Return a number with at most one decimal: "5,2"; a dash where nothing was counted."""
    return "–" if value is None else f"{value:g}".replace(".", ",")


def per_cent(part: int, whole: int) -> str:
    """Return a share rounded down, so that nothing reads as complete that is not: "97%"; a dash of nothing."""
    return f"{part * 100 // whole}%" if whole else "–"


def stats(counted: Figures) -> list[dict[str, str]]:
    """Return the four figures on top of the page, for components/stat.html."""
    in_time = f"{wording.angka(counted.on_time)} dari {wording.angka(counted.answered)} jawaban"
    late = counted.open_late
    return [
        stat("Permohonan diterima", wording.angka(counted.received)),
        stat("Dijawab tepat waktu", per_cent(counted.on_time, counted.answered), in_time),
        stat("Rata-rata sampai dijawab", decimal(counted.average_days), "hari kerja"),
        stat("Belum dijawab dan lewat batas", wording.angka(late), kind="danger" if late else ""),
    ]


def stat(text: str, value: str, note: str = "", kind: str = "") -> dict[str, str]:
    """Return one figure for components/stat.html."""
    return {"text": text, "value": value, "note": note, "kind": kind}


def charts(counted: Figures) -> list[dict[str, Any]]:
    """Return the tables with bars; one that has nothing to count is left out."""
    months = dict(zip(wording.MONTHS, counted.by_month, strict=True)) if counted.received else {}
    times = {"Tepat waktu": counted.on_time, "Terlambat": counted.late} if counted.answered else {}
    drawn = [
        chart("Permohonan menurut bulan", "Bulan", months),
        chart("Waktu jawaban", "Waktu", times, note=_time_note(counted)),
    ]
    drawn += [
        chart(
            CHART_TITLES[name],
            HEADINGS.get(name, title),
            {labels[code]: n for code, n in getattr(counted, name).items()},
        )
        for name, title, labels in figures.GROUPS
    ]
    return [each for each in drawn if each["rows"]]


HEADINGS = {"refused_by_ground": "Pasal", "redacted_by_ground": "Pasal"}
CHART_TITLES = {
    "by_channel": "Permohonan menurut saluran",
    "by_ending": "Permohonan menurut keputusan",
    "refused_by_ground": "Informasi yang ditolak menurut pasal",
    "redacted_by_ground": "Informasi yang dihitamkan sebagian menurut pasal",
}


def chart(caption: str, heading: str, values: Mapping[str, int], note: str = "") -> dict[str, Any]:
    """Return one table: each row has its label, its number, and the length of its bar in per cent of the longest."""
    most = max(values.values(), default=0) or 1
    rows = [
        {"label": label, "value": wording.angka(n), "length": f"{n * LONGEST / most:.1f}"}
        for label, n in values.items()
    ]
    return {"caption": caption, "heading": heading, "rows": rows, "note": note}


def _time_note(counted: Figures) -> str:
    if counted.median_days is None:
        return ""
    sentence = f"Nilai tengah {decimal(counted.median_days)} hari kerja, tercepat {counted.fastest_days} hari kerja."
    return f"{sentence} Diperpanjang satu kali: {wording.angka(counted.extended)} permohonan."


def place(region: Region, counted: Figures, objections: int) -> dict[str, Any]:
    """Return one village in the regency's table."""
    cells: Sequence[tuple[str, str]] = (
        ("Diterima", wording.angka(counted.received)),
        ("Dijawab", wording.angka(counted.answered)),
        ("Tepat waktu", per_cent(counted.on_time, counted.answered)),
        ("Rata-rata hari kerja", decimal(counted.average_days)),
        ("Lewat batas", wording.angka(counted.open_late)),
        ("Keberatan", wording.angka(objections)),
    )
    name = f"{region.full_name}, {region.parent.name}" if region.slug and region.parent else region.full_name
    return {"name": name, "slug": region.slug, "cells": cells}
