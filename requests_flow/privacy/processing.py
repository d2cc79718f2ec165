"""The record of processing (UU 27/2022 article 31) as data: what is done with which data, why, for whom, how long.

The rows live in data/processing.csv, in words of our own; how long is said by the retention timetable.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from requests_flow.retention import table

FILE = Path(__file__).resolve().parents[1] / "data" / "processing.csv"
COLUMNS = {
    "activity": "Kegiatan",
    "purpose": "Tujuan",
    "basis": "Dasar hukum",
    "persons": "Orang yang datanya dipakai",
    "data": "Golongan data",
    "recipients": "Penerima",
    "retention": "Masa simpan",
    "security": "Pengamanan",
}


@dataclass(frozen=True, kw_only=True)
class Activity:
    """One activity; `retained` names lines of the retention timetable, `kept` says it in words where there is none."""

    code: str
    activity: str
    purpose: str
    basis: str
    persons: str
    data: str
    recipients: str
    retained: tuple[str, ...]
    kept: str
    security: str

    def retention(self, terms: dict[str, int]) -> str:
        """Return how long the data are kept where these terms hold, as sentences."""
        sentences = [term_words(code, terms) for code in self.retained]
        return " ".join(part for part in (*sentences, self.kept) if part)

    def cells(self, terms: dict[str, int]) -> dict[str, str]:
        """Return the texts of the row by column."""
        return {name: self.retention(terms) if name == "retention" else getattr(self, name) for name in COLUMNS}


def term_words(code: str, terms: dict[str, int]) -> str:
    """Return one line of the retention timetable as a sentence."""
    rule = table.rules()[code]
    days = terms.get(code, rule.days)
    if days is None:
        return f"{rule.label}: menurut jadwal retensi arsip."
    return f"{rule.label}: {days_words(days)} {table.SINCE[rule.since]}."


def days_words(days: int) -> str:
    """Return "30 hari", or "5 tahun" for whole years."""
    return f"{days // 365} tahun" if days >= 365 and days % 365 == 0 else f"{days} hari"


@cache
def activities() -> tuple[Activity, ...]:
    """Return the record of processing in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as source:
        return tuple(
            Activity(**row | {"retained": tuple(row["retained"].split())})  # type: ignore[arg-type]
            for row in csv.DictReader(source)
        )
