"""What a text document (DOCX, ODT) or an open spreadsheet (ODS) holds besides what it shows."""

import re
import zipfile
from typing import Any, ClassVar

from documents import scan_package as package_reader
from documents.enums import FindingCode
from documents.findings import Findings
from documents.scan_package import attribute, elements, forget, text_of

WORD_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$")
WORD_PLACES = {"header": "kepala halaman", "footer": "kaki halaman", "footnotes": "catatan kaki"}
CHANGES = ("ins", "del", "moveFrom", "moveTo")
CLOSED = {"collapse", "filter"}


# --- DOCX -------------------------------------------------------------------------------------------------------------
def scan_docx(package: zipfile.ZipFile, found: Findings) -> None:
    """Note numbers, comments, tracked changes and hidden text of a Word document."""
    read = {"word/styles.xml", *package_reader.AUTHORS}
    for part in package.namelist():
        if match := WORD_PART.fullmatch(part):
            read.add(part)
            if match.group(1) == "comments":
                _word_comments(package, part, found)
            else:
                _word_text(package, part, WORD_PLACES.get(match.group(1).rstrip("0123456789"), ""), found)
    package_reader.scan_other_parts(package, read, found)


def _word_comments(package: zipfile.ZipFile, part: str, found: Findings) -> None:
    for number, (_, _, comment) in enumerate(elements(package, part, "comment"), start=1):
        text = text_of(comment, "t")
        found.add(FindingCode.COMMENT, f"komentar {number}", text)
        found.add_numbers(text, f"komentar {number}")


def _word_text(package: zipfile.ZipFile, part: str, place: str, found: Findings) -> None:
    number = 0
    for _, tag, element in elements(package, part, "p", "vanish", *CHANGES):
        where = place or f"paragraf {number + 1}"
        if tag == "p":
            number += 1
            found.add_numbers(text_of(element, "t", "delText"), where)
            if not _inside(element, *CHANGES):  # the change around it is told when it ends, with its text
                forget(element)
        elif tag == "vanish":
            if attribute(element, "val") not in {"0", "false"}:
                found.add(FindingCode.HIDDEN_TEXT, where)
        else:
            found.add(FindingCode.TRACKED_CHANGE, where, text_of(element, "t", "delText"))


def _inside(element: Any, *tags: str) -> bool:
    return next(element.iterancestors(*(f"{{*}}{tag}" for tag in tags)), None) is not None


# --- ODT --------------------------------------------------------------------------------------------------------------
def scan_odt(package: zipfile.ZipFile, found: Findings) -> None:
    """Note numbers, comments, tracked changes and hidden text of an open text document."""
    number = 0
    marks = ("p", "h", "annotation", "tracked-changes", "hidden-text", "hidden-paragraph", "text-properties")
    for _, tag, element in elements(package, "content.xml", *marks):
        where = f"paragraf {number + 1}"
        if tag in {"p", "h"}:
            if not _inside(element, "annotation", "tracked-changes"):
                number += 1
            found.add_numbers(text_of(element), where)
        else:
            _mark(tag, element, where, found)
    package_reader.scan_other_parts(package, {"content.xml", *package_reader.AUTHORS}, found)


def _mark(tag: str, element: Any, where: str, found: Findings) -> None:
    if tag == "annotation":
        found.add(FindingCode.COMMENT, where, text_of(element, "p"))
    elif tag == "tracked-changes":
        for change in element:
            found.add(FindingCode.TRACKED_CHANGE, where, text_of(change, "p"))
    elif tag in {"hidden-text", "hidden-paragraph"} or attribute(element, "display") == "none":
        found.add(FindingCode.HIDDEN_TEXT, where, text_of(element))


# --- ODS --------------------------------------------------------------------------------------------------------------
def scan_ods(package: zipfile.ZipFile, found: Findings) -> None:
    """Note numbers, hidden sheets, rows and columns, comments and changes of an open spreadsheet."""
    hidden_styles: set[str] = set()
    sheet = _Table("", hidden=False)
    marks = ("style", "table", "table-column", "table-row", "tracked-changes")
    for event, tag, element in elements(package, "content.xml", *marks, starts=True):
        if (event, tag) == ("start", "table"):
            style = attribute(element, "style-name")
            sheet = _Table(f"lembar {attribute(element, 'name')}", hidden=style in hidden_styles)
        elif event == "start":
            continue
        elif tag == "style":
            hidden_styles |= _hidden_style(element)
        elif tag in _Table.parts:
            _Table.parts[tag](sheet, element, found)
        else:
            _mark(tag, element, "buku kerja", found)
    package_reader.scan_other_parts(package, {"content.xml", *package_reader.AUTHORS}, found)


def _hidden_style(element: Any) -> set[str]:
    hides = any(attribute(part, "display") == "false" for part in element.iter("{*}table-properties"))
    return {attribute(element, "name")} if hides else set()


class _Table:
    """A sheet of an open spreadsheet as its rows go by."""

    def __init__(self, place: str, *, hidden: bool) -> None:
        self.place = place
        self.hidden = hidden
        self.closed_columns: list[range] = []
        self.next_column = self.next_row = 1
        self.hidden_rows = 0
        self.hidden_columns: set[int] = set()

    def column(self, element: Any, found: Findings) -> None:
        """Note a run of columns."""
        end = self.next_column + int(attribute(element, "number-columns-repeated") or 1)
        if attribute(element, "visibility") in CLOSED:
            self.closed_columns.append(range(self.next_column, end))
        self.next_column = end

    def row(self, element: Any, found: Findings) -> None:
        """Search the cells of a row."""
        number, filled = 1, False
        for cell in element:
            repeated = int(attribute(cell, "number-columns-repeated") or 1)
            text = self._cell(cell, f"{self.place}, baris {self.next_row}, kolom {number}", found)
            if text:
                filled = True
                self.hidden_columns |= {number for run in self.closed_columns if number in run}
            number += repeated
        if filled and attribute(element, "visibility") in CLOSED:
            self.hidden_rows += 1
        self.next_row += int(attribute(element, "number-rows-repeated") or 1)
        forget(element)

    def _cell(self, cell: Any, where: str, found: Findings) -> str:
        for comment in cell.iterchildren("{*}annotation"):
            found.add(FindingCode.COMMENT, where, text_of(comment, "p"))
            found.add_numbers(text_of(comment), where)
        shown = " ".join(text_of(part) for part in cell.iterchildren("{*}p"))
        exact = attribute(cell, "value")
        found.add_numbers(shown, where)
        if exact and exact != shown:
            found.add_numbers(exact, where)
        return shown or exact

    def close(self, element: Any, found: Findings) -> None:
        """Note what the sheet hides."""
        if self.hidden:
            found.add(FindingCode.HIDDEN_SHEET, self.place)
        if self.hidden_rows:
            found.add(FindingCode.HIDDEN_CELLS, self.place, f"{self.hidden_rows} baris")
        if self.hidden_columns:
            columns = ", ".join(str(number) for number in sorted(self.hidden_columns))
            found.add(FindingCode.HIDDEN_CELLS, self.place, f"kolom {columns}")

    parts: ClassVar = {"table-column": column, "table-row": row, "table": close}
