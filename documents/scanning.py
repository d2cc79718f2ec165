"""A look through a file before it leaves the house: personal numbers, what is hidden, who commented, where photos were.

Pure: bytes in, findings out. `documents.scans` keeps the result. What a machine cannot see (numbers in pictures, in
words, or spread over several cells) is not found; a file without readable text says so.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pypdfium2

from documents import inspection, scan_package, scan_sheets, scan_texts
from documents.enums import FindingCode
from documents.findings import Findings
from documents.scan_package import NotReadable
from documents.scan_pdf import scan_pdf

# Raised whenever a file could get another result; every file is then scanned anew.
VERSION = 1
OFFICE: dict[str, Callable[[zipfile.ZipFile, Findings], None]] = {
    inspection.SHEET: scan_sheets.scan_xlsx,
    inspection.WORD: scan_texts.scan_docx,
    inspection.ODT: scan_texts.scan_odt,
    inspection.ODS: scan_texts.scan_ods,
}
# What parsers raise for a damaged file, each in its own way.
BROKEN = (
    NotReadable, LookupError, ValueError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, struct.error,
    pikepdf.PdfError, pypdfium2.PdfiumError,
)  # fmt: skip


def scan(data: bytes, media_type: str) -> Findings:
    """Return what is in a file of this type that its reader should not get by accident; never raises.

    A file that cannot be read to its end is a finding itself, so that nothing passes because a parser gave up.
    """
    found = Findings()
    try:
        _scan(data, media_type, found)
    except BROKEN:
        found.add(FindingCode.NOT_FINISHED, "seluruh berkas")
    return found


def _scan(data: bytes, media_type: str, found: Findings) -> None:
    if media_type in OFFICE:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            OFFICE[media_type](package, found)
            scan_package.scan_properties(package, found)
            scan_package.scan_pictures(package, found)
    elif media_type == "application/pdf":
        scan_pdf(data, found)
    elif media_type in inspection.PICTURES:
        if scan_package.has_place(data):
            found.add(FindingCode.PLACE_TAKEN, "gambar")
        found.add(FindingCode.UNREADABLE, "seluruh berkas", "Gambar.")
    else:
        _scan_lines(data, found)


def _scan_lines(data: bytes, found: Findings) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    for number, line in enumerate(text.splitlines(), start=1):
        found.add_numbers(line, f"baris {number}")
