"""Reading a CSV that people made: any common separator and spelling, and each fault with its line."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SEPARATORS = (",", ";", "\t")
SEPARATOR_NAMES = {";": "titik koma", "\t": "tab"}
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong in a line; line 1 is the header."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"Baris {self.line}: {self.reason}"


@dataclass(frozen=True)
class Row:
    """One data row: where it stands and its cells by column, without surrounding spaces."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Sheet:
    """A file that was read: its rows, the faults found on the way, and notes that stop nothing."""

    rows: list[Row]
    faults: list[Fault]
    notes: list[Fault]


def read(data: bytes, *, required: Sequence[str], optional: Iterable[str] = ()) -> Sheet:
    """Read a CSV in UTF-8 (with or without byte order mark) separated by comma, semicolon or tab.

    All `required` columns must be there, in any order; `optional` ones may be; others are a fault. Blank lines are
    skipped. A header that does not fit, an empty file or another encoding is one fault and no rows.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _refused(line, "Ada huruf yang tidak terbaca. Simpan berkas sebagai CSV UTF-8, lalu coba lagi.")
    notes = []
    if text.startswith(BYTE_ORDER_MARK):
        notes.append(Fault(1, "Berkas diawali tanda BOM; tanda itu dilewati."))
        text = text.removeprefix(BYTE_ORDER_MARK)
    if not text.strip():
        return _refused(1, "Berkas ini kosong.")
    if "\0" in text:
        return _refused(text[: text.index("\0")].count("\n") + 1, "Berkas ini bukan CSV.")
    separator = _separator(text, required)
    if separator in SEPARATOR_NAMES:
        notes.append(Fault(1, f"Kolom dipisah dengan {SEPARATOR_NAMES[separator]}; berkas dibaca demikian."))
    return _read_rows(text, separator, list(required), list(optional), notes)


def _refused(line: int, reason: str) -> Sheet:
    return Sheet(rows=[], faults=[Fault(line, reason)], notes=[])


def _separator(text: str, required: Sequence[str]) -> str:
    header = text.lstrip("\r\n").splitlines()[0]
    return max(SEPARATORS, key=lambda sign: len(set(_clean(header.split(sign))) & set(required)))


def _clean(names: Iterable[str]) -> list[str]:
    return [name.strip().strip('"').strip().lower() for name in names]


def _read_rows(text: str, separator: str, required: list[str], optional: list[str], notes: list[Fault]) -> Sheet:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    faults: list[Fault] = []
    header: list[str] = []
    line = 0
    try:
        for cells in reader:
            # A quoted cell may hold line breaks: the row begins after the last one ended.
            start, line = line + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _clean(cells)
                faults.extend(Fault(start, reason) for reason in _header_faults(header, required, optional))
                if faults:
                    break
            elif len(cells) != len(header):
                faults.append(Fault(start, f"Ada {len(cells)} kolom, seharusnya {len(header)}."))
            else:
                rows.append(Row(start, dict(zip(header, [cell.strip() for cell in cells], strict=True))))
    except csv.Error:
        faults.append(Fault(line + 1, "Tanda kutip di baris ini tidak berpasangan."))
    if header and not rows and not faults:
        faults.append(Fault(line + 1, "Tidak ada baris data di bawah judul kolom."))
    return Sheet(rows, faults, notes)


def _header_faults(header: list[str], required: list[str], optional: list[str]) -> list[str]:
    missing = [name for name in required if name not in header]
    unknown = [name or "(kosong)" for name in header if name not in required and name not in optional]
    twice = sorted({name for name in header if header.count(name) > 1})
    reasons = []
    if missing:
        reasons.append(f"Kolom {', '.join(missing)} tidak ada. Judul kolom yang diharapkan: {', '.join(required)}.")
    if unknown:
        reasons.append(f"Kolom {', '.join(unknown)} tidak dikenal.")
    if twice:
        reasons.append(f"Kolom {', '.join(twice)} muncul lebih dari sekali.")
    return reasons
