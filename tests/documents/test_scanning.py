"""What a look through a file finds, where, and what it rightly passes by."""

import io
import random

import pytest
from PIL import Image

from documents import inspection, scanning
from documents.enums import FindingCode
from documents.findings import MOST_TOLD, personal_numbers
from tests.documents import leaky, uploads

C = FindingCode
PDF = "application/pdf"
NIK = leaky.NIK


def found(data, media_type):
    return [(row.code, row.place, row.excerpt) for row in scanning.scan(data, media_type).told]


def places(data, media_type):
    return [(row.code, row.place) for row in scanning.scan(data, media_type).told]


# --- numbers ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        NIK, f"NIK: {NIK}.", f"({NIK})", "3310 1250 0590 0007", "33.10.12.500590.0007", "331012-500590-0007",
        "3310125005900007;Sri", "No 3 331012 500590 0007", f"KK {NIK} lama", "3310\u00a01250\u00a00590\u00a00007",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(text) -> None:
    assert list(personal_numbers(text)) == [NIK]


@pytest.mark.parametrize(
    "text",
    [
        "", "331012500590000", NIK + "1", "1" + NIK, "0" * 16, "3310123213900007", "3310125013900007",
        "3310125005900000", "0810125005900007", "3300125005900007", "Rp 1.839.335.000", "2021 2022 2023 2024",
        "0812 3456 7890", "12.03.2026", "500.12/007/2026", "3310-12 5005.9000 07",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text) -> None:
    assert list(personal_numbers(text)) == []


def test_two_numbers_in_a_row_are_two() -> None:
    other = "3310124101010003"
    assert list(personal_numbers(f"{NIK} {other}")) == [NIK, other]
    assert list(personal_numbers(f"{NIK},{other}")) == [NIK, other]


# --- spreadsheets -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (leaky.number_in_text, [(C.PERSONAL_NUMBER, "lembar APBDes, sel B7", leaky.MASKED)]),
        (leaky.number_as_number, [(C.PERSONAL_NUMBER, "lembar APBDes, sel C3", leaky.MASKED)]),
        (leaky.hidden_sheet, [(C.HIDDEN_SHEET, "lembar Penerima", "")]),
        (leaky.very_hidden_sheet, [(C.HIDDEN_SHEET, "lembar Penerima", "")]),
        (leaky.hidden_row, [(C.HIDDEN_CELLS, "lembar APBDes", "1 baris")]),
        (leaky.hidden_column, [(C.HIDDEN_CELLS, "lembar APBDes", "kolom B")]),
        (leaky.hidden_and_empty, []),
        (leaky.comment, [
            (C.COMMENT, "lembar APBDes, sel B2", f"Tanyakan {leaky.MASKED}"),
            (C.PERSONAL_NUMBER, "lembar APBDes, sel B2", leaky.MASKED),
        ]),
        (leaky.author, [(C.AUTHOR, "keterangan berkas", "Carik Umpama")]),
        (leaky.photo_with_place, [(C.PLACE_TAKEN, "gambar image1.jpeg", "")]),
    ],
)  # fmt: skip
def test_a_workbook_tells_what_it_holds(fill, expected) -> None:
    assert found(leaky.workbook(fill), inspection.SHEET) == expected


def test_a_harmless_workbook_has_nothing_to_tell() -> None:
    assert found(leaky.workbook(), inspection.SHEET) == []


def test_a_number_that_a_spreadsheet_keeps_in_powers_of_ten_is_found() -> None:
    cell = b'<worksheet><sheetData><row r="1"><c r="A1"><v>3.310125005900007E15</v></c></row></sheetData></worksheet>'
    data = uploads.package(
        {
            "xl/workbook.xml": b'<workbook><sheets><sheet name="A" r:id="r1" xmlns:r="r"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": b'<R><Relationship Id="r1" Type="x/sheet" Target="worksheets/a.xml"/></R>',
            "xl/worksheets/a.xml": cell,
        }
    )
    assert found(data, inspection.SHEET) == [(C.PERSONAL_NUMBER, "lembar A, sel A1", leaky.MASKED)]


