"""The annual report: words by people, figures from cases, frozen at issue, signed like a letter, then public."""

import csv
import io
import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.policies import Denied
from documents import files, issuing
from documents.enums import LetterStatus, SigningMode
from requests_flow.deadlines.yearly import report_due
from requests_flow.enums import ReportStatus, RequestStatus
from requests_flow.models import AnnualReport
from requests_flow.models.report import WORDS
from requests_flow.registers import report_facts, report_words
from requests_flow.registers.actions.change_report import change_report
from requests_flow.registers.actions.issue_report import ReportIncomplete, issue_report
from requests_flow.registers.actions.preview_report import preview_report
from requests_flow.registers.actions.recall_report import recall_report
from requests_flow.registers.actions.sign_report import sign_report
from requests_flow.registers.actions.start_report import start_report
from tests.documents import reading
from tests.registry import world
from tests.requests_flow import cases, readable
from tests.requests_flow.disputes import world as disputes
from tests.requests_flow.objections import world as objections
from tests.requests_flow.registers.reporting import NEXT_YEAR, TEXT, begun, issued, signed, some_cases

S = RequestStatus


def pdf_of(report) -> bytes:
    return files.read(issuing.ensure_pdf(letter_id=report.letter.pk, at=NEXT_YEAR).pdf)


# --- the deadline -----------------------------------------------------------------------------------------------------
def test_d17_the_report_is_due_three_months_after_the_year():
    assert report_due(2025) == date(2026, 3, 31)
    assert report_words.due_words(2025, on=date(2026, 3, 31)) == "Batas 31\N{NO-BREAK SPACE}Maret\N{NO-BREAK SPACE}2026"
    assert report_words.due_words(2025, on=date(2026, 4, 1)).endswith("sudah lewat")


def test_d17_the_desk_is_told_of_a_report_that_nobody_began(cast, client, set_clock):
    set_clock(NEXT_YEAR)
    client.force_login(cast.ppid)
    html = client.get(reverse("requests:reports")).content.decode()
    assert "Laporan tahun 2026 belum dimulai." in html
    start_report(body=cast.body, year=2026, by=cast.clerk, at=NEXT_YEAR)
    html = client.get(reverse("requests:reports")).content.decode()
    assert "belum dimulai" not in html
    assert "Maret\N{NO-BREAK SPACE}2027" in html


# --- the walk ---------------------------------------------------------------------------------------------------------
def test_a_report_is_begun_written_issued_and_signed(cast):
    report = begun(cast)
    assert report.status == ReportStatus.DRAFT
    report = issue_report(report=report, by=cast.ppid, at=NEXT_YEAR)
    assert report.status == ReportStatus.AWAITING_SIGNATURE
    assert report.letter.number == "500.12/001/2027"
    assert report.letter.title == "Laporan Layanan Informasi Publik Desa Sengon Tahun 2026"
    report = sign_report(report=report, scan=cases.scan(), by=cast.ppid, at=NEXT_YEAR)
    assert report.status == ReportStatus.ISSUED


def test_figures_are_frozen_when_the_report_is_issued(cast, client, set_clock):
    cases.walk_to(S.RECEIVED, cast)
    report = issued(cast)
    assert report.figures["figures"]["received"] == 1
    cases.walk_to(S.RECEIVED, cast)
    assert AnnualReport.objects.get(pk=report.pk).figures["figures"]["received"] == 1
    set_clock(NEXT_YEAR)
    client.force_login(cast.ppid)
    html = client.get(reverse("requests:report", args=[report.public_id])).content.decode()
    assert "Dibekukan saat laporan diterbitkan." in html
    assert "<b>1</b>" in html


def test_a_new_report_begins_with_the_words_of_the_last(cast):
    begun(cast)
    again = start_report(body=cast.body, year=2027, by=cast.ppid, at=NEXT_YEAR)
    assert {name: getattr(again, name) for name in WORDS} == TEXT


