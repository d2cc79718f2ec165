"""A consequence test from the draft to the signed sheet, and what becomes of an exemption (articles 18 to 20)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.policies import Denied
from documents.models import Letter
from notifications.models import Message
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions._test import IncompleteTest
from requests_flow.exemptions.actions.approve_test import approve_test
from requests_flow.exemptions.actions.change_test import change_test
from requests_flow.exemptions.actions.draft_test import draft_test
from requests_flow.exemptions.actions.preview_sheet import preview_sheet
from requests_flow.exemptions.actions.record_decree import record_decree
from requests_flow.exemptions.actions.review_test import review_test
from requests_flow.exemptions.actions.sign_sheet import sign_sheet
from requests_flow.exemptions.actions.submit_test import submit_test
from requests_flow.exemptions.actions.withdraw_test import withdraw_test
from requests_flow.exemptions.enums import ConsequenceTestStatus, ReviewOutcome
from requests_flow.models import ConsequenceTest
from tests.documents import reading
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

S = ConsequenceTestStatus
AT, DAY = cases.AT, timedelta(days=1)


def test_a_finished_test_has_approval_number_and_the_signatures_of_all(cast):
    test = made.walk_to(S.AWAITING_SIGNATURES, cast)
    assert (test.number, test.sheet_letter.number) == ("01/UK/PPID/2026", "01/UK/PPID/2026")
    assert test.approved_by == cast.head
    assert not test.sheet_letter.counts, "approved is not yet signed"
    with pytest.raises(ValueError, match="Unggah pindaian"):
        sign_sheet(test=test, scan=None, by=cast.ppid, at=AT + DAY)
    sign_sheet(test=test, scan=cases.scan(), by=cast.ppid, at=AT + DAY)
    test = made.fresh(test)
    assert test.is_finished
    assert test.sheet_letter.counts


def test_numbers_run_by_body_and_year_without_a_gap(cast):
    withdrawn = made.walk_to(S.AWAITING_SIGNATURES, cast)
    withdraw_test(test=withdrawn, reason="Salah judul.", by=cast.ppid, at=AT + DAY)
    assert made.finished(cast).number == "02/UK/PPID/2026"
    assert made.finished(cast, at=AT.replace(year=2027)).number == "01/UK/PPID/2027"
    assert made.fresh(withdrawn).sheet_letter.is_voided, "the number stays used, the sheet is void"


def test_an_approved_sheet_names_everybody_and_who_approved(cast):
    test = made.walk_to(S.AWAITING_SIGNATURES, cast, period_kind="until_date", period_until_on=date(2030, 12, 31))
    html = test.sheet_letter.html
    said = (
        "Sabar Misalkan", "Kepala Seksi Pemerintahan", "Ketua", "Anggota", "23 keluarga", "tertutup",
        "sampai dengan 31\u00a0Desember\u00a02030", "disetujui oleh Slamet Contoh, Kepala Desa Sengon",
    )  # fmt: skip
    assert [words for words in said if words not in html] == []
    assert "PPID Desa Sengon" in test.sheet_letter.signer_role


def test_the_draft_sheet_takes_no_number(cast):
    test = made.walk_to(S.DRAFT, cast)
    words = reading.prose(preview_sheet(test=test, by=cast.head, at=AT))
    assert "Konsep. Belum ditandatangani" in words
    assert "disetujui oleh" not in words
    assert not Letter.objects.exists()
    with pytest.raises(Denied, match="badan publik lain"):
        preview_sheet(test=test, by=cast.other_ppid, at=AT)


# --- what must be said ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("ground", ["p17a", "p17b", "p17c", "p17d", "p17e", "p17f"])
@pytest.mark.parametrize("kind", ["until_consent", "per_law"])
def test_an_exemption_of_article_17_a_to_f_is_not_permanent(cast, ground, kind):
    with pytest.raises(IncompleteTest, match="tidak bersifat permanen"):
        draft_test(body=cast.body, findings=made.findings(ground=ground, period_kind=kind), by=cast.ppid, at=AT)
    draft_test(
        body=cast.body, by=cast.ppid, at=AT,
        findings=made.findings(ground=ground, period_kind="until_event", period_event="penyidikan selesai"),
    )  # fmt: skip


def test_the_database_too_refuses_an_exemption_without_an_end(cast):
    test = made.walk_to(S.DRAFT, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsequenceTest.objects.filter(pk=test.pk).update(ground="p17a")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"period_kind": "until_date"}, "Tulis tanggal berakhirnya"),
        ({"period_kind": "until_date", "period_until_on": date(2026, 5, 11)}, "sesudah hari pengujian"),
        ({"period_kind": "until_event"}, "Tulis peristiwa"),
        ({"participants": ()}, "Tulis satu sampai 20 peserta"),
        ({"participants": made.PEOPLE * 11}, "Tulis satu sampai 20 peserta"),
        ({"title": f"Utang {cases.NIK}"}, "Jangan tulis NIK"),
        ({"if_opened": f"data {cases.NIK} terbuka"}, "Jangan tulis NIK"),
        ({"occasion": "on_request"}, "dari halaman jawaban permohonan"),
    ],
)
def test_what_the_law_wants_is_asked_for(cast, changes, sentence):
    with pytest.raises(IncompleteTest, match=sentence):
        draft_test(body=cast.body, findings=made.findings(**changes), by=cast.ppid, at=AT)
    assert not ConsequenceTest.objects.exists()


def test_what_is_not_documented_is_no_exemption_and_is_not_tested(cast):
    with pytest.raises(ValidationError):
        draft_test(body=cast.body, findings=made.findings(ground="p6_3e"), by=cast.ppid, at=AT)


def test_a_test_of_tomorrow_cannot_be_handed_in_today(cast):
    test = draft_test(body=cast.body, findings=made.findings(held_on=AT.date() + DAY), by=cast.ppid, at=AT)
    with pytest.raises(IncompleteTest, match="belum tiba"):
        submit_test(test=test, by=cast.ppid, at=AT)
    submit_test(test=test, by=cast.ppid, at=AT + DAY)


def test_a_test_belongs_to_the_body_whose_request_caused_it(cast):
    elsewhere = cases.file_case(world.cucukan()).case
    with pytest.raises(Denied, match="badan publik lain"):
        draft_test(
            body=cast.body, findings=made.findings(occasion="on_request"), request=elsewhere, by=cast.ppid, at=AT
        )


# --- moves ------------------------------------------------------------------------------------------------------------
def test_a_change_takes_a_test_back_from_the_superior(cast):
    test = made.walk_to(S.AWAITING_APPROVAL, cast)
    people = (("Ratih Misal", "Petugas layanan"),)
    change_test(test=test, findings=made.findings(title="Judul baru", participants=people), by=cast.clerk, at=AT + DAY)
    test = made.fresh(test)
    assert (test.status, test.title, test.submitted_at) == (S.DRAFT, "Judul baru", None)
    assert [row.name for row in test.participants.all()] == ["Ratih Misal"]


def test_who_hands_a_test_in_does_not_approve_it(cast):
    """Without a superior the regency's admin stands in; without any officer the same admin hands in."""
    lonely = world.government("33.10.16.2002")
    test = draft_test(body=lonely, findings=made.findings(), by=cast.admin, at=AT)
    submit_test(test=test, by=cast.admin, at=AT)
    with pytest.raises(Denied, match="tidak dapat menyetujuinya sendiri"):
        approve_test(test=test, by=cast.admin, at=AT)
    with pytest.raises(Denied, match="Hanya admin"):
        approve_test(test=test, by=cast.head, at=AT)