def test_what_a_pivot_table_remembers_is_found() -> None:
    data = uploads.xlsx(**{"xl/pivotCache/pivotCacheRecords1.xml": f'<r><s v="{NIK}"/><n v="0.{NIK}"/></r>'.encode()})
    assert found(data, inspection.SHEET) == [(C.PERSONAL_NUMBER, "bagian pivotCacheRecords1.xml", leaky.MASKED)]


def test_a_long_list_is_told_from_its_beginning_and_counted_whole() -> None:
    def many(book):
        for row in range(3, 303):
            book.active.cell(row, 1, NIK)

    result = scanning.scan(leaky.workbook(many), inspection.SHEET)
    assert (len(result.told), result.counts[C.PERSONAL_NUMBER]) == (MOST_TOLD, 300)


TABLE = '<table:table table:name="Data" table:style-name="ta1">{}</table:table>'
ROW = "<table:table-row{}>{}</table:table-row>"
CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
COMMENTED = "<table:table-cell><office:annotation><text:p>Cek</text:p></office:annotation></table:table-cell>"
HIDDEN = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
CLOSED = ' table:visibility="collapse"'


@pytest.mark.parametrize(
    ("rows", "styles", "expected"),
    [
        (ROW.format("", CELL.format("", NIK)), "", [(C.PERSONAL_NUMBER, "lembar Data, baris 1, kolom 1")]),
        (ROW.format("", CELL.format(f' office:value="{NIK}"', "3,31E+15")), "",
         [(C.PERSONAL_NUMBER, "lembar Data, baris 1, kolom 1")]),
        (ROW.format("", COMMENTED), "", [(C.COMMENT, "lembar Data, baris 1, kolom 1")]),
        (ROW.format(CLOSED, CELL.format("", "rahasia")), "", [(C.HIDDEN_CELLS, "lembar Data")]),
        (ROW.format(CLOSED, "<table:table-cell/>"), "", []),
        (f"<table:table-column{CLOSED}/>{ROW.format('', CELL.format('', 'x'))}", "",
         [(C.HIDDEN_CELLS, "lembar Data")]),
        (ROW.format("", CELL.format("", "x")), HIDDEN, [(C.HIDDEN_SHEET, "lembar Data")]),
        (ROW.format("", CELL.format("", "x")), "", []),
    ],
)  # fmt: skip
def test_an_open_spreadsheet_tells_what_it_holds(rows, styles, expected) -> None:
    assert places(leaky.ods(TABLE.format(rows), styles), inspection.ODS) == expected


# --- texts ------------------------------------------------------------------------------------------------------------
CHANGED = '<w:p><w:ins w:author="Carik"><w:r><w:t>tambahan</w:t></w:r></w:ins></w:p>'
DELETED = "<w:p><w:del><w:r><w:delText>rahasia</w:delText></w:r></w:del></w:p>"
VANISHED = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>tak terlihat</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (leaky.docx(leaky.paragraph("Biasa") + leaky.paragraph(NIK)), [(C.PERSONAL_NUMBER, "paragraf 2")]),
        (leaky.docx("<w:p><w:r><w:t>331012</w:t></w:r><w:r><w:t>5005900007</w:t></w:r></w:p>"),
         [(C.PERSONAL_NUMBER, "paragraf 1")]),
        (leaky.docx(CHANGED), [(C.TRACKED_CHANGE, "paragraf 1")]),
        (leaky.docx(DELETED), [(C.TRACKED_CHANGE, "paragraf 1")]),
        (leaky.docx(VANISHED), [(C.HIDDEN_TEXT, "paragraf 1")]),
        (leaky.docx("", header1=f"<w:hdr {leaky.W}>{leaky.paragraph(NIK)}</w:hdr>"),
         [(C.PERSONAL_NUMBER, "kepala halaman")]),
        (leaky.docx("", comments=f"<w:comments {leaky.W}><w:comment>{leaky.paragraph('Cek')}</w:comment></w:comments>"),
         [(C.COMMENT, "komentar 1")]),
        (leaky.docx(leaky.paragraph("Laporan")), []),
    ],
)  # fmt: skip
def test_a_word_document_tells_what_it_holds(data, expected) -> None:
    assert places(data, inspection.WORD) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:h>Judul</text:h><text:p>NIK <text:span>331012</text:span>5005900007</text:p>",
         [(C.PERSONAL_NUMBER, "paragraf 2")]),
        ("<text:p>A<office:annotation><text:p>Cek</text:p></office:annotation></text:p>", [(C.COMMENT, "paragraf 1")]),
        ("<text:tracked-changes><text:changed-region><text:p>x</text:p></text:changed-region></text:tracked-changes>",
         [(C.TRACKED_CHANGE, "paragraf 1")]),
        ("<text:p><text:hidden-text>x</text:hidden-text></text:p>", [(C.HIDDEN_TEXT, "paragraf 1")]),
        ("<text:p>Laporan</text:p>", []),
    ],
)  # fmt: skip
def test_an_open_text_document_tells_what_it_holds(body, expected) -> None:
    assert places(leaky.odt(body), inspection.ODT) == expected


