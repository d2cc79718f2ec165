"""The holidays file: one national holiday or day of collective leave a row, judged line by line."""

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass

from registry.enums import DayKind, YearState
from registry.importing.csv_rows import Fault, Row, read

COLUMNS = ("date", "kind", "name", "source", "remark")
KINDS = (DayKind.NATIONAL_HOLIDAY, DayKind.COLLECTIVE_LEAVE)
ESTIMATE = "(perkiraan)"
LONGEST = {"name": 120, "source": 300, "remark": 300}


@dataclass(frozen=True)
class DayRow:
    """One day as the file describes it."""

    date: datetime.date
    kind: DayKind
    name: str
    source: str
    remark: str


@dataclass(frozen=True)
class HolidayFile:
    """The days of a file by year; empty when there are faults."""

    years: dict[int, list[DayRow]]
    faults: list[Fault]
    notes: list[Fault]


def read_holidays(data: bytes) -> HolidayFile:
    """Read and judge the file. Every faulty line is reported; one fault keeps out all rows."""
    sheet = read(data, required=COLUMNS)
    faults = list(sheet.faults)
    lines: dict[tuple[datetime.date, str], int] = {}
    years: dict[int, list[DayRow]] = defaultdict(list)
    for row in sheet.rows:
        date = _date(row["date"])
        reasons = _faults(row, date)
        if date is not None and not reasons:
            first = lines.setdefault((date, row["kind"]), row.line)
            if first != row.line:
                reasons = [f"tanggal {row['date']} dengan jenis yang sama sudah ada di baris {first}."]
            else:
                day = DayRow(date, DayKind(row["kind"]), row["name"], row["source"], row["remark"])
                years[date.year].append(day)
        faults.extend(Fault(row.line, reason) for reason in reasons)
    return HolidayFile({} if faults else dict(sorted(years.items())), sorted(faults), sheet.notes)


def state_of(days: list[DayRow]) -> YearState:
    """Return how sure a year is: one day without its decree, or one estimated day, makes it provisional."""
    unsure = any(not day.source or ESTIMATE in day.name for day in days)
    return YearState.PROVISIONAL if unsure else YearState.OFFICIAL


def _date(text: str) -> datetime.date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _faults(row: Row, date: datetime.date | None) -> list[str]:
    reasons = []
    if date is None:
        reasons.append(f"date '{row['date']}' tidak benar; contoh yang benar: 2026-08-17.")
    if row["kind"] not in KINDS:
        reasons.append(f"kind '{row['kind']}' tidak dikenal; tulis national_holiday atau collective_leave.")
    if not row["name"]:
        reasons.append("name kosong.")
    too_long = [(column, longest) for column, longest in LONGEST.items() if len(row[column]) > longest]
    reasons.extend(f"{column} lebih panjang dari {longest} huruf." for column, longest in too_long)
    return reasons
