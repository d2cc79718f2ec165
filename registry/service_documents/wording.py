"""Dates as they stand on papers. Pure: no Django, no clock."""

from datetime import date

NBSP = "\u00a0"
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def tanggal(day: date) -> str:
    """Return "21 Mei 2026", held together by no-break spaces."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}"
