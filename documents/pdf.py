"""HTML letters become PDF/A-3a and PDF/UA-1 in one file. The renderer reads its own assets and nothing else."""

import functools
import io
import re
import threading
import unicodedata
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import pydyf
import segno
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from documents.templatetags.letters import WORD_JOINER

ASSETS = Path(__file__).resolve().parent / "assets"
BASE = "https://surat.invalid/"  # a host that can never exist: only a marker for relative addresses
TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
SHEET = "css/letter.css"
QR = "assets/qr.svg"
# PDF/UA-1 marker, with the extension schema that PDF/A asks for before it lets a foreign property in.
PDFUA = (
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    b'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
)
CR_AT_END = b"\r\nendstream"
KEPT = f"\n\t{WORD_JOINER}"
# What people paste from phones and word processors and the fonts do not hold, with what a typist would write.
SPELLED = str.maketrans(
    {
        "\u2010": "-", "\u2011": "-", "\u2192": "-", "\u2713": "ya", "\u2714": "ya",
        "\u2264": "tidak lebih dari", "\u2265": "tidak kurang dari",
    }
)  # fmt: skip

# Pango and the shared font configuration are not safe for threads; a letter takes about a tenth of a second.
_turn = threading.Lock()


class RenderingRefused(Exception):
    """The HTML asks for something outside the letter's own assets, or an asset is missing. Nothing was rendered."""


class OwnAssets(URLFetcher):
    """Serves the files under `assets/` and the QR of the letter in hand from memory. Everything else is refused."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=frozenset(), allow_redirects=False, fail_on_errors=True)
        self.qr = b""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return one of our own parts; any other address raises and ends the rendering."""
        path = urlsplit(url).path.lstrip("/")
        data = self.qr if path == QR else assets().get(path, b"")
        if not url.startswith(BASE) or not data:
            raise ValueError(f"Not an asset of letters: {url[:100]}")
        return URLFetcherResponse(url, data, {"Content-Type": TYPES[PurePosixPath(path).suffix]})


@functools.cache
def assets() -> dict[str, bytes]:
    """Return every asset by its address relative to the letter; read once for the process."""
    return {
        f"{path.parent.name}/{path.name}": path.read_bytes()
        for path in sorted(ASSETS.glob("*/*"))
        if path.suffix in TYPES
    }


@functools.cache
def _fetcher() -> OwnAssets:
    # One for the whole process: each new one would load the system's certificates, only to refuse every address.
    return OwnAssets()


@functools.cache
def _fonts() -> FontConfiguration:
    # One for the whole process: a new one for each letter leaks 0.3 MB.
    return FontConfiguration()


@functools.cache
def _sheet() -> CSS:
    source = assets()[SHEET].decode()
    return CSS(string=source, base_url=BASE + SHEET, url_fetcher=_fetcher(), font_config=_fonts())


@functools.cache
def covered() -> frozenset[int]:
    """Return the code points that both letter typefaces can print."""
    families: dict[str, set[int]] = {"source-sans-3": set(), "source-serif-4": set()}
    for family, points in families.items():
        for name in ("latin-400-normal", "latin-ext-400-normal"):
            font = TTFont(io.BytesIO(assets()[f"fonts/{family}-{name}.woff2"]), lazy=True)
            points.update(font.getBestCmap())
    both = families["source-sans-3"] & families["source-serif-4"]
    return frozenset(point for point in both if not unicodedata.category(chr(point)).startswith("C"))


def printable(text: str) -> str:
    """Return `text` with every character that the embedded fonts cannot print spelled out or named.

    A missing glyph would break PDF/A and could hide words. Emoji become "[simbol]", other scripts "[aksara lain]";
    invisible characters, among them those that turn the reading direction, are dropped. Run on finished HTML, so it
    never makes a character that means something there.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(SPELLED)
    known = covered()
    marked = "".join(char if ord(char) in known or char in KEPT else _spell(char) for char in composed)
    return re.sub(r"(\[simbol\]|\[aksara lain\])(?:\s?\1)+", r"\1", marked)


def _spell(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "CM" and category != "Co":
        return ""
    if category[0] == "Z":
        return " "
    plain = unicodedata.normalize("NFKD", char)[0]
    if plain.isalnum() and ord(plain) in covered():  # a rare accent: the letter without it, as on a typewriter
        return plain
    return "[aksara lain]" if category[0] == "L" else "[simbol]"


def qr_svg(address: str) -> bytes:
    """Return the QR of an address as SVG; its printed size is set by CSS alone."""
    svg = io.BytesIO()
    segno.make(address, error="m", micro=False).save(svg, kind="svg", border=2, xmldecl=False)
    return svg.getvalue()


def render(html: str, *, identifier: str, verify_url: str = "") -> bytes:
    """Return the PDF of one letter. The same arguments give the same bytes.

    `identifier` is the SHA-256 of the letter's body. Raises `RenderingRefused` when the HTML reaches outside.
    """
    with _turn:
        _fetcher().qr = qr_svg(verify_url) if verify_url else b""
        try:
            pdf = _write(html, identifier)
            # Object streams too can end in CR (rare); then nothing is compressed.
            return _write(html, identifier, uncompressed_pdf=True) if CR_AT_END in pdf else pdf
        except FatalURLFetchingError as refused:
            raise RenderingRefused(str(refused)) from refused


def _write(html: str, identifier: str, **options: Any) -> bytes:
    return HTML(string=html, base_url=BASE, url_fetcher=_fetcher()).write_pdf(
        stylesheets=[_sheet()],
        font_config=_fonts(),
        finisher=_archive_and_access,
        pdf_variant="pdf/a-3a",
        pdf_tags=True,
        pdf_identifier=identifier[:32].encode(),
        **options,
    )


def _archive_and_access(document: Any, pdf: Any) -> None:
    """Add the PDF/UA-1 marker to the PDF/A-3a metadata and keep streams readable for strict checkers."""
    reference = pdf.catalog["Metadata"]
    metadata = next(item for item in pdf.objects if item.number and item.reference == reference)
    data = b"\n".join(part if isinstance(part, bytes) else part.encode() for part in metadata.stream)
    if data.count(b"</rdf:RDF>") != 1:
        raise RenderingRefused("The PDF metadata has an unexpected form.")
    metadata.stream = [data.replace(b"</rdf:RDF>", PDFUA + b"</rdf:RDF>")]
    metadata.compress = False
    # A compressed stream that happens to end in CR is read one byte short by PDF/A checkers.
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress and item.data.endswith(CR_AT_END):
            item.compress = False
