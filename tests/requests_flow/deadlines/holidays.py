"""The holidays shipped with the portal, as the deadline tests read them: the real files, no database."""

import csv
from datetime import date
from pathlib import Path

HOLIDAYS = Path(__file__).resolve().parents[3] / "registry" / "data" / "holidays"


def days_off(*years: int, collective_leave: bool = True) -> dict[date, str]:
    """Return day to name for these years; without collective leave those days are working days."""
    found: dict[date, str] = {}
    for year in years:
        with (HOLIDAYS / f"{year}.csv").open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if collective_leave or row["kind"] != "collective_leave":
                    found[date.fromisoformat(row["date"])] = row["name"]
    return found
