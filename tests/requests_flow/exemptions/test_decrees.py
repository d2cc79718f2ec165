"""The decree of the exempt list: chosen, previewed, issued with a number, signed by the superior, then on the list."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.policies import Denied
from documents import files, issuing
from documents.enums import LetterKind, LetterStatus, SigningMode
from registry.enums import Role
from requests_flow.exemptions import selectors
from requests_flow.exemptions.actions._decree import NothingChosen
from requests_flow.exemptions.actions.issue_decree import issue_decree
from requests_flow.exemptions.actions.preview_decree import preview_decree
from requests_flow.exemptions.actions.recall_decree import recall_decree
from requests_flow.exemptions.actions.record_decree import record_decree
from requests_flow.exemptions.actions.review_test import review_test
from requests_flow.exemptions.actions.sign_decree import sign_decree
from requests_flow.exemptions.enums import ExemptDecreeStatus
from requests_flow.models import ConsequenceTest, ExemptListDecree
from tests.documents import reading
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

S = ExemptDecreeStatus
AT = cases.AT + timedelta(days=7)
LIST = reverse("requests:exempt_decrees")


@pytest.fixture
def tests(cast) -> list[ConsequenceTest]:
    """Two exemptions that no decree lists yet."""
    return [made.finished(cast), made.finished(cast, title="Arsip kesehatan warga")]


def issued(cast, tests, *, at: datetime = AT) -> ExemptListDecree:
    return issue_decree(body=cast.body, tests=tests, by=cast.ppid, at=at)


def signed(cast, tests, *, at: datetime = AT) -> ExemptListDecree:
    return sign_decree(decree=issued(cast, tests, at=at), scan=cases.scan(), by=cast.ppid, at=at)


def pdf_of(decree) -> bytes:
    return files.read(issuing.ensure_pdf(letter_id=decree.letter_id, at=AT).pdf)


# --- the walk ---------------------------------------------------------------------------------------------------------
def test_a_decree_takes_a_number_of_decisions_and_waits_for_the_head(cast, tests):
    decree = issued(cast, tests)
    assert decree.status == S.AWAITING_SIGNATURE
    assert decree.letter.kind == LetterKind.DIK_DECREE
    assert decree.letter.series == "SK"
    assert (decree.letter.signer_name, decree.letter.signer_role) == ("Slamet Contoh", "Kepala Desa Sengon")
    titles = list(decree.entries.order_by("order").values_list("test__title", flat=True))
    assert titles == ["Arsip kesehatan warga", "Penghasilan dan utang keluarga penerima bantuan"]
    assert [made.fresh(test).decree_number for test in tests] == ["", ""]


def test_a_signed_decree_gives_its_number_and_date_to_every_test(cast, tests, client, fixed_clock):
    decree = issued(cast, tests)
    decree = sign_decree(decree=decree, scan=cases.scan(), by=cast.ppid, at=AT + timedelta(days=2))
    assert decree.status == S.IN_FORCE
    for test in tests:
        assert (made.fresh(test).decree_number, made.fresh(test).decree_on) == (decree.number, date(2026, 5, 18))
    html = client.get(reverse("requests:exempt_list", args=["sengon"])).content.decode()
    assert f"{decree.number}, 18\N{NO-BREAK SPACE}Mei\N{NO-BREAK SPACE}2026" in html


def test_a_decree_lists_what_no_other_lists(cast, tests):
    first, second = tests
    decree = issued(cast, [first])
    assert list(selectors.undecreed(cast.body, on=AT.date())) == [second]
    with pytest.raises(NothingChosen, match="Sudah ada dalam keputusan lain"):
        issued(cast, tests)
    recall_decree(decree=decree, reason="Salah pilih.", by=cast.ppid, at=AT)
    assert set(selectors.undecreed(cast.body, on=AT.date())) == set(tests)
    again = issued(cast, tests)
    assert again.letter.sequence == decree.letter.sequence + 1, "a spent number is not used again"


def test_what_a_decree_from_outside_lists_is_not_offered(cast, tests):
    record_decree(test=tests[0], number="188/7/2026", on=date(2026, 5, 12), by=cast.ppid, at=AT)
    assert list(selectors.undecreed(cast.body, on=AT.date())) == [tests[1]]


def test_the_number_of_a_decree_of_the_portal_is_not_written_over(cast, tests):
    decree = issued(cast, tests)
    with pytest.raises(Denied, match=f"tercantum dalam keputusan Nomor {decree.number}"):
        record_decree(test=tests[0], number="9/2026", on=date(2026, 5, 12), by=cast.ppid, at=AT)


@pytest.mark.parametrize(
    "facts",
    [
        {"conclusion": "open"},
        {"period_kind": "until_date", "period_until_on": date(2026, 5, 13)},
    ],
)
def test_what_keeps_nothing_back_on_the_day_cannot_be_listed(cast, facts):
    with pytest.raises(NothingChosen):
        issued(cast, [made.finished(cast, **facts)])


def test_an_empty_decree_and_one_of_a_neighbour_are_refused(cast, tests):
    with pytest.raises(NothingChosen, match="sedikitnya satu"):
        issued(cast, [])
    neighbour = replace(cast, body=world.cucukan(), clerk=cast.other_ppid, ppid=cast.other_ppid)
    with pytest.raises(NothingChosen, match="badan publik lain"):
        issue_decree(body=neighbour.body, tests=tests, by=neighbour.ppid, at=AT)


def test_it_is_not_signed_after_one_of_its_exemptions_was_opened(cast, tests):
    decree = issued(cast, tests)
    review_test(test=tests[0], reason="Sudah tidak relevan.", findings=None, by=cast.ppid, at=AT)
    with pytest.raises(Denied, match="sudah dibuka atau berakhir"):
        sign_decree(decree=decree, scan=cases.scan(), by=cast.ppid, at=AT)
    assert made.fresh(tests[1]).decree_number == ""


def test_a_signed_decree_is_not_taken_back_nor_signed_again(cast, tests):
    decree = signed(cast, tests)
    for verb, facts in ((recall_decree, {"reason": "Salah."}), (sign_decree, {"scan": cases.scan()})):
        with pytest.raises(Denied, match="sudah ditandatangani"):
            verb(decree=decree, by=cast.ppid, at=AT, **facts)


def test_a_recalled_decree_keeps_its_reason_and_its_letter_is_void(cast, tests):
    decree = recall_decree(decree=issued(cast, tests), reason=" Salah pilih. ", by=cast.ppid, at=AT)
    assert (decree.status, decree.recall_reason) == (S.RECALLED, "Salah pilih.")
    assert decree.letter.status == LetterStatus.VOIDED
    with pytest.raises(Denied, match="sudah ditarik"):
        sign_decree(decree=decree, scan=cases.scan(), by=cast.ppid, at=AT)
    with pytest.raises(issuing.LetterRefused, match="alasan"):
        recall_decree(decree=issued(cast, tests), reason=" ", by=cast.ppid, at=AT)


def test_a_recall_has_moment_person_and_reason_together(cast, tests):
    decree = issued(cast, tests)
    decree.recalled_at = AT
    with pytest.raises(IntegrityError), transaction.atomic():
        decree.save()


# --- who --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["clerk", "head", "other_ppid", "admin", "monitor", "stranger"])
def test_only_the_ppid_prepares_and_recalls(cast, tests, who):
    by = getattr(cast, who)
    for verb in (issue_decree, preview_decree):
        with pytest.raises(Denied):
            verb(body=cast.body, tests=tests, by=by, at=AT)
    with pytest.raises(Denied):
        recall_decree(decree=issued(cast, tests), reason="Salah.", by=by, at=AT)


@pytest.mark.parametrize(("who", "may"), [("ppid", True), ("head", True), ("clerk", False), ("other_ppid", False),
                                          ("admin", False), ("stranger", False)])  # fmt: skip
def test_the_head_or_the_ppid_hands_in_the_signed_paper(cast, tests, who, may):
    decree = issued(cast, tests)
    if may:
        assert sign_decree(decree=decree, scan=cases.scan(), by=getattr(cast, who), at=AT).status == S.IN_FORCE
        return
    with pytest.raises(Denied):
        sign_decree(decree=decree, scan=cases.scan(), by=getattr(cast, who), at=AT)


def test_only_the_head_signs_electronically(cast, tests):
    cast.body.signing_mode = SigningMode.TTE
    cast.body.save()
    decree = issued(cast, tests)
    with pytest.raises(Denied, match="Hanya Atasan PPID"):
        sign_decree(decree=decree, scan=None, by=cast.ppid, at=AT)
    assert sign_decree(decree=decree, scan=None, by=cast.head, at=AT).status == S.IN_FORCE


def test_without_a_head_in_office_the_name_is_left_to_the_pen(cast):
    body = world.cucukan()
    other = replace(cast, body=body, clerk=cast.other_ppid, ppid=cast.other_ppid, head=cast.admin)
    decree = issue_decree(body=body, tests=[made.finished(other)], by=cast.other_ppid, at=AT)
    assert decree.letter.signer_name == f"(nama Kepala {body.region.full_name})"
    head = world.in_office(body, Role.VILLAGE_HEAD, name="Kepala Baru")
    assert sign_decree(decree=decree, scan=cases.scan(), by=head, at=AT).status == S.IN_FORCE


# --- the letter -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("paper", ["a4", "f4"])
@pytest.mark.parametrize("mode", [SigningMode.WET, SigningMode.TTE])
def test_the_letter_of_the_decree_is_archivable_and_accessible(cast, tests, paper, mode):
    cast.body.paper, cast.body.signing_mode = paper, mode
    cast.body.save()
    pdf = pdf_of(issued(cast, tests))
    assert reading.faults(pdf) == reading.GOOD
    assert reading.unembedded_fonts(pdf) == []
    assert set(reading.page_sizes(pdf)) == {{"a4": (210, 297), "f4": (215, 330)}[paper]}
    assert reading.tags(pdf)["H1"] == 1
    assert len(reading.codes(pdf)) == 1


def test_the_draft_of_a_decree_takes_no_number_and_stores_nothing(cast, tests):
    pdf = preview_decree(body=cast.body, tests=tests, by=cast.ppid, at=AT)
    assert reading.faults(pdf) == reading.GOOD
    text = reading.prose(pdf)
    assert "(diberikan saat terbit)" in text
    assert "Arsip kesehatan warga" in text
    assert not ExemptListDecree.objects.exists()


def test_a_long_annex_runs_on_and_repeats_its_header(cast):
    rows = [made.finished(cast, title=f"Arsip {n}", if_opened="sebab " * 90) for n in range(14)]
    pdf = pdf_of(issued(cast, rows))
    assert reading.faults(pdf) == reading.GOOD
    assert len(reading.page_sizes(pdf)) > 3


# --- pages ------------------------------------------------------------------------------------------------------------
def test_the_whole_walk_of_a_decree_on_pages(cast, tests, client, set_clock):
    set_clock(AT)
    client.force_login(cast.ppid)
    html = client.get(LIST).content.decode()
    assert "Ditandatangani Slamet Contoh, Kepala Desa Sengon." in html
    assert html.count(" checked") == 2, "everything is chosen at first"
    chosen = {"body": str(cast.body.public_id), "tests": [str(test.pk) for test in tests]}
    assert client.post(reverse("requests:preview_exempt_decree"), chosen)["Content-Type"] == "application/pdf"
    response = client.post(LIST, chosen)
    decree = ExemptListDecree.objects.get()
    assert response["Location"] == decree.get_absolute_url()
    names = ("exempt_decree", "exempt_decree_letter", "sign_exempt_decree")
    page, letter, sign = (reverse(f"requests:{name}", args=[decree.public_id]) for name in names)
    assert client.get(letter)["Content-Type"] == "application/pdf"
    html = client.get(page).content.decode()
    assert "Menunggu tanda tangan" in html
    assert "18 Mei 2026" in html
    refused = client.post(sign)
    assert refused.status_code == 422
    assert "Unggah pindaian keputusan" in refused.content.decode()
    assert client.post(sign, {"scan": cases.scan()}).status_code == 302
    assert "Sudah ditetapkan" in client.get(page).content.decode()
    html = client.get(LIST).content.decode()
    assert "Semua informasi yang dikecualikan sudah tercantum" in html
    assert client.post(sign, {"scan": cases.scan()}).status_code == 409


def test_a_wrong_choice_is_told_and_nothing_is_issued(cast, tests, client, set_clock):
    set_clock(AT)
    client.force_login(cast.ppid)
    for sent in ({}, {"tests": ["0"]}):
        for address in (LIST, reverse("requests:preview_exempt_decree")):
            assert client.post(address, {"body": str(cast.body.public_id)} | sent).status_code == 422
    assert not ExemptListDecree.objects.exists()
    client.force_login(cast.clerk)
    chosen = {"body": str(cast.body.public_id), "tests": [str(tests[0].pk)]}
    for address in (LIST, reverse("requests:preview_exempt_decree")):
        assert client.post(address, chosen).status_code == 409


def test_a_recall_asks_and_says_why(cast, tests, client, set_clock):
    set_clock(AT)
    decree = issued(cast, tests)
    client.force_login(cast.ppid)
    address = reverse("requests:recall_exempt_decree", args=[decree.public_id])
    assert client.post(address, {"reason": "Salah pilih."}).status_code == 422
    assert client.post(address, {"reason": "Salah pilih.", "sure": "on"}).status_code == 302
    assert "Ditarik: Salah pilih." in client.get(decree.get_absolute_url()).content.decode()
    assert client.post(address, {"reason": "Lagi.", "sure": "on"}).status_code == 409


def test_a_neighbour_finds_no_decree(cast, tests, client, set_clock):
    set_clock(AT)
    decree = issued(cast, tests)
    for who in (cast.other_ppid, cast.admin):
        client.force_login(who)
        assert client.get(decree.get_absolute_url()).status_code == 404
        assert client.get(reverse("requests:exempt_decree_letter", args=[decree.public_id])).status_code == 404
    client.force_login(cast.other_ppid)
    assert client.get(f"{LIST}?body={cast.body.public_id}").status_code == 404
    client.force_login(cast.stranger)
    assert client.get(LIST).status_code == 403


def test_the_list_of_exemptions_leads_to_the_decrees(cast, client, fixed_clock):
    client.force_login(cast.ppid)
    assert LIST in client.get(reverse("requests:exemptions")).content.decode()