def test_what_is_issued_is_not_changed_and_not_issued_again(cast):
    report = issued(cast)
    for verb, facts in ((change_report, {"words": {"staff": "Lain"}}), (issue_report, {})):
        with pytest.raises(Denied, match="sudah diterbitkan"):
            verb(report=report, by=cast.ppid, at=NEXT_YEAR, **facts)


def test_an_unsigned_report_can_be_taken_back_and_its_number_is_spent(cast):
    report = issued(cast)
    letter = report.letter
    report = recall_report(report=report, reason="Salah tulis.", by=cast.ppid, at=NEXT_YEAR)
    assert (report.status, report.figures) == (ReportStatus.DRAFT, None)
    letter.refresh_from_db()
    assert letter.status == LetterStatus.VOIDED
    assert issue_report(report=report, by=cast.ppid, at=NEXT_YEAR).letter.number == "500.12/002/2027"


def test_a_signed_report_is_not_taken_back(cast):
    with pytest.raises(Denied, match="tidak sedang menunggu"):
        recall_report(report=signed(cast), reason="Salah.", by=cast.ppid, at=NEXT_YEAR)


def test_every_section_is_written_before_it_is_issued(cast):
    report = begun(cast, words=TEXT | {"budget": " ", "staff": ""})
    with pytest.raises(ReportIncomplete, match=r"Petugas, Anggaran\.$"):
        issue_report(report=report, by=cast.ppid, at=NEXT_YEAR)


def test_it_is_issued_only_when_the_year_is_over(cast):
    report = begun(cast, at=cases.AT)
    with pytest.raises(Denied, match="setelah tahunnya berakhir"):
        issue_report(report=report, by=cast.ppid, at=cases.AT)


def test_there_is_one_report_a_year_and_none_of_a_year_to_come(cast):
    begun(cast)
    with pytest.raises(Denied, match="sudah ada"):
        start_report(body=cast.body, year=2026, by=cast.clerk, at=NEXT_YEAR)
    with pytest.raises(Denied, match="belum berjalan"):
        start_report(body=cast.body, year=2028, by=cast.clerk, at=NEXT_YEAR)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReport.objects.create(body=cast.body, year=2026, started_at=NEXT_YEAR, started_by=cast.ppid)


@pytest.mark.parametrize("who", ["other_ppid", "admin", "monitor", "stranger"])
def test_others_write_no_report(cast, who):
    with pytest.raises(Denied):
        start_report(body=cast.body, year=2026, by=getattr(cast, who), at=NEXT_YEAR)
    with pytest.raises(Denied):
        change_report(report=begun(cast), words={}, by=getattr(cast, who), at=NEXT_YEAR)


@pytest.mark.parametrize("who", ["clerk", "head", "admin"])
def test_only_the_ppid_issues_and_signs(cast, who):
    report = begun(cast)
    with pytest.raises(Denied):
        issue_report(report=report, by=getattr(cast, who), at=NEXT_YEAR)
    report = issue_report(report=report, by=cast.ppid, at=NEXT_YEAR)
    with pytest.raises(Denied):
        sign_report(report=report, scan=cases.scan(), by=getattr(cast, who), at=NEXT_YEAR)


def test_the_admin_stands_in_where_nobody_is_in_office(cast):
    body = world.government("33.10.10.2005")
    report = start_report(body=body, year=2026, by=cast.admin, at=NEXT_YEAR)
    report = change_report(report=report, words=TEXT, by=cast.admin, at=NEXT_YEAR)
    assert issue_report(report=report, by=cast.admin, at=NEXT_YEAR).letter.signer_name == "(nama PPID)"


# --- the letter -------------------------------------------------------------------------------------------------------
@pytest.fixture
def text_snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


def test_a_year_without_requests_says_so_and_draws_nothing(cast, text_snapshot):
    report = issued(cast)
    text = reading.text(pdf_of(report))
    assert readable.settled(text, kode=report.letter.verify_code) == text_snapshot


