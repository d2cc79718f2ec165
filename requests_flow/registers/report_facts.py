"""From a report and its figures to what its letter says, and to the data that anybody may take along."""

from datetime import date
from typing import Any

from registry import selectors as registry_selectors
from registry.enums import BodyKind
from registry.models import PublicBody
from requests_flow import clocks, wording
from requests_flow.deadlines.yearly import report_due
from requests_flow.enums import Channel, RefusalGround
from requests_flow.models import AnnualReport
from requests_flow.models.report import WORDS
from requests_flow.registers import figures, objection_words, statistics
from requests_flow.registers.figures import ENDINGS, Figures
from requests_flow.registers.objection_figures import ObjectionFigures
from requests_flow.registers.report_content import AnnualReportContent, DecisionRow, lying, upright
from requests_flow.registers.statistic_words import decimal
from requests_flow.registers.yearly_cases import YearlyCases

YEARS_BEFORE = 2


def counted(body: PublicBody, year: int, *, on: date) -> dict[str, Any]:
    """Return the figures of a year, and those of requests of up to two years before it, as plain data."""
    which = statistics.to(body)
    now = YearlyCases.find(which, year=year)
    found = {
        each: figures.count(statistics.facts(which, year=each), on=on) for each in range(year - YEARS_BEFORE, year)
    }
    history = {str(each): row.as_data() for each, row in found.items() if row.received}
    objections = now.objection_figures(on=on).as_data()
    return {"figures": now.figures(on=on).as_data(), "objections": objections, "history": history}


def numbers_of(report: AnnualReport, *, on: date) -> dict[str, Any]:
    """Return the frozen figures of an issued report; those of a draft are counted as they stand on `on`."""
    return report.figures if report.figures is not None else counted(report.body, report.year, on=on)


def disputes(numbers: dict[str, Any]) -> ObjectionFigures | None:
    """Return the figures of objections and disputes; None for a report that was issued before they were counted."""
    data = numbers.get("objections")
    return ObjectionFigures.from_data(data) if data else None


def content(report: AnnualReport, numbers: dict[str, Any]) -> AnnualReportContent:
    """Return what the letter of the report says."""
    now = Figures.from_data(numbers["figures"])
    past = {year: Figures.from_data(data) for year, data in numbers["history"].items()}
    objected = disputes(numbers)
    body = report.body
    return AnnualReportContent(
        year=report.year,
        government=_government(body),
        place=body.region.full_name,
        received=wording.angka(now.received),
        summary=_summary(body, report.year, now),
        headline=_headline(now),
        history_years=(*past, str(report.year)) if past else (),
        history=_history([*past.values(), now]) if past else (),
        due=wording.tanggal(report_due(report.year)),
        commission=registry_selectors.config_for(body).information_commission or "Komisi Informasi",
        **{name: _paragraphs(getattr(report, name)) for name in WORDS},
        months=upright("Permohonan menurut bulan", _months(now)),
        channels=lying("Permohonan menurut saluran", [(Channel(code).label, n) for code, n in now.by_channel.items()]),
        decisions=tuple(_decision(code, n, now) for code, n in now.by_ending.items()),
        total=DecisionRow(
            decision="Jumlah", count=wording.angka(now.received), share="100%" if now.received else "–",
            days=decimal(now.average_days), note="–",
        ),
        times=_times(now),
        grounds=_grounds(now),
        disputes=objection_words.chapter(objected, report.year) if objected else None,
    )  # fmt: skip


def as_data(report: AnnualReport, numbers: dict[str, Any]) -> dict[str, Any]:
    """Return the report as plain data: who, which year, its number, its words and its figures."""
    letter = report.letter
    zone = clocks.zone_of(report.body)
    return {
        "badan_publik": report.body.name,
        "kode_wilayah": report.body.region.code,
        "tahun": report.year,
        "nomor": letter.number if letter else None,
        "terbit": clocks.local_day(report.body, report.issued_at).isoformat() if report.issued_at else None,
        "zona_waktu": zone,
        "uraian": {name: getattr(report, name) for name in WORDS},
        "angka": numbers["figures"],
        "keberatan_dan_sengketa": numbers.get("objections"),
        "tahun_sebelumnya": numbers["history"],
    }


