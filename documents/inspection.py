"""What is this file really? Type by content, opened and read by a parser of that type; active content is refused."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import magic
import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
# Every type that is accepted somewhere, with the suffix it is stored under, in the order a person reads them.
SUFFIXES = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    WORD: ".docx",
    SHEET: ".xlsx",
    ODT: ".odt",
    ODS: ".ods",
    "text/csv": ".csv",
    "text/plain": ".txt",
}
PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
MOST_PIXELS = 60_000_000  # an A4 page at 600 dpi has 35 million
MOST_ENTRIES = 5_000
MOST_UNPACKED = 200_000_000
# What unpacks to so many times its size is no document; below the floor a small file may well be that repetitive.
MOST_RATIO = 400
RATIO_FLOOR = 10_000_000
MANIFEST = "META-INF/manifest.xml"  # of an open document; says which parts are encrypted
MAIN_PARTS = {"word/document.xml": WORD, "xl/workbook.xml": SHEET}
MACROS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml|activeX/.*|embeddings/.*\.bin|Basic/.*|Scripts/.*)$", re.I)
PACKED = re.compile(r"\.(zip|rar|7z|gz|tar|docx|docm|xlsx|xlsm|pptx|odt|ods|odp|jar)$", re.I)
NOT_PROSE = re.compile(rb"^(\xef\xbb\xbf)?\s*(<|#!|MZ|\x7fELF|%PDF|PK\x03\x04)", re.I)
ACTIVE_KEYS = {"/JS", "/Launch", "/RichMediaContent", "/EF", "/XFA"}
ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMediaExecute"}
DEEPEST = 40


class FileRefused(ValueError):
    """The file cannot be accepted. The text is a sentence for the person who sent it."""


@dataclass(frozen=True)
class Inspected:
    """A file that passed: its real type and the bytes to keep."""

    media_type: str
    data: bytes


def inspect(data: bytes, *, name: str, accepted: frozenset[str], allowed: str) -> Inspected:
    """Return the real type of `data` and the bytes to keep; raise `FileRefused` with a sentence.

    `accepted` holds the media types for this purpose, `allowed` the same in words.
    """
    media_type = _media_type(data, name)
    if media_type not in accepted:
        raise FileRefused(f"Jenis berkas ini tidak dapat diterima. Gunakan {allowed}.")
    if media_type in PICTURES:
        return Inspected(media_type, _picture(data, PICTURES[media_type]))
    checks: dict[str, Callable[[bytes], None]] = {"application/pdf": _check_pdf, "text/csv": _check_text}
    checks["text/plain"] = _check_text
    checks.get(media_type, _check_package)(data)
    return Inspected(media_type, data)


def _media_type(data: bytes, name: str) -> str:
    found = str(magic.from_buffer(data, mime=True))
    if data.startswith(b"PK\x03\x04"):
        return _package_type(data)
    suffix = PurePath(name).suffix.lower()
    # libmagic guesses at plain text; the suffix decides between the two harmless readings.
    if not found.startswith("text/") and found not in {"application/csv", "application/json"}:
        return found
    if NOT_PROSE.match(data) or suffix not in {".csv", ".txt"}:
        return "application/octet-stream"
    return "text/csv" if suffix == ".csv" else "text/plain"


def _check_pdf(data: bytes) -> None:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise FileRefused("PDF ini terkunci dengan kata sandi. Kirimkan salinan yang tidak terkunci.")
            if len(pdf.pages) == 0:
                raise FileRefused("PDF ini tidak berisi halaman.")
            if any(_is_active(item) for item in pdf.objects):
                raise FileRefused(
                    "PDF ini berisi program atau berkas lain di dalamnya. Cetak ulang menjadi PDF biasa, lalu kirimkan."
                )
    except pikepdf.PasswordError as locked:
        raise FileRefused("PDF ini terkunci dengan kata sandi. Kirimkan salinan yang tidak terkunci.") from locked
    except pikepdf.PdfError as broken:
        raise FileRefused("PDF ini rusak dan tidak dapat dibuka.") from broken


def _is_active(item: Any, depth: int = 0) -> bool:
    """True when a PDF object, or one written inside it, runs something or carries another file."""
    if depth > DEEPEST:
        return True
    if isinstance(item, pikepdf.Array):
        return any(_is_active(child, depth + 1) for child in _direct(iter(item)))
    if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return False
    keys = set(item.keys())
    if keys & ACTIVE_KEYS or str(item.get("/S", "")) in ACTIVE_ACTIONS:
        return True
    return any(_is_active(child, depth + 1) for child in _direct(item[key] for key in keys))


def _direct(children: Iterator[Any]) -> Iterator[Any]:
    # An indirect object comes up by itself in pdf.objects; following it here would go round in circles.
    return (child for child in children if isinstance(child, pikepdf.Object) and not child.is_indirect)


def _picture(data: bytes, wanted: str) -> bytes:
    try:
        with Image.open(io.BytesIO(data), formats=[wanted]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise FileRefused("Gambar ini terlalu besar. Perkecil ukurannya, lalu kirimkan lagi.")
            picture = ImageOps.exif_transpose(opened)
            picture.load()
    except Image.DecompressionBombError as bomb:
        raise FileRefused("Gambar ini terlalu besar. Perkecil ukurannya, lalu kirimkan lagi.") from bomb
    except FileRefused:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise FileRefused("Gambar ini rusak dan tidak dapat dibuka.") from broken
    return _without_hidden_data(picture, wanted)


def _without_hidden_data(picture: Image.Image, wanted: str) -> bytes:
    """Write the pixels alone: no place, no camera, nothing behind the end of the picture."""
    mode = "RGB" if wanted == "JPEG" or not _has_transparency(picture) else "RGBA"
    bare = picture.convert(mode)
    bare.info = {}
    target = io.BytesIO()
    bare.save(target, format=wanted, quality=90)
    return target.getvalue()


def _has_transparency(picture: Image.Image) -> bool:
    return picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info


def _package_type(data: bytes) -> str:
    """Return the office type of a zip archive, or "application/zip"."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "mimetype" in names and package.getinfo("mimetype").file_size < 100:
                return package.read("mimetype").decode("ascii", "replace").strip()
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in MAIN_PARTS.items() if part in names), "application/zip")
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError) as broken:
        raise FileRefused("Berkas ini rusak dan tidak dapat dibuka.") from broken
    return "application/zip"