@pytest.mark.parametrize("paper", ["a4", "f4"])
@pytest.mark.parametrize("mode", [SigningMode.WET, SigningMode.TTE])
def test_the_letter_is_archivable_and_accessible(cast, paper, mode):
    some_cases(cast)
    cast.body.paper, cast.body.signing_mode = paper, mode
    cast.body.save()
    pdf = pdf_of(issued(cast))
    assert reading.faults(pdf) == reading.GOOD
    assert reading.unembedded_fonts(pdf) == []
    assert set(reading.page_sizes(pdf)) == {{"a4": (210, 297), "f4": (215, 330)}[paper]}
    assert reading.tags(pdf)["H1"] == 1
    assert len(reading.codes(pdf)) == 1


def test_the_draft_has_a_watermark_and_takes_no_number(cast):
    cases.walk_to(S.RECEIVED, cast)
    pdf = preview_report(report=begun(cast, at=cases.AT), by=cast.clerk, at=cases.AT)
    assert reading.faults(pdf) == reading.GOOD
    assert "(diberikan saat terbit)" in reading.prose(pdf)
    assert reading.codes(pdf) == set()


def test_years_before_stand_beside_it_only_when_there_were_requests(cast):
    cases.walk_to(S.RECEIVED, cast)
    at = NEXT_YEAR.replace(year=2028)
    report = issue_report(report=begun(cast, year=2027, at=at), by=cast.ppid, at=at)
    assert list(report.figures["history"]) == ["2026"]
    assert "Perkembangan dari tahun ke tahun" in reading.prose(pdf_of(report))


def test_the_chapter_on_objections_and_disputes_is_counted_from_the_cases(cast):
    disputes.walk_to("mediation", cast)
    disputes.walk_to("decided", cast, outcome="granted", order="Memberikan LPJ.", order_days=5)
    objections.walk_to("withdrawn", cast)
    report = issued(cast)
    assert report.figures["objections"]["received"] == 3
    assert report.figures["objections"]["by_step"]["mediation"] == 2
    text = reading.prose(pdf_of(report))
    assert "3. Keberatan dan sengketa" in text
    assert "diterima 3 keberatan; 2 di antaranya sudah ditanggapi Atasan PPID." in text
    assert "tercatat 2 sengketa informasi." in text
    for row in ("Huruf c: Permintaan tidak ditanggapi 3", "Ditolak 2 1", "Dicabut pemohon 1", "Mediasi 2",
                "Dikabulkan seluruhnya 1", "Belum diputus 1"):  # fmt: skip
        assert row in text, row


def test_a_report_frozen_before_objections_were_counted_still_opens(cast, client, set_clock):
    set_clock(NEXT_YEAR)
    report = signed(cast)
    del report.figures["objections"]
    report.save()
    client.force_login(cast.ppid)
    html = client.get(reverse("requests:report", args=[report.public_id])).content.decode()
    assert "Keberatan diterima" not in html
    addresses = [reverse("requests:public_report", args=["sengon", report.public_id, each]) for each in ("json", "csv")]
    assert json.loads(client.get(addresses[0]).content)["keberatan_dan_sengketa"] is None
    assert "objections_received" not in client.get(addresses[1]).content.decode()
    content = report_facts.content(report, report.figures)
    assert "disputes" not in content.titles


def test_objections_stand_in_the_data_and_are_frozen_with_the_report(cast, client, set_clock):
    set_clock(NEXT_YEAR)
    objections.walk_to("closed", cast)
    report = signed(cast)
    objections.walk_to("received", cast)
    addresses = [reverse("requests:public_report", args=["sengon", report.public_id, each]) for each in ("json", "csv")]
    told = json.loads(client.get(addresses[0]).content)["keberatan_dan_sengketa"]
    assert (told["received"], told["by_ending"], told["average_days"]) == (1, {"accepted": 1}, 1.0)
    rows = list(csv.reader(io.StringIO(client.get(addresses[1]).content.decode("utf-8-sig"))))
    assert ["Keberatan dan sengketa", "objections_received", "Keberatan diterima", "1"] in rows


