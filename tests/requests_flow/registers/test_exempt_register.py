"""The list of exempted information as a register: the columns of the brief, for the desk and for everybody."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from requests_flow.exemptions.actions.record_decree import record_decree
from requests_flow.models import RegisterExport
from requests_flow.registers import exempt_rows
from tests.documents import reading
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made
from tests.requests_flow.registers import looking

BOOK = reverse("requests:register_book", args=["dikecualikan"])
HEADER = [
    "nomor", "badan_publik", "judul", "dasar_hukum", "akibat_dibuka", "akibat_ditutup", "jangka_waktu", "nomor_sk",
    "tanggal_sk",
]  # fmt: skip


def file_of(client, cast, file_format, query=""):
    address = reverse("requests:exempt_list_file", args=[cast.body.region.slug, file_format])
    return client.get(address + query)


def data(client, cast, query=""):
    return list(csv.reader(io.StringIO(file_of(client, cast, "csv", query).content.decode("utf-8-sig"))))


def test_a_finished_test_fills_the_nine_columns(cast):
    test = made.finished(cast)
    record_decree(test=test, number="188/7/2026", on=date(2026, 5, 18), by=cast.ppid, at=cases.AT)
    row = looking.only_row(cast.body, exempt_rows.REGISTER)
    assert list(row) == [
        "number", "title", "content", "legal_basis", "if_opened", "if_closed", "period", "decree_number", "decree_on",
    ]  # fmt: skip
    assert row["number"] == 1
    assert row["content"] == "Nama, NIK, penghasilan, dan utang tiap keluarga"
    assert row["legal_basis"].startswith("Pasal 17 huruf h UU KIP (rahasia pribadi")
    assert "Undang-Undang Nomor 27 Tahun 2022" in row["legal_basis"]
    assert (row["decree_number"], str(row["decree_on"])) == ("188/7/2026", "2026-05-18")


def test_only_what_holds_on_the_day_is_listed_by_title(cast):
    made.finished(cast, title="Zakat perorangan")
    made.finished(cast, title="Arsip kesehatan warga")
    made.finished(cast, title="Terbuka saja", conclusion="open")
    made.finished(cast, title="Sudah lewat", period_kind="until_date", period_until_on=date(2026, 5, 20))
    made.walk_to("awaiting_approval", cast, title="Belum selesai")
    rows = looking.rows(cast.body, exempt_rows.REGISTER)
    assert [(row["number"], row["title"]) for row in rows] == [(1, "Arsip kesehatan warga"), (2, "Zakat perorangan")]


@pytest.mark.parametrize(
    ("query", "found"),
    [("ground=p17h", 1), ("ground=p17b", 1), ("ground=p17g", 0), ("decree=without", 2), ("decree=with", 0),
     ("q=zakat", 1), ("q=atlantis", 0), ("year=1066", 2)],
)  # fmt: skip
def test_filters_narrow_the_list(cast, client, fixed_clock, query, found):
    made.finished(cast, title="Zakat perorangan")
    made.finished(cast, title="Penawaran", ground="p17b", period_kind="until_event", period_event="lelang selesai")
    html = looking.page(client, cast.ppid, f"{BOOK}?{query}")
    assert sum(title in html for title in ("Zakat perorangan", "Penawaran")) == found


def test_the_desk_page_is_of_today_and_speaks_of_no_person(cast, client, fixed_clock):
    made.finished(cast)
    html = looking.page(client, cast.ppid, BOOK)
    assert "yang berlaku hari ini" in html
    assert "data pribadi pemohon" not in html
    assert 'name="year"' not in html


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "pdf"])
def test_an_export_of_it_is_no_record_of_identities(cast, client, fixed_clock, file_format):
    made.finished(cast)
    client.force_login(cast.ppid)
    response = client.post(reverse("requests:register_export", args=["dikecualikan", file_format]))
    assert response.status_code == 200
    assert "2026-05-21" in response["Content-Disposition"]
    assert not RegisterExport.objects.exists()


def test_the_regency_reads_it_too(cast, client, fixed_clock):
    made.finished(cast)
    assert "Penghasilan dan utang" in looking.page(client, cast.monitor, f"{BOOK}?body={cast.body.public_id}")


# --- everybody --------------------------------------------------------------------------------------------------------
def test_open_data_of_exemptions_has_a_header_that_never_changes_and_no_content(cast, client, fixed_clock):
    test = made.finished(cast)
    head, row = data(client, cast)
    assert head == HEADER
    assert row[:3] == ["1", "Pemerintah Desa Sengon", "Penghasilan dan utang keluarga penerima bantuan"]
    assert test.content not in str(row)
    assert data(client, cast, "?q=atlantis") == [HEADER]


def test_the_published_list_is_printed_without_its_content_and_conforms(cast, client, fixed_clock):
    test = made.finished(cast)
    response = file_of(client, cast, "pdf")
    assert response["Content-Type"] == "application/pdf"
    assert reading.faults(response.content) == reading.GOOD
    text = reading.prose(response.content)
    assert "Diunduh dari portal pada Kamis, 21 Mei 2026." in text
    assert "keadaan sampai dengan 21 Mei 2026 · 1 informasi" in text
    assert test.content not in text
    assert "Salinan internal" not in text


def test_the_same_list_is_drawn_once_a_day(cast, client, fixed_clock, monkeypatch):
    made.finished(cast)
    first = file_of(client, cast, "pdf").content
    monkeypatch.setattr("requests_flow.registers.printing.drawn", lambda html: b"")
    assert file_of(client, cast, "pdf").content == first


def test_who_asks_for_too_many_printouts_is_asked_to_wait(cast, client, fixed_clock, monkeypatch):
    monkeypatch.setattr("requests_flow.registers.views.public_registers.DRAWN_A_MINUTE", 1)
    made.finished(cast)
    assert file_of(client, cast, "pdf").status_code == 200
    assert file_of(client, cast, "pdf", "?q=utang").status_code == 429


def test_the_public_page_leads_to_both_files(cast, client, fixed_clock):
    made.finished(cast)
    html = client.get(reverse("requests:exempt_list", args=["sengon"])).content.decode()
    for file_format in ("csv", "pdf"):
        assert reverse("requests:exempt_list_file", args=["sengon", file_format]) in html
    assert file_of(client, cast, "docx").status_code == 404
