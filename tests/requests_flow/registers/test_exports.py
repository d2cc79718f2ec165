"""Registers as files: nothing in them runs, dates are dates, and every export with identities is recorded."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse

from documents.frozen import FrozenRecord
from requests_flow.enums import RequestStatus
from requests_flow.models import RegisterExport
from requests_flow.registers import printing, request_rows
from tests.documents import reading
from tests.requests_flow import cases
from tests.requests_flow.registers import looking

S = RequestStatus
NASTY = ("=HYPERLINK(1)", "+62812", "-1+1", "@SUM(A1)", "\t=1", "\r=1")


def url(file_format, code="permohonan"):
    return reverse("requests:register_export", args=[code, file_format])


def export(client, user, file_format, code="permohonan", **chosen):
    client.force_login(user)
    response = client.post(url(file_format, code), chosen)
    assert response.status_code == 200, response.status_code
    return response


def sheet_of(response):
    return openpyxl.load_workbook(io.BytesIO(response.content))["Register"]


def csv_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def nasty_case(cast):
    applicant = cases.APPLICANT | {"name": NASTY[0], "address": NASTY[3], "phone": NASTY[1], "occupation": NASTY[2]}
    return cases.file_case(cast.body, applicant=applicant, items=(NASTY[4], NASTY[5]), purpose=NASTY[2]).case


# --- CSV --------------------------------------------------------------------------------------------------------------
def test_csv_has_one_header_row_and_opens_in_excel(cast, client, fixed_clock):
    case = cases.walk_to(S.CLOSED, cast)
    response = export(client, cast.ppid, "csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    head, row = csv_of(response)
    assert head[0] == "No."
    assert head[8] == "Status informasi: Di bawah penguasaan: Ya"
    assert row[0] == case.number
    assert row[1] == "2026-05-11"
    assert response["Content-Disposition"] == 'attachment; filename="register-permohonan-sengon-2026.csv"'


def test_no_cell_of_the_csv_begins_like_a_formula(cast, client, fixed_clock):
    nasty_case(cast)
    row = csv_of(export(client, cast.ppid, "csv"))[1]
    assert f"'{NASTY[0]}" in row
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


# --- XLSX -------------------------------------------------------------------------------------------------------------
def test_no_cell_of_the_workbook_is_a_formula(cast, client, fixed_clock):
    nasty_case(cast)
    sheet = sheet_of(export(client, cast.ppid, "xlsx"))
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {cell.data_type for cell in cells.values()} <= {"s", "d", "n"}
    phone = f"{NASTY[1]}, {cases.APPLICANT['email']}"
    for text in (NASTY[0], phone, NASTY[2], NASTY[3]):
        assert cells[text].data_type == "s"
        assert cells[text].quotePrefix


def test_the_workbook_has_merged_headers_frozen_and_real_dates(cast, client, fixed_clock):
    cases.walk_to(S.CLOSED, cast)
    sheet = sheet_of(export(client, cast.ppid, "xlsx"))
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {"A6:A8", "I6:K6", "I7:J7", "K7:K8"} <= merged
    assert sheet.freeze_panes == "B9"
    assert sheet["I8"].value == "Ya"
    assert sheet["B9"].value.date() == date(2026, 5, 11)
    assert sheet["B9"].is_date
    assert sheet["B9"].number_format == "dd-mm-yyyy"
    assert sheet.column_dimensions["G"].width > 20
    assert sheet["A1"].value == "Register Permohonan Informasi Publik"
    assert "Diunduh oleh Bagus Misal" in sheet["A4"].value


def test_characters_that_no_workbook_holds_are_left_out(cast, client, fixed_clock):
    cases.file_case(cast.body, purpose="satu\x0bdua")
    assert sheet_of(export(client, cast.ppid, "xlsx"))["H9"].value == "satudua"


# --- PDF --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("paper", "size"), [("a4", (297, 210)), ("f4", (330, 215))])
def test_the_printout_is_landscape_conforms_and_says_who_printed_it(cast, client, fixed_clock, paper, size):
    cast.body.paper = paper
    cast.body.save()
    for status in (S.ANSWERED, S.CLOSED, S.WITHDRAWN):
        cases.walk_to(status, cast)
    pdf = export(client, cast.ppid, "pdf").content
    assert reading.faults(pdf) == reading.GOOD
    assert set(reading.page_sizes(pdf)) == {size}
    text = reading.prose(pdf)
    assert "REGISTER PERMOHONAN INFORMASI PUBLIK" in text.upper()
    assert "Tahun 2026 · keadaan sampai dengan 21 Mei 2026 · 3 permohonan" in text
    assert "Dicetak oleh Bagus Misal pada Kamis, 21 Mei 2026, pukul 09.20 WIB." in text
    assert "Salinan internal." in text
    assert "Rabu, 13-05-2026" in text
    assert cases.NIK not in text


def test_a_long_register_is_printed_in_parts_that_say_what_they_hold(cast, client, fixed_clock, monkeypatch):
    monkeypatch.setattr(printing, "ROWS_A_PART", 2)
    numbers = [cases.file_case(cast.body).case.number for _ in range(5)]
    html = looking.page(client, cast.ppid, reverse("requests:register_book", args=["permohonan"]))
    assert "dicetak dalam 3 bagian" in html
    assert [f'name="part" value="{number}"' in html for number in (1, 3, 4)] == [True, True, False]
    response = client.post(url("pdf"), {"part": "3"})
    text = reading.prose(response.content)
    assert "5 permohonan · bagian 3 dari 3, baris 5 sampai 5" in text
    assert [number in text.replace(" ", "") for number in numbers] == [False, False, False, False, True]
    assert response["Content-Disposition"].endswith('-bagian-3.pdf"')
    assert RegisterExport.objects.get().rows == 1


@pytest.mark.parametrize("part", ["", "4", "0", "dua"])
def test_a_long_register_without_a_part_is_refused_with_advice_and_not_recorded(
    cast, client, fixed_clock, monkeypatch, part
):
    monkeypatch.setattr(printing, "ROWS_A_PART", 1)
    for _ in range(3):
        cases.file_case(cast.body)
    client.force_login(cast.ppid)
    response = client.post(url("pdf"), {"part": part})
    assert response.status_code == 422
    assert "jadi dicetak dalam 3 bagian. Pilih bagiannya" in response.content.decode()
    assert not RegisterExport.objects.exists()


def test_no_row_is_lost_or_printed_twice_between_the_parts():
    for count in (0, 1, printing.ROWS_A_PART, printing.ROWS_A_PART + 1, 1234):
        rows = list(range(count))
        assert [row for part in printing.parts_of(count) for row in part.of(rows)] == rows


# --- filters and the record -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("file_format", ["csv", "xlsx", "pdf"])
def test_an_export_keeps_the_filter_and_is_recorded(cast, client, fixed_clock, file_format):
    for status in (S.ANSWERED, S.WITHDRAWN, S.WITHDRAWN):
        cases.walk_to(status, cast)
    export(client, cast.clerk, file_format, status="withdrawn", q="Fulanah", year="2026")
    record = RegisterExport.objects.get()
    assert (record.register, record.file_format, record.rows) == ("permohonan", file_format, 2)
    assert (record.exported_by, record.body) == (cast.clerk, cast.body)
    assert record.chosen == {"status": "withdrawn", "q": "ada", "year": "2026"}
    assert record.exported_at - fixed_clock < timedelta(minutes=5)


def test_the_record_is_never_changed(cast, client, fixed_clock):
    cases.file_case(cast.body)
    export(client, cast.ppid, "csv")
    record = RegisterExport.objects.get()
    record.rows = 0
    with pytest.raises(FrozenRecord):
        record.save()
    with pytest.raises(FrozenRecord):
        record.delete()
    with pytest.raises(FrozenRecord):
        RegisterExport.objects.update(rows=0)


def test_the_regency_exports_without_identities_and_without_a_record(cast, client, fixed_clock):
    cases.file_case(cast.body)
    head, row = csv_of(export(client, cast.monitor, "csv", body=str(cast.body.public_id)))
    assert "Nama" not in head
    assert not [cell for cell in row if "Fulanah" in cell]
    assert not RegisterExport.objects.exists()


def test_an_export_is_a_post_of_somebody_who_may(cast, client, fixed_clock):
    client.force_login(cast.ppid)
    assert client.get(url("csv")).status_code == 405
    assert client.post(url("docx")).status_code == 404
    client.force_login(cast.other_ppid)
    assert client.post(url("csv"), {"body": str(cast.body.public_id)}).status_code == 404
    client.force_login(cast.stranger)
    assert client.post(url("csv")).status_code == 403
    assert not RegisterExport.objects.exists()


def test_the_page_offers_every_form_with_the_filter(cast, client, fixed_clock):
    cases.file_case(cast.body)
    html = looking.page(client, cast.ppid, reverse("requests:register_book", args=["permohonan"]) + "?q=001")
    assert all(f'formaction="{url(each)}"' in html for each in ("csv", "xlsx", "pdf"))
    assert '<input type="hidden" name="q" value="001">' in html


# --- letters out ------------------------------------------------------------------------------------------------------
def test_letters_out_stand_with_number_addressee_and_whether_they_count(cast, client, fixed_clock):
    cases.walk_to(S.ANSWERED, cast)
    cases.walk_to(S.AWAITING_SIGNATURE, cast)
    head, first, second = csv_of(export(client, cast.ppid, "csv", "surat-keluar"))
    assert head[0] == "Nomor surat"
    assert first[0] == "500.12/001/2026"
    assert first[4] == "Fulanah Contoh Lestari"
    assert (first[7], second[7]) == ("Sudah ditandatangani", "Menunggu tanda tangan")
    assert (first[6], second[6]) == ("2026-05-13", "")


@pytest.mark.parametrize(
    ("chosen", "count"),
    [({"state": "signed"}, 1), ({"state": "voided"}, 0), ({"kind": "refusal"}, 0), ({"q": "002"}, 1), ({}, 2)],
)
def test_letters_out_are_narrowed(cast, chosen, count, client, fixed_clock):
    cases.walk_to(S.ANSWERED, cast)
    cases.walk_to(S.AWAITING_SIGNATURE, cast)
    assert len(csv_of(export(client, cast.ppid, "csv", "surat-keluar", **chosen))) == count + 1


def test_the_regency_reads_letters_out_without_the_addressee(cast, client, fixed_clock):
    cases.walk_to(S.ANSWERED, cast)
    response = export(client, cast.admin, "csv", "surat-keluar", body=str(cast.body.public_id))
    assert "Fulanah" not in response.content.decode()


def test_every_column_has_a_key_of_its_own():
    keys = [column.key for column in request_rows.COLUMNS]
    assert len(keys) == len(set(keys))
