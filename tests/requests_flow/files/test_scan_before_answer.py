"""A file is searched when it is prepared; what is found holds the answer back until it is mended or decided."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.policies import Denied
from documents import scanning
from documents.frozen import FrozenRecord
from documents.models import ScanResult
from requests_flow.actions.answer import AnswerIncomplete, Reply, answer
from requests_flow.actions.attach_file import attach_file
from requests_flow.actions.override_scan import ReasonMissing, override_scan
from requests_flow.enums import EventKind, RequestStatus
from requests_flow.models import ScanOverride
from requests_flow.timeline import verify
from tests.documents import leaky
from tests.requests_flow import cases

DAY = timedelta(days=1)
LATER = cases.AT + 2 * DAY
REASON = "Nomor ini contoh dari formulir kosong."


def sheet(fill=leaky.number_in_text, name="rab.xlsx"):
    return SimpleUploadedFile(name, leaky.workbook(fill))


@pytest.fixture
def case(cast, set_clock):
    set_clock(LATER)
    return cases.walk_to(RequestStatus.IN_PROGRESS, cast)


def attach(case, cast, fill=leaky.number_in_text, name="rab.xlsx"):
    return attach_file(case=case, upload=sheet(fill, name), by=cast.clerk, at=LATER)


def reply(case, *prepared):
    return Reply(items=cases.give_all(case).items, handover="Diunduh.", files=[row.file for row in prepared])


def issue(case, cast, *prepared):
    return answer(case=case, reply=reply(case, *prepared), by=cast.ppid, at=LATER)


def url(case, name="answer", *more):
    return reverse(f"requests:{name}", args=[case.public_id, *more])


def typed(case, **more):
    items = {f"item{item.pk}-decision": "given" for item in case.items.all()}
    return {"handover": "Diunduh dari halaman status.", **items, **more}


# --- the rule ---------------------------------------------------------------------------------------------------------
def test_a_file_with_a_number_holds_the_answer_back(case, cast):
    prepared = attach(case, cast)
    with pytest.raises(AnswerIncomplete, match=r"rab\.xlsx: ada temuan"):
        issue(case, cast, prepared)
    assert cases.fresh(case).status == RequestStatus.IN_PROGRESS


@pytest.mark.parametrize("fill", [leaky.hidden_sheet, leaky.hidden_row, leaky.comment, leaky.photo_with_place])
def test_so_does_what_is_hidden_or_commented(case, cast, fill):
    with pytest.raises(AnswerIncomplete):
        issue(case, cast, attach(case, cast, fill))


@pytest.mark.parametrize("fill", [lambda book: None, leaky.author])
def test_a_harmless_file_and_a_mere_author_do_not(case, cast, fill):
    assert issue(case, cast, attach(case, cast, fill)).files.count() == 1


def test_the_ppid_lets_it_pass_with_a_reason_and_the_timeline_says_codes_and_counts_only(case, cast):
    prepared = attach(case, cast)
    override_scan(case=case, prepared=prepared, reason=REASON, by=cast.ppid, at=LATER)
    assert issue(case, cast, prepared).files.count() == 1
    event = case.events.get(kind=EventKind.SCAN_OVERRIDDEN)
    assert (event.user, event.facts["counts"]) == (cast.ppid, {"personal_number": 1})
    assert REASON not in str(event.facts)
    assert ScanOverride.objects.get().reason == REASON
    assert verify(case)


def test_the_same_content_sent_again_needs_no_second_decision(case, cast):
    first = attach(case, cast)
    override_scan(case=case, prepared=first, reason=REASON, by=cast.ppid, at=LATER)
    assert override_scan(case=case, prepared=first, reason=REASON, by=cast.ppid, at=LATER) is None
    assert case.events.filter(kind=EventKind.SCAN_OVERRIDDEN).count() == 1


@pytest.mark.parametrize("reason", ["", "   ", "ya", "ok ok", "aaaaaaaaaaaaaaaa"])
def test_a_reason_is_a_reason(case, cast, reason):
    with pytest.raises(ReasonMissing):
        override_scan(case=case, prepared=attach(case, cast), reason=reason, by=cast.ppid, at=LATER)


@pytest.mark.parametrize("who", ["clerk", "head", "other_ppid", "admin", "stranger"])
def test_only_who_decides_lets_it_pass(case, cast, who):
    prepared = attach(case, cast)
    with pytest.raises(Denied):
        override_scan(case=case, prepared=prepared, reason=REASON, by=getattr(cast, who), at=LATER)
    assert not ScanOverride.objects.exists()


def test_nobody_lets_a_file_of_another_case_pass(case, cast):
    other = cases.walk_to(RequestStatus.IN_PROGRESS, cast)
    with pytest.raises(Denied, match="tidak ada pada permohonan ini"):
        override_scan(case=other, prepared=attach(case, cast), reason=REASON, by=cast.ppid, at=LATER)


def test_a_decision_is_evidence(case, cast):
    row = override_scan(case=case, prepared=attach(case, cast), reason=REASON, by=cast.ppid, at=LATER)
    row.reason = "lain"
    with pytest.raises(FrozenRecord):
        row.save()


def test_nothing_is_scanned_twice_until_the_scanner_changes(case, cast, monkeypatch):
    other = cases.walk_to(RequestStatus.IN_PROGRESS, cast)
    data = leaky.workbook(leaky.number_in_text)
    for one in (case, other):
        attach_file(case=one, upload=SimpleUploadedFile("a.xlsx", data), by=cast.clerk, at=LATER)
    result = ScanResult.objects.get()
    assert result.findings == [{"code": "personal_number", "place": "lembar APBDes, sel B7", "excerpt": leaky.MASKED}]
    monkeypatch.setattr(scanning, "VERSION", scanning.VERSION + 1)
    override_scan(case=case, prepared=case.prepared_files.get(), reason=REASON, by=cast.ppid, at=LATER)
    assert ScanResult.objects.count() == 2


def test_after_an_upgrade_of_the_scanner_an_old_file_is_searched_and_told_on_the_page(case, cast, client, monkeypatch):
    attach(case, cast)
    monkeypatch.setattr(scanning, "VERSION", scanning.VERSION + 1)
    client.force_login(cast.ppid)
    assert "Periksa dahulu" not in client.get(url(case)).content.decode()
    response = client.post(url(case), typed(case, step="issue"))
    assert response.status_code == 409
    assert "Periksa dahulu sebelum diberikan" in response.content.decode()
    assert cases.fresh(case).status == RequestStatus.IN_PROGRESS


# --- the pages --------------------------------------------------------------------------------------------------------
def test_the_answer_page_shows_what_was_found_beside_the_file(case, cast, client):
    attach(case, cast)
    client.force_login(cast.ppid)
    html = client.get(url(case)).content.decode()
    assert "Periksa dahulu sebelum diberikan" in html
    assert f"lembar APBDes, sel B7: {leaky.MASKED}" in html
    assert leaky.NIK not in html
    assert "Teruskan apa adanya" in html


def test_a_clerk_sees_the_findings_and_not_the_button(case, cast, client):
    attach(case, cast)
    client.force_login(cast.clerk)
    html = client.get(url(case)).content.decode()
    assert "Periksa dahulu" in html
    assert "Teruskan apa adanya" not in html
    assert "hanya PPID" in html


def test_issuing_is_refused_with_a_sentence_and_loses_nothing(case, cast, client):
    attach(case, cast)
    client.force_login(cast.ppid)
    response = client.post(url(case), typed(case, step="issue"))
    assert response.status_code == 409
    html = response.content.decode()
    assert "rab.xlsx: ada temuan pada berkas ini." in html
    assert html.count("checked") == case.items.count()


def test_an_override_without_a_reason_is_told_and_keeps_what_was_typed(case, cast, client):
    row = attach(case, cast)
    client.force_login(cast.ppid)
    response = client.post(url(case), typed(case, override=row.pk, **{f"override{row.pk}-reason": "ya"}))
    assert response.status_code == 422
    html = response.content.decode()
    assert "rab.xlsx: Tulis alasan" in html
    assert ">\nya</textarea>" in html
    assert html.count("checked") == case.items.count()


def test_an_override_on_the_page_opens_the_way(case, cast, client):
    row = attach(case, cast)
    client.force_login(cast.ppid)
    html = client.post(url(case), typed(case, override=row.pk, **{f"override{row.pk}-reason": REASON})).content.decode()
    assert "Diteruskan dengan alasan" in html
    assert client.post(url(case), typed(case, step="issue")).status_code == 302
    timeline = client.get(url(case, "case")).content.decode()
    assert "Temuan pada berkas diteruskan dengan alasan" in timeline
    assert "nomor 16 angka berbentuk nik atau kk (1)" in timeline


def test_the_case_page_shows_the_findings_too(case, cast, client):
    attach(case, cast)
    client.force_login(cast.clerk)
    assert "Periksa dahulu sebelum diberikan" in client.get(url(case, "case")).content.decode()


def test_the_officer_of_another_village_finds_nothing(case, cast, client):
    row = attach(case, cast)
    client.force_login(cast.other_ppid)
    response = client.post(url(case), typed(case, override=row.pk, **{f"override{row.pk}-reason": REASON}))
    assert response.status_code == 404
    assert not ScanOverride.objects.exists()


def test_the_applicant_hears_nothing_of_it(case, cast, client):
    filed = cases.file_case(cast.body)
    prepared = attach(filed.case, cast)
    override_scan(case=filed.case, prepared=prepared, reason=REASON, by=cast.ppid, at=LATER)
    client.post(reverse("requests:track"), {"number": filed.case.number, "key": filed.key})
    html = client.get(url(filed.case, "status")).content.decode()
    assert "Permohonan diterima dan diberi nomor" in html
    assert "emuan" not in html
