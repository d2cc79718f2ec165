"""The retention timetable as data: which class of data is kept how long after what, on what ground, how sure that is.

The numbers live in data/retention.csv. A regency may choose others between the bounds that stand there.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "data" / "retention.csv"
IDENTITY_PAPERS, APPLICANT, DRAFT = "identity_papers", "applicant", "draft"
DISPUTE_PAPERS = "dispute_papers"
SINCE = {
    "final": "sesudah permohonan berakhir dan jangka waktu keberatan lewat",
    "dispute": "sesudah sengketa berakhir",
    "untouched": "sesudah terakhir diubah",
    "kept": "",
}


@dataclass(frozen=True, kw_only=True)
class RetentionRule:
    """One line of the timetable; `days`, `least` and `most` are None for what this portal never deletes by itself."""

    code: str
    label: str
    days: int | None
    least: int | None
    most: int | None
    since: str
    purged_by: str
    basis: str
    certainty: str
    source: str

    @property
    def may_be_set(self) -> bool:
        """May a regency choose another number of days?"""
        return self.least is not None and self.least != self.most

    def fault_of(self, days: int) -> str:
        """Return why a regency may not choose `days`, as a sentence, or an empty text."""
        if self.least is None or self.most is None or not self.may_be_set:
            return "Masa simpan ini tidak dapat diubah."
        if self.least <= days <= self.most:
            return ""
        return f"Isi antara {self.least} dan {self.most} hari."


@cache
def rules() -> dict[str, RetentionRule]:
    """Return the timetable by class of data, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as source:
        return {row["code"]: _rule(row) for row in csv.DictReader(source)}


def _rule(row: dict[str, str]) -> RetentionRule:
    numbers = {name: int(row[name]) if row[name] else None for name in ("days", "least", "most")}
    words = {name: text for name, text in row.items() if name not in numbers}
    return RetentionRule(**numbers, **words)  # type: ignore[arg-type]
