"""A register as XLSX: grouped headers, real dates and numbers, and no cell that a spreadsheet would run."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from registry.exporting import FORMULA_STARTS
from requests_flow.registers.columns import Column, Kind
from requests_flow.registers.register import Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOLD = Font(bold=True)
LINE = Side(style="thin", color="777777")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
SHADE = PatternFill("solid", fgColor="EFEFEC")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
TOP = Alignment(vertical="top", wrap_text=True)
FORMATS = {Kind.DATE: "dd-mm-yyyy", Kind.DAY: "[$-421]dddd, dd-mm-yyyy", Kind.NUMBER: "#,##0"}
# Characters of a column for each unit of a column's width on paper.
CHARACTERS = 2.6
NARROWEST = 9


def workbook(table: Table, *, title: str, facts: Sequence[str]) -> bytes:
    """Return the file: title and facts on top, then the head, frozen, then the rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    above = 1 + len(facts) + 1
    _lay_out(sheet, table, above)
    sheet.append([_head(sheet, title)])
    for fact in facts:
        sheet.append([_text(sheet, fact)])
    sheet.append([])
    for row in _head_rows(sheet, table):
        sheet.append(row)
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        sheet.append([_cell(sheet, column, value) for column, value in cells])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _lay_out(sheet: WriteOnlyWorksheet, table: Table, above: int) -> None:
    # A sheet that is written row by row wants its layout before its first row.
    depth = len(table.head)
    sheet.freeze_panes = f"B{above + depth + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{above + 1}:{above + depth}"
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = max(NARROWEST, column.width * CHARACTERS)
    for header in (header for row in table.head for header in row):
        if header.colspan > 1 or header.rowspan > 1:
            first = f"{get_column_letter(header.column + 1)}{above + header.row + 1}"
            last = f"{get_column_letter(header.column + header.colspan)}{above + header.row + header.rowspan}"
            sheet.merged_cells.add(f"{first}:{last}")


def _head_rows(sheet: WriteOnlyWorksheet, table: Table) -> list[list[WriteOnlyCell]]:
    rows = []
    for headers in table.head:
        row = [_styled(sheet) for _ in table.columns]
        for header in headers:
            row[header.column].value = header.text
        rows.append(row)
    return rows


def _styled(sheet: WriteOnlyWorksheet) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    cell.font, cell.fill, cell.border, cell.alignment = BOLD, SHADE, BOX, CENTRED
    return cell


def _head(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = _text(sheet, text)
    cell.font = Font(bold=True, size=14)
    return cell


def _cell(sheet: WriteOnlyWorksheet, column: Column, value: Any) -> WriteOnlyCell:
    if isinstance(value, str):
        cell = _text(sheet, value)
        cell.alignment = TOP
        return cell
    cell = WriteOnlyCell(sheet, value=value)
    cell.alignment = TOP
    if column.kind in FORMATS and value is not None:
        cell.number_format = FORMATS[column.kind]
    return cell


def _text(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """Return a cell that holds text whatever it begins with; one that looks like a formula stays text when edited."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
    return cell