def test_the_superior_and_then_the_desk_are_told(cast):
    made.walk_to(S.AWAITING_SIGNATURES, cast)
    assert {row.to_user for row in Message.objects.filter(event="test_approval_awaited")} == {cast.head}
    assert {row.to_user for row in Message.objects.filter(event="test_approved")} == {cast.ppid, cast.clerk}


def test_a_test_is_not_given_up_without_a_reason(cast):
    test = made.walk_to(S.DRAFT, cast)
    with pytest.raises(ValueError, match="alasan"):
        withdraw_test(test=test, reason=" ", by=cast.ppid, at=AT)


# --- the list and the review ------------------------------------------------------------------------------------------
def listed(cast, on):
    return set(ConsequenceTest.objects.filter(body=cast.body).in_force(on=on))


def test_d18_the_list_holds_what_is_finished_kept_back_and_not_expired(cast):
    lasting = made.finished(cast)
    ending = made.finished(
        cast, period_kind="until_date", period_until_on=date(2026, 6, 30), conclusion="partly_closed"
    )
    made.finished(cast, conclusion="open")
    made.walk_to(S.AWAITING_SIGNATURES, cast)
    assert listed(cast, date(2026, 6, 30)) == {lasting, ending}
    assert listed(cast, date(2026, 7, 1)) == {lasting}