# --- pages ------------------------------------------------------------------------------------------------------------
def test_the_whole_walk_on_pages(cast, client, set_clock):
    set_clock(NEXT_YEAR)
    client.force_login(cast.ppid)
    response = client.post(reverse("requests:reports"), {"year": "2026", "body": str(cast.body.public_id)})
    report = AnnualReport.objects.get()
    assert response["Location"] == reverse("requests:report", args=[report.public_id])
    names = ("report", "report_preview", "report_issue", "report_letter", "report_sign")
    page, preview, issue, letter, sign = (reverse(f"requests:{name}", args=[report.public_id]) for name in names)
    refused = client.post(issue)
    assert refused.status_code == 409
    assert "Isi dahulu bagian ini" in refused.content.decode()
    assert client.post(page, TEXT).status_code == 302
    assert client.get(preview)["Content-Type"] == "application/pdf"
    assert client.post(issue).status_code == 302
    assert client.get(letter)["Content-Type"] == "application/pdf"
    assert "Menunggu tanda tangan" in client.get(page).content.decode()
    assert client.post(sign).status_code == 422
    assert client.post(sign, {"scan": cases.scan()}).status_code == 302
    assert "Terbit" in client.get(page).content.decode()
    assert client.get(reverse("requests:public_reports", args=["sengon"])).status_code == 200


def test_a_wrong_form_loses_nothing(cast, client, set_clock):
    set_clock(NEXT_YEAR)
    report = begun(cast)
    client.force_login(cast.ppid)
    long = "kata " * 2000
    page = reverse("requests:report", args=[report.public_id])
    response = client.post(page, TEXT | {"staff": long})
    assert response.status_code == 422
    assert long.strip() in response.content.decode()
    assert client.post(reverse("requests:reports"), {"year": "1800"}).status_code == 422
    issue_report(report=report, by=cast.ppid, at=NEXT_YEAR)
    assert client.post(page, TEXT).status_code == 409
    recall = reverse("requests:report_recall", args=[report.public_id])
    assert client.post(recall, {"reason": ""}).status_code == 422
    assert client.post(recall, {"reason": "Salah tulis."}).status_code == 302


def test_a_neighbour_and_the_monitor_find_no_report(cast, client, set_clock):
    set_clock(NEXT_YEAR)
    report = begun(cast)
    for who, status in ((cast.other_ppid, 404), (cast.monitor, 404)):
        client.force_login(who)
        assert client.get(reverse("requests:report", args=[report.public_id])).status_code == status
    client.force_login(cast.monitor)
    assert client.get(reverse("requests:reports")).status_code == 403


def test_only_signed_reports_are_public(cast, client, set_clock):
    set_clock(NEXT_YEAR)
    report = issued(cast)
    address = reverse("requests:public_report", args=["sengon", report.public_id, "json"])
    assert client.get(address).status_code == 404
    assert (
        "Belum ada laporan yang terbit."
        in client.get(reverse("requests:public_reports", args=["sengon"])).content.decode()
    )
    sign_report(report=report, scan=cases.scan(), by=cast.ppid, at=NEXT_YEAR)
    assert "Laporan tahun 2026" in client.get(reverse("requests:public_reports", args=["sengon"])).content.decode()
    assert client.get(address).status_code == 200


def test_the_data_of_a_report_are_its_frozen_figures(cast, client, set_clock):
    set_clock(NEXT_YEAR)
    some_cases(cast)
    report = signed(cast)
    cases.walk_to(S.RECEIVED, cast)
    address = [reverse("requests:public_report", args=["sengon", report.public_id, each]) for each in ("json", "csv")]
    data = json.loads(client.get(address[0]).content)
    assert data["angka"]["received"] == 7
    assert data["nomor"] == report.letter.number
    assert data["uraian"] == TEXT
    rows = list(csv.reader(io.StringIO(client.get(address[1]).content.decode("utf-8-sig"))))
    assert ["Ringkasan", "received", "Permohonan diterima", "7"] in rows
    pdf = client.get(reverse("requests:public_report", args=["sengon", report.public_id, "pdf"]))
    assert pdf.status_code == 200
