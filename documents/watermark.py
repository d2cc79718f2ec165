"""Copies to look at: the pages of a paper as pictures, with who looks at them and why written all over."""

import base64
import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from documents import files, pdfium
from documents.models import StoredFile

MOST_PAGES = 12  # at once: drawn within two seconds; the others follow when they are asked for
LONGEST_SIDE = 1500
POINTS_PER_PIXEL = 0.5  # a page is drawn at 144 dpi, then made to fit
INK = (150, 0, 30, 110)
EDGE = (255, 255, 255, 90)  # so that it is read on a dark photograph too
ANGLE = 28


def can_be_copied(stored_file: StoredFile) -> bool:
    """Return whether a copy with a watermark can be made: of PDFs and pictures."""
    return stored_file.media_type == "application/pdf" or stored_file.media_type.startswith("image/")


@dataclass(frozen=True)
class Copy:
    """Some pages of a paper as data addresses of pictures: the first of them has the number `first` of `total`."""

    pages: list[str]
    first: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page shown."""
        return self.first + len(self.pages) - 1

    @property
    def following(self) -> int:
        """The number of the page with which the next look begins; 0 when all was shown."""
        return self.last + 1 if self.last < self.total else 0


def copy_of(stored_file: StoredFile, lines: Sequence[str], *, first: int = 1) -> Copy:
    """Return up to MOST_PAGES pages of a file from `first` on, each covered with `lines`. Raises `FileGone`.

    The pictures are made of pixels alone: neither text nor hidden data of the original is in them.
    """
    data = files.read(stored_file)
    try:
        if stored_file.media_type == "application/pdf":
            pages, total = _pdf_pages(data, first)
        else:
            pages, first, total = [_picture(data)], 1, 1
    except (pypdfium2.PdfiumError, OSError) as broken:
        raise files.FileGone("Berkas ini tidak dapat ditampilkan. Mintalah pemohon mengirim ulang.") from broken
    if not pages:
        raise files.FileGone("Berkas ini tidak memuat halaman itu.")
    ink = _Ink(lines)
    return Copy([_as_address(ink.over(page)) for page in pages], first, total)


def _pdf_pages(data: bytes, first: int) -> tuple[list[Image.Image], int]:
    pictures = []
    with pdfium.opened(data) as document:
        total = len(document)
        for index in range(max(first, 1) - 1, min(total, max(first, 1) - 1 + MOST_PAGES)):
            with closing(document[index]) as page:
                scale = min(1 / POINTS_PER_PIXEL, LONGEST_SIDE / max(page.get_size()))
                pictures.append(page.render(scale=scale).to_pil().convert("RGB"))
    return pictures, total


def _picture(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return picture


class _Ink:
    """The lines of one look, drawn once for each size of page."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.text = "\n".join(lines)
        self.drawn: dict[tuple[int, int], Image.Image] = {}

    def over(self, page: Image.Image) -> Image.Image:
        """Return the page with the lines all over it."""
        if page.size not in self.drawn:
            self.drawn[page.size] = self._layer(page)
        return Image.alpha_composite(page.convert("RGBA"), self.drawn[page.size]).convert("RGB")

    def _layer(self, page: Image.Image) -> Image.Image:
        """Write the lines again and again, aslant, so that no part can be cut out without them."""
        size = max(13, max(page.size) // 62)
        font = ImageFont.load_default(size=size)
        left, top, right, bottom = ImageDraw.Draw(page).multiline_textbbox((0, 0), self.text, font=font)
        step_x, step_y = int(right - left) + 3 * size, int(bottom - top) + 3 * size
        side = int(1.5 * max(page.size)) + step_x
        layer = Image.new("RGBA", (side, side), (0, 0, 0, 0))
        pen = ImageDraw.Draw(layer)
        for row, y in enumerate(range(0, side, step_y)):
            for x in range(-step_x // 2 * (row % 2), side, step_x):
                pen.multiline_text((x, y), self.text, font=font, fill=INK, stroke_width=1, stroke_fill=EDGE)
        corner = ((side - page.width) // 2, (side - page.height) // 2)
        return layer.rotate(ANGLE).crop((*corner, corner[0] + page.width, corner[1] + page.height))


def _as_address(page: Image.Image) -> str:
    target = io.BytesIO()
    page.save(target, format="JPEG", quality=72)
    return f"data:image/jpeg;base64,{base64.b64encode(target.getvalue()).decode()}"
