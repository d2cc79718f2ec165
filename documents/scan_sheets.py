"""What a spreadsheet (XLSX) holds besides what it shows: numbers, hidden sheets, rows and columns, comments."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from documents import scan_package as package_reader
from documents.enums import FindingCode
from documents.findings import Findings, personal_numbers
from documents.scan_package import attribute, elements, forget, text_of

COLUMN = re.compile(r"[A-Z]+")
SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+|\d{16}\.0+", re.IGNORECASE)
YES = {"1", "true"}
# What may turn out to be 16 digits, written in groups or in powers of ten.
LONG_NUMBER = re.compile(r"\d(?:[ .\-\u00a0]?\d){15}|E\+?15", re.IGNORECASE)


@dataclass
class _Sheet:
    """What is known of a sheet while its cells go by."""

    place: str
    columns: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: set[str] = field(default_factory=set)

    def hides(self, letters: str) -> bool:
        number = column_number(letters)
        return any(first <= number <= last for first, last in self.columns)


def scan_xlsx(package: zipfile.ZipFile, found: Findings) -> None:
    """Note everything in a workbook that its reader should not get by accident."""
    shared = _shared_hits(package)
    read = {"xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", *package_reader.AUTHORS}
    for name, state, part in _sheets(package):
        place = f"lembar {name}"
        if state in {"hidden", "veryHidden"}:
            found.add(FindingCode.HIDDEN_SHEET, place)
        if part in package.namelist():
            read |= {part, *_scan_sheet(package, part, place, shared, found)}
    package_reader.scan_other_parts(package, read, found)


def column_number(letters: str) -> int:
    """Return the number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str, str]]:
    targets = dict(_related(package, "xl/workbook.xml"))
    for _, _, sheet in elements(package, "xl/workbook.xml", "sheet"):
        yield sheet.get("name", ""), sheet.get("state", ""), targets.get(attribute(sheet, "id"), ("", ""))[1]


def _related(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield (id, (kind, part)) of everything that a part refers to inside the package."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in package.namelist():
        return
    for _, _, row in elements(package, rels, "Relationship"):
        target = row.get("Target", "")
        inside = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield row.get("Id", ""), (row.get("Type", "").rpartition("/")[2], inside)


def _shared_hits(package: zipfile.ZipFile) -> dict[str, list[str]]:
    """Return the texts with a number among those that cells share, by their position."""
    hits: dict[str, list[str]] = {}
    if "xl/sharedStrings.xml" not in package.namelist():
        return hits
    for index, (_, _, entry) in enumerate(elements(package, "xl/sharedStrings.xml", "si")):
        if numbers := list(personal_numbers("".join(entry.itertext()))):
            hits[str(index)] = numbers
        forget(entry)
    return hits


def _scan_sheet(
    package: zipfile.ZipFile, part: str, place: str, shared: dict[str, list[str]], found: Findings
) -> list[str]:
    sheet = _Sheet(place)
    for _, tag, element in elements(package, part, "col", "row"):
        if tag == "col":
            if element.get("hidden") in YES:
                sheet.columns.append((int(element.get("min", 0)), int(element.get("max", 0))))
            continue
        _scan_row(element, sheet, shared, found)
        forget(element)
    if sheet.hidden_rows:
        found.add(FindingCode.HIDDEN_CELLS, place, f"{sheet.hidden_rows} baris")
    if sheet.hidden_columns:
        found.add(FindingCode.HIDDEN_CELLS, place, f"kolom {', '.join(sorted(sheet.hidden_columns))}")
    return _scan_comments(package, part, place, found)


def _scan_row(row: Any, sheet: _Sheet, shared: dict[str, list[str]], found: Findings) -> None:
    texts = list(row.itertext())
    if texts and row.get("hidden") in YES:
        sheet.hidden_rows += 1
    # Most rows of most sheets end here: looking at each cell by itself takes ten times as long.
    if not sheet.columns and not LONG_NUMBER.search("\n".join(texts)) and shared.keys().isdisjoint(texts):
        return
    for cell in row:
        where = cell.get("r", "")
        value = _value(cell)
        if not value:
            continue
        if sheet.columns and (letters := COLUMN.match(where)) and sheet.hides(letters.group()):
            sheet.hidden_columns.add(letters.group())
        place = f"{sheet.place}, sel {where}"
        if cell.get("t") == "s":
            for number in shared.get(value, ()):
                found.add_numbers(number, place)
        else:
            found.add_numbers(value if cell.get("t", "n") != "n" else _written_out(value), place)


def _value(cell: Any) -> str:
    for part in cell:
        if part.tag.endswith("}v") or part.tag == "v":
            return part.text or ""
        if part.tag.endswith("is"):
            return text_of(part, "t")
    return ""


def _written_out(value: str) -> str:
    """Return a number cell as a person reads it (16 digits may be kept as 3.3100501019E15), "" for a fraction."""
    if value.isdecimal():
        return value
    number = float(value) if SCIENTIFIC.fullmatch(value) else 0.0
    return str(int(number)) if 1e15 <= number < 1e16 else ""


def _scan_comments(package: zipfile.ZipFile, part: str, place: str, found: Findings) -> list[str]:
    parts = [target for _, (kind, target) in _related(package, part) if "comment" in kind.lower()]
    for name in parts:
        for _, _, comment in elements(package, name, "comment", "threadedComment"):
            where = f"{place}, sel {comment.get('ref', '')}"
            text = text_of(comment, "t", "text")
            found.add(FindingCode.COMMENT, where, text)
            found.add_numbers(text, where)
    return parts