def test_a_review_opens_the_information(cast):
    test = made.finished(cast)
    with pytest.raises(ValueError, match="alasan"):
        review_test(test=test, reason="", findings=None, by=cast.ppid, at=AT + DAY)
    review_test(test=test, reason="Semua keluarga setuju.", findings=None, by=cast.ppid, at=AT + DAY)
    test = made.fresh(test)
    assert (test.review_outcome, test.reviewed_by) == (ReviewOutcome.OPEN, cast.ppid)
    assert listed(cast, AT.date()) == set()
    with pytest.raises(Denied, match="terbuka"):
        review_test(test=test, reason="Lagi.", findings=None, by=cast.ppid, at=AT + DAY)


def test_a_review_prolongs_with_a_new_test_which_replaces_the_old_one_when_it_is_finished(cast):
    old = made.finished(cast)
    findings = made.findings(held_on=AT.date() + DAY)
    new = review_test(test=old, reason="Masih perlu.", findings=findings, by=cast.ppid, at=AT + DAY)
    assert (new.previous, new.status) == (old, S.DRAFT)
    assert listed(cast, AT.date()) == {old}, "the old one holds until then"
    with pytest.raises(Denied, match="sedang diuji lagi"):
        review_test(test=made.fresh(old), reason="Lagi.", findings=None, by=cast.ppid, at=AT + DAY)
    submit_test(test=new, by=cast.ppid, at=AT + DAY)
    approve_test(test=new, by=cast.head, at=AT + DAY)
    assert "Pengujian ulang atas" in made.fresh(new).sheet_letter.html
    sign_sheet(test=new, scan=cases.scan(), by=cast.ppid, at=AT + DAY)
    assert listed(cast, AT.date()) == {new}


def test_a_new_test_that_was_given_up_leaves_the_old_one_to_be_reviewed_again(cast):
    old = made.finished(cast)
    new = review_test(test=old, reason="Masih perlu.", findings=made.findings(), by=cast.ppid, at=AT + DAY)
    withdraw_test(test=new, reason="Ternyata tidak.", by=cast.ppid, at=AT + DAY)
    review_test(test=made.fresh(old), reason="Dibuka saja.", findings=None, by=cast.ppid, at=AT + 2 * DAY)
    assert listed(cast, AT.date()) == set()


def test_the_decree_is_noted_for_what_is_exempt(cast):
    test = made.finished(cast)
    record_decree(test=test, number="7/2026", on=date(2026, 5, 20), by=cast.ppid, at=AT + DAY)
    assert made.fresh(test).decree_number == "7/2026"
    with pytest.raises(Denied, match="Nomor SK"):
        record_decree(test=made.finished(cast, conclusion="open"), number="8", on=AT.date(), by=cast.ppid, at=AT)


def test_nobody_of_another_body_reads_a_test(cast):
    test = made.walk_to(S.DRAFT, cast)
    on = AT.date()
    for person in (cast.ppid, cast.clerk, cast.head):
        assert test in policies.visible_to(person, on=on)
    for person in (cast.other_ppid, cast.admin, cast.monitor, cast.stranger):
        assert test not in policies.visible_to(person, on=on)