# --- words ------------------------------------------------------------------------------------------------------------
def _government(body: PublicBody) -> tuple[str, ...]:
    regency = registry_selectors.regency_of(body.region)
    if body.kind == BodyKind.REGENCY_PPID:
        return (f"PEMERINTAH {regency.full_name.upper()}",)
    return body.name.upper(), f"KECAMATAN {body.region.parent.name.upper()}", regency.full_name.upper()


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _summary(body: PublicBody, year: int, now: Figures) -> str:
    if not now.received:
        return f"Sepanjang tahun {year} {body.unit_name} tidak menerima permohonan informasi."
    parts = [
        f"Sepanjang tahun {year} {body.unit_name} menerima {wording.angka(now.received)} permohonan informasi.",
        f"Sebanyak {wording.angka(now.granted)} di antaranya dikabulkan, seluruhnya atau sebagian.",
    ]
    if now.late + now.open_late:
        parts.append(f"Sebanyak {wording.angka(now.late + now.open_late)} permohonan melewati batas waktu.")
    return " ".join(parts)


def _headline(now: Figures) -> tuple[tuple[str, str], ...]:
    return (
        (wording.angka(now.received), "permohonan diterima"),
        (wording.angka(now.granted), "dikabulkan seluruhnya atau sebagian"),
        (decimal(now.average_days), "hari kerja, rata-rata sampai jawaban"),
        (wording.angka(now.late), "jawaban terlambat"),
    )


def _history(rows: list[Figures]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("Permohonan diterima", tuple(wording.angka(row.received) for row in rows)),
        ("Dikabulkan seluruhnya atau sebagian", tuple(wording.angka(row.granted) for row in rows)),
        ("Rata-rata hari kerja sampai jawaban", tuple(decimal(row.average_days) for row in rows)),
        ("Jawaban terlambat", tuple(wording.angka(row.late) for row in rows)),
    )


def _months(now: Figures) -> list[tuple[str, int]]:
    return [(name[:3], n) for name, n in zip(wording.MONTHS, now.by_month, strict=True)]


def _decision(code: str, n: int, now: Figures) -> DecisionRow:
    share = decimal(round(n * 100 / now.received, 1))
    days = decimal(now.days_by_ending.get(code))
    return DecisionRow(decision=ENDINGS[code], count=wording.angka(n), share=f"{share}%", days=days, note="–")


def _times(now: Figures) -> str:
    if not now.answered:
        return ""
    fastest, middle = f"{now.fastest_days} hari kerja", f"{decimal(now.median_days)} hari kerja"
    parts = [
        f"Jawaban tercepat diberikan dalam {fastest} dan nilai tengahnya {middle}.",
        f"Tepat waktu: {wording.angka(now.on_time)} jawaban; terlambat: {wording.angka(now.late)} jawaban.",
    ]
    if now.extended:
        parts.append(f"Perpanjangan waktu satu kali digunakan pada {wording.angka(now.extended)} permohonan.")
    if now.open:
        parts.append(f"Pada saat laporan ini terbit {wording.angka(now.open)} permohonan belum dijawab.")
    return " ".join([*parts, "Jumlah bagian dapat berbeda dari 100% karena pembulatan."])


def _grounds(now: Figures) -> tuple[tuple[str, str, str], ...]:
    """Return each ground with how many items were refused and how many partly blacked out under it."""
    named = now.refused_by_ground.keys() | now.redacted_by_ground.keys()
    return tuple(
        (
            RefusalGround(code).label,
            wording.angka(now.refused_by_ground.get(code, 0)),
            wording.angka(now.redacted_by_ground.get(code, 0)),
        )
        for code in RefusalGround.values
        if code in named
    )