def _check_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if len(entries) > MOST_ENTRIES or _unpacks_to_too_much(entries, len(data)):
                raise FileRefused("Isi berkas ini terlalu besar setelah dibuka.")
            if any(PACKED.search(entry.filename) for entry in entries):
                raise FileRefused(
                    "Berkas ini memuat berkas lain di dalamnya, misalnya tabel di balik grafik. "
                    "Simpan sebagai PDF, atau kirimkan berkas itu sendiri-sendiri."
                )
            if any(entry.flag_bits & 1 for entry in entries) or _part_says(package, MANIFEST, b"encryption-data"):
                raise FileRefused("Berkas ini terkunci dengan kata sandi. Kirimkan salinan yang tidak terkunci.")
            if any(MACROS.search(entry.filename) for entry in entries) or _part_says(
                package, "[Content_Types].xml", b"macroEnabled"
            ):
                raise FileRefused("Berkas ini berisi makro atau program. Simpan tanpa makro, lalu kirimkan lagi.")
            if package.testzip() is not None:
                raise FileRefused("Berkas ini rusak dan tidak dapat dibuka.")
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError) as broken:
        raise FileRefused("Berkas ini rusak dan tidak dapat dibuka.") from broken


def _unpacks_to_too_much(entries: list[zipfile.ZipInfo], size: int) -> bool:
    unpacked = sum(entry.file_size for entry in entries)
    return unpacked > MOST_UNPACKED or unpacked > max(RATIO_FLOOR, MOST_RATIO * size)


def _part_says(package: zipfile.ZipFile, part: str, word: bytes) -> bool:
    return part in package.namelist() and word in package.read(part)


def _check_text(data: bytes) -> None:
    if b"\0" in data:
        raise FileRefused("Berkas teks ini berisi data yang bukan teks.")
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Spreadsheets on older Windows write this instead; every byte but five has a meaning in it.
        try:
            data.decode("cp1252")
        except UnicodeDecodeError as broken:
            raise FileRefused("Huruf di dalam berkas teks ini tidak dapat dibaca. Simpan sebagai UTF-8.") from broken
