"""How the figures of objections and disputes read on a page and in the annual report."""

from typing import Any

from requests_flow import wording
from requests_flow.registers.objection_figures import ENDINGS, GROUNDS, RESULTS, STEPS, TABLES, ObjectionFigures
from requests_flow.registers.report_content import DisputeChapter
from requests_flow.registers.statistic_words import chart, decimal, per_cent, stat

HEADINGS = {"by_ground": "Alasan", "by_ending": "Putusan", "by_step": "Tahap", "by_result": "Hasil"}
SEVERAL = "Satu keberatan dapat memuat beberapa alasan."


def stats(counted: ObjectionFigures) -> list[dict[str, str]]:
    """Return the four figures on top of the section, for components/stat.html."""
    in_time = f"{wording.angka(counted.on_time)} dari {wording.angka(counted.answered)} tanggapan"
    late = counted.late + counted.open_late
    return [
        stat("Keberatan diterima", wording.angka(counted.received)),
        stat("Ditanggapi tepat waktu", per_cent(counted.on_time, counted.answered), in_time),
        stat("Tanggapan Atasan PPID terlambat", wording.angka(late), kind="danger" if late else ""),
        stat("Sengketa informasi", wording.angka(counted.disputes)),
    ]


def charts(counted: ObjectionFigures) -> list[dict[str, Any]]:
    """Return the tables with bars; one that has nothing to count is left out."""
    drawn = [
        chart(
            title,
            HEADINGS[name],
            {labels[code]: n for code, n in getattr(counted, name).items()},
            note=SEVERAL if name == "by_ground" else "",
        )
        for name, title, labels in TABLES
    ]
    return [each for each in drawn if each["rows"]]


def chapter(counted: ObjectionFigures, year: int) -> DisputeChapter:
    """Return what the annual report says of a year's objections and disputes (Perki 1/2021 article 56)."""
    return DisputeChapter(
        sentences=(_objections(counted, year), *_times(counted), _disputes(counted, year)),
        grounds=tuple((GROUNDS[code], wording.angka(n)) for code, n in counted.by_ground.items()),
        endings=tuple(
            (ENDINGS[code], wording.angka(n), decimal(counted.days_by_ending.get(code)))
            for code, n in counted.by_ending.items()
        ),
        steps=tuple((STEPS[code], wording.angka(n)) for code, n in counted.by_step.items()),
        results=tuple((RESULTS[code], wording.angka(n)) for code, n in counted.by_result.items()),
    )


def _objections(counted: ObjectionFigures, year: int) -> str:
    if not counted.received:
        return f"Pada tahun {year} tidak ada keberatan yang diterima."
    whole, answered = wording.angka(counted.received), wording.angka(counted.answered)
    return f"Pada tahun {year} diterima {whole} keberatan; {answered} di antaranya sudah ditanggapi Atasan PPID."


def _times(counted: ObjectionFigures) -> list[str]:
    parts = []
    if counted.answered:
        parts.append(
            f"Rata-rata tanggapan diberikan dalam {decimal(counted.average_days)} hari kerja, nilai tengahnya "
            f"{decimal(counted.median_days)} hari kerja. Tepat waktu: {wording.angka(counted.on_time)}; terlambat: "
            f"{wording.angka(counted.late)}."
        )
    if counted.open:
        late = f", {wording.angka(counted.open_late)} di antaranya lewat batas" if counted.open_late else ""
        parts.append(f"Belum ditanggapi pada saat laporan ini terbit: {wording.angka(counted.open)} keberatan{late}.")
    if counted.filed_late:
        parts.append(f"Diajukan setelah batas pengajuannya: {wording.angka(counted.filed_late)} keberatan.")
    return parts


def _disputes(counted: ObjectionFigures, year: int) -> str:
    if not counted.disputes:
        return f"Pada tahun {year} tidak ada sengketa informasi yang tercatat diajukan ke Komisi Informasi."
    return f"Pada tahun {year} tercatat {wording.angka(counted.disputes)} sengketa informasi."
