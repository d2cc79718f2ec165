"""Opening finished letters: text, tags, fonts, conformance, QR."""

import io
from collections import Counter
from typing import Any

import page
import pikepdf
import pypdfium2
import zxingcpp

PROFILES = ("3a", "ua1")


def faults(pdf: bytes) -> dict[str, list[str]]:
    """Return the broken rules of PDF/A-3a and PDF/UA-1; two empty lists for a good letter."""
    reports = {profile: page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES}
    return {profile: sorted({fault.rule_id for fault in report.failures}) for profile, report in reports.items()}


GOOD: dict[str, list[str]] = {profile: [] for profile in PROFILES}


def text(pdf: bytes) -> str:
    """Return the text of all pages as a reader copies it, with plain spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [leaf.get_textpage().get_text_bounded() for leaf in document]
    return "\n".join(pages).replace("\r\n", "\n").replace("\u00a0", " ")


def prose(pdf: bytes) -> str:
    """Return the text in one line."""
    return " ".join(text(pdf).split())


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return width and height of each page in millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(round(w / 72 * 25.4), round(h / 72 * 25.4)) for w, h in (leaf.get_size() for leaf in document)]


def codes(pdf: bytes) -> set[str]:
    """Return what a camera reads from the pages, rendered at 150 dpi."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [leaf.render(scale=150 / 72).to_pil() for leaf in document]
    return {code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)}


def tags(pdf: bytes) -> Counter[str]:
    """Return how often each structure tag occurs."""
    found: Counter[str] = Counter()

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:  # type: ignore[attr-defined]
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found[str(node.S)[1:]] += 1
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


def unembedded_fonts(pdf: bytes) -> list[str]:
    """Return the names of fonts that are not inside the file."""
    missing = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for item in document.objects:
            is_font = isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
            if is_font and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(item.keys()):
                missing.append(str(item.FontName))
    return missing


def font_names(pdf: bytes) -> set[str]:
    """Return the font names without their subset prefix."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            str(item.FontName).split("+")[-1].lstrip("/")
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        }