# --- PDF --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (leaky.pdf(leaky.words("Laporan"), leaky.words(f"NIK {NIK}")), [(C.PERSONAL_NUMBER, "halaman 2")]),
        (leaky.pdf(leaky.words("Nama Sri Teladani") + leaky.BOX), [(C.COVERED_TEXT, "halaman 1")]),
        (leaky.pdf(leaky.BOX + "1 g " + leaky.words("Putih di atas hitam")), []),
        (leaky.pdf(leaky.words("Laporan") + "0 g 70 500 300 20 re f"), []),
        (leaky.pdf(leaky.words("Laporan"), note="Jangan dikirim"), [(C.COMMENT, "halaman 1")]),
        (leaky.pdf(leaky.words("Laporan"), author="Carik Umpama"), [(C.AUTHOR, "keterangan berkas")]),
        (leaky.pdf(leaky.words("Laporan")), []),
        (uploads.pdf(), [(C.UNREADABLE, "seluruh berkas")]),
    ],
)  # fmt: skip
def test_a_pdf_tells_what_it_holds(data, expected) -> None:
    assert places(data, PDF) == expected


# --- the rest ---------------------------------------------------------------------------------------------------------
def test_a_table_of_plain_text_is_read_line_by_line() -> None:
    data = f"nama;nik\nSri;{NIK}\n".encode("cp1252")
    assert found(data, "text/csv") == [(C.PERSONAL_NUMBER, "baris 2", leaky.MASKED)]


def test_a_picture_is_for_the_eye_and_has_lost_its_place_on_the_way_in() -> None:
    taken = inspection.inspect(
        uploads.picture_with_place(), name="a.jpg", accepted=frozenset({"image/jpeg"}), allowed="JPG"
    )
    assert scanning.scan_package.has_place(uploads.picture_with_place())
    assert places(taken.data, "image/jpeg") == [(C.UNREADABLE, "seluruh berkas")]
    with Image.open(io.BytesIO(taken.data)) as kept:
        assert not kept.getexif().get_ifd(0x8825)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (uploads.docx()[:-30], inspection.WORD),
        (uploads.package({"word/document.xml": b"<w:document"}), inspection.WORD),
        (uploads.package({"x": b""}), inspection.SHEET),
        (b"%PDF-1.7 kosong", PDF),
    ],
)
def test_what_cannot_be_read_to_its_end_says_so(data, media_type) -> None:
    assert (C.NOT_FINISHED, "seluruh berkas") in places(data, media_type)


def test_nothing_outside_the_file_is_read_and_no_entity_grows() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "ha">]><a><p><t>&x;&y;</t></p></a>'
    assert places(uploads.package({"word/document.xml": bomb}), inspection.WORD) == []


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_file_never_ends_in_an_error(seed) -> None:
    chance = random.Random(seed)
    samples = [(leaky.workbook(leaky.comment), inspection.SHEET), (leaky.pdf(leaky.words(NIK)), PDF)]
    for data, media_type in samples:
        broken = bytearray(data)
        for _ in range(20):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        scanning.scan(bytes(broken), media_type)
