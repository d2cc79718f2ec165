"""Copies to look at: the pages of a paper as pictures, with who looks at them and why written all over."""

import base64
import io
from collections.abc import Sequence
from contextlib import closing

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from documents import files, pdfium
from documents.models import StoredFile

MOST_PAGES = 12
LONGEST_SIDE = 1500
POINTS_PER_PIXEL = 0.5  # a page is drawn at 144 dpi, then made to fit
INK = (150, 0, 30, 110)
EDGE = (255, 255, 255, 90)  # so that it is read on a dark photograph too
ANGLE = 28


def can_be_copied(stored_file: StoredFile) -> bool:
    """Return whether a copy with a watermark can be made: of PDFs and pictures."""
    return stored_file.media_type == "application/pdf" or stored_file.media_type.startswith("image/")


def copy_of(stored_file: StoredFile, lines: Sequence[str]) -> list[str]:
    """Return the pages of a file as data addresses of pictures, each covered with `lines`. Raises `FileGone`.

    The pictures are made of pixels alone: neither text nor hidden data of the original is in them.
    """
    data = files.read(stored_file)
    try:
        pages = _pdf_pages(data) if stored_file.media_type == "application/pdf" else [_picture(data)]
    except (pypdfium2.PdfiumError, OSError) as broken:
        raise files.FileGone("Berkas ini tidak dapat ditampilkan. Mintalah pemohon mengirim ulang.") from broken
    return [_as_address(_marked(page, lines)) for page in pages]


def _pdf_pages(data: bytes) -> list[Image.Image]:
    pictures = []
    with pdfium.opened(data) as document:
        for index in range(min(len(document), MOST_PAGES)):
            with closing(document[index]) as page:
                scale = min(1 / POINTS_PER_PIXEL, LONGEST_SIDE / max(page.get_size()))
                pictures.append(page.render(scale=scale).to_pil().convert("RGB"))
    return pictures


def _picture(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return picture


def _marked(page: Image.Image, lines: Sequence[str]) -> Image.Image:
    """Write the lines over the page again and again, aslant, so that no part can be cut out without them."""
    text = "\n".join(lines)
    size = max(13, max(page.size) // 62)
    font = ImageFont.load_default(size=size)
    left, top, right, bottom = ImageDraw.Draw(page).multiline_textbbox((0, 0), text, font=font)
    step_x, step_y = int(right - left) + 3 * size, int(bottom - top) + 3 * size
    side = int(1.5 * max(page.size)) + step_x
    layer = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for row, y in enumerate(range(0, side, step_y)):
        for x in range(-step_x // 2 * (row % 2), side, step_x):
            pen.multiline_text((x, y), text, font=font, fill=INK, stroke_width=1, stroke_fill=EDGE)
    turned = layer.rotate(ANGLE)
    corner = ((side - page.width) // 2, (side - page.height) // 2)
    cut = turned.crop((*corner, corner[0] + page.width, corner[1] + page.height))
    return Image.alpha_composite(page.convert("RGBA"), cut).convert("RGB")


def _as_address(page: Image.Image) -> str:
    target = io.BytesIO()
    page.save(target, format="JPEG", quality=72)
    return f"data:image/jpeg;base64,{base64.b64encode(target.getvalue()).decode()}"
