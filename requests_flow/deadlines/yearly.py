"""Dates that come round with the calendar year, not with working days."""

from datetime import date

REPORT_CODE = "D17"
REPORT_BASIS = "Pasal 56 Peraturan Komisi Informasi Nomor 1 Tahun 2021"


def report_due(year: int) -> date:
    """Return the last day for the annual report on `year`: three months after it (D17, Perki 1/2021 article 56)."""
    return date(year + 1, 3, 31)
