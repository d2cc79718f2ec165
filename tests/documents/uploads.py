"""Files as people send them, and files as attackers do, made on the spot."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pikepdf
from PIL import Image


def pdf(pages: int = 1, **catalog: Any) -> bytes:
    """Return a small PDF; keywords become entries of its catalogue."""
    target = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        for name, value in catalog.items():
            document.Root[f"/{name}"] = document.make_indirect(value) if isinstance(value, pikepdf.Object) else value
        document.save(target)
    return target.getvalue()


def locked_pdf(**passwords: str) -> bytes:
    """Return a PDF that is encrypted; without passwords anybody can open it, and still it is encrypted."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(target, encryption=pikepdf.Encryption(**{"owner": "o", "user": "", **passwords}))
    return target.getvalue()


def pdf_with_attachment() -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.attachments["program.exe"] = b"MZ"
        document.save(target)
    return target.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, (20, 90, 160)).save(target, format=kind, **options)
    return target.getvalue()


def picture_with_place() -> bytes:
    """Return a photograph that knows where it was taken, lies on its side, and has something behind its end."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees
    exif[0x010F] = "KameraRahasia"
    exif.get_ifd(0x8825)[1] = "S"
    return picture(exif=exif) + b"<script>alert(1)</script>"


def png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that unpacks to a giant picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 99))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def package(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def docx(**more: bytes) -> bytes:
    return package({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>", **more})


def xlsx(**more: bytes) -> bytes:
    return package({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>", **more})


def opendocument(kind: str = "text", **more: bytes) -> bytes:
    media_type = f"application/vnd.oasis.opendocument.{kind}".encode()
    return package({"mimetype": media_type, "content.xml": b"<content/>", **more}, zipfile.ZIP_STORED)
