"""Lists as CSV for spreadsheets."""

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

# A spreadsheet takes a cell that begins like this for a formula and runs it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"


def safe_cell(value: Any) -> str:
    """Return the value as text that no spreadsheet runs: what looks like a formula gets an apostrophe before it."""
    if value is None:
        return ""
    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]], *, delimiter: str = ",") -> str:
    """Return a table as CSV with the mark by which spreadsheets know UTF-8; cells are made safe."""
    written = io.StringIO()
    written.write(BYTE_ORDER_MARK)
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue()


def csv_response(
    name: str, header: Sequence[str], rows: Iterable[Sequence[Any]], *, delimiter: str = ","
) -> HttpResponse:
    """Return the table of `csv_text` as a download."""
    response = HttpResponse(csv_text(header, rows, delimiter=delimiter), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
