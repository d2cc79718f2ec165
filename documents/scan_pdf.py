"""What a PDF holds besides what it shows: numbers in its text, text under boxes, notes, who made it, where photos were.

Not found: numbers in pictures or drawn as lines, and text hidden by other means than a box painted over it.
"""

import ctypes
import io
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pikepdf
from pypdfium2 import raw

from documents import pdfium
from documents.enums import FindingCode
from documents.findings import Findings
from documents.scan_package import has_place

MOST_PAGES = 600
MOST_OBJECTS = 20_000
NOTES = {"/Text", "/FreeText", "/Popup", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Ink", "/Caret"}
SMALLEST_BOX = 4.0  # points; thinner ones are lines
INSIDE = 0.6  # of a text's height and width that a box must cover
OPAQUE = 250
Box = tuple[float, float, float, float]


def scan_pdf(data: bytes, found: Findings) -> None:
    """Note everything in a PDF that its reader should not get by accident; a PDF without text is told to be so."""
    with pdfium.opened(data) as document:
        letters = 0
        for index in range(min(len(document), MOST_PAGES)):
            with closing(document[index]) as page:
                letters += _scan_page(page, f"halaman {index + 1}", found)
        if len(document) > MOST_PAGES:
            found.add(FindingCode.NOT_FINISHED, f"sesudah halaman {MOST_PAGES}")
    if not letters:
        found.add(FindingCode.UNREADABLE, "seluruh berkas", "Hasil pindai tanpa teks.")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _scan_notes(pdf, found)
        _scan_authors(pdf, found)
        _scan_pictures(pdf, found)


def _scan_page(page: Any, place: str, found: Findings) -> int:
    with closing(page.get_textpage()) as textpage:
        text = textpage.get_text_range()
        found.add_numbers(text, place)
        if text.strip():
            for covered in _covered(page, textpage):
                found.add(FindingCode.COVERED_TEXT, place, covered)
    return len(text.strip())


# --- text under boxes -------------------------------------------------------------------------------------------------
def _covered(page: Any, textpage: Any) -> Iterator[str]:
    """Yield the texts over which a filled box was painted later: blacked out for the eye and still there to copy."""
    texts: list[Box] = []
    for count, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if count > MOST_OBJECTS:
            return
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(item.get_bounds())
        elif texts and _is_filled(item):
            box = item.get_bounds()
            words = textpage.get_text_bounded(*box).strip() if any(_covers(box, text) for text in texts) else ""
            if words:
                yield words


def _is_filled(item: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item.raw, mode, stroke)
    if mode.value == raw.FPDF_FILLMODE_NONE:
        return False
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item.raw, *colour)
    return colour[3].value >= OPAQUE


def _covers(box: Box, text: Box) -> bool:
    """Return whether a box hides a good part of a text: most of its height, and something of its width."""
    height = min(box[3], text[3]) - max(box[1], text[1])
    width = min(box[2], text[2]) - max(box[0], text[0])
    is_line = min(box[2] - box[0], box[3] - box[1]) < SMALLEST_BOX
    return not is_line and height > INSIDE * (text[3] - text[1]) > 0 and width >= SMALLEST_BOX


# --- notes, authors, pictures -----------------------------------------------------------------------------------------
def _scan_notes(pdf: pikepdf.Pdf, found: Findings) -> None:
    for number, page in enumerate(pdf.pages, start=1):
        notes = page.obj.get("/Annots", pikepdf.Array())
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            if isinstance(note, pikepdf.Dictionary) and str(note.get("/Subtype", "")) in NOTES:
                text = str(note.get("/Contents", ""))
                found.add(FindingCode.COMMENT, f"halaman {number}", text)
                found.add_numbers(text, f"catatan di halaman {number}")


def _scan_authors(pdf: pikepdf.Pdf, found: Findings) -> None:
    author = str(pdf.docinfo.get("/Author", "")).strip() if pdf.trailer.get("/Info") is not None else ""
    if author:
        found.add(FindingCode.AUTHOR, "keterangan berkas", author)


def _scan_pictures(pdf: pikepdf.Pdf, found: Findings) -> None:
    for item in pdf.objects:
        is_photo = isinstance(item, pikepdf.Stream) and item.get("/Filter") == pikepdf.Name.DCTDecode
        if is_photo and has_place(item.read_raw_bytes()):
            found.add(FindingCode.PLACE_TAKEN, "foto di dalam PDF")
