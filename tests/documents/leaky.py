"""Office files and PDFs that hold more than they show, made on the spot as programs write them."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image

from tests.documents import uploads

NIK = "3310125005900007"
MASKED = "331012••••••••07"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


def workbook(fill: Callable[[Workbook], Any] = lambda book: None) -> bytes:
    """Return a workbook with one harmless sheet, changed by `fill`."""
    book = Workbook()
    book.properties.creator = ""
    sheet = book.active
    sheet.title = "APBDes"
    sheet.append(["Uraian", "Jumlah"])
    sheet.append(["Talut dukuh", 45_000_000])
    fill(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def number_in_text(book: Workbook) -> None:
    book.active["B7"] = f"a.n. Sri, NIK {NIK}"


def number_as_number(book: Workbook) -> None:
    book.active["C3"] = int(NIK)


def hidden_sheet(book: Workbook) -> None:
    book.create_sheet("Penerima").sheet_state = "hidden"


def very_hidden_sheet(book: Workbook) -> None:
    book.create_sheet("Penerima").sheet_state = "veryHidden"


def hidden_row(book: Workbook) -> None:
    book.active.row_dimensions[2].hidden = True


def hidden_column(book: Workbook) -> None:
    book.active.column_dimensions["B"].hidden = True


def hidden_and_empty(book: Workbook) -> None:
    book.active.column_dimensions["H"].hidden = True
    book.active.row_dimensions[90].hidden = True


def comment(book: Workbook) -> None:
    book.active["B2"].comment = Comment(f"Tanyakan {NIK}", "Carik")


def author(book: Workbook) -> None:
    book.properties.creator = "Carik Umpama"


def photo_with_place(book: Workbook) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "S"
    book.active.add_image(SheetImage(io.BytesIO(uploads.picture(exif=exif))), "D4")


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document with this body; keywords are more parts, by their name without folder and ending."""
    more = {f"word/{name}.xml": text.encode() for name, text in parts.items() if "/" not in name}
    whole = f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    return uploads.package({"[Content_Types].xml": b"<Types/>", "word/document.xml": whole, **more})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str) -> bytes:
    content = f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body>"
    return uploads.opendocument(**{"content.xml": f"{content}</office:document-content>".encode()})


def ods(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    return uploads.opendocument("spreadsheet", **{"content.xml": content.encode()})


def pdf(*contents: str, author: str = "", note: str = "") -> bytes:
    """Return a PDF with one page for each content stream; F1 is Helvetica."""
    target = io.BytesIO()
    with pikepdf.new() as document:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        for content in contents:
            page = document.add_blank_page(page_size=(595, 842))
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
            page.obj.Contents = document.make_stream(content.encode())
            if note:
                mark = pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=note
                )
                page.obj.Annots = pikepdf.Array([document.make_indirect(mark)])
        if author:
            document.docinfo["/Author"] = author
        document.save(target)
    return target.getvalue()


def words(text: str, y: int = 700) -> str:
    return f"BT /F1 12 Tf 72 {y} Td ({text}) Tj ET\n"


BOX = "0 g 70 695 300 20 re f\n"
