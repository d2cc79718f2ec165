"""Charter and procedures from the first text to the version that replaces the last."""

import pytest
from django.db import IntegrityError, transaction

from accounts.policies import Denied
from documents.issuing import LetterRefused
from registry import selectors
from registry.actions.change_document import ChangedMeanwhile, change_document
from registry.actions.issue_document import DocumentIncomplete, issue_document
from registry.actions.preview_document import preview_document
from registry.actions.recall_document import recall_document
from registry.actions.sign_document import sign_document
from registry.actions.start_document import start_document
from registry.actions.update_body import update_body
from registry.enums import ChangeKind, DocumentKind, DocumentState, Role
from registry.models import Change, ServiceDocument
from registry.service_documents import policies, texts
from registry.service_documents import selectors as stored
from registry.service_documents.letters import StepUnclear
from tests.documents import reading
from tests.registry import world
from tests.registry.service_documents import papers
from tests.requests_flow.cases import scan

AT, DAY = world.AT, papers.DAY
S = DocumentState


def fresh(document):
    return ServiceDocument.objects.select_related("body__region", "letter").get(pk=document.pk)


def text_of(document, code):
    return next(row["text"] for row in document.sections if row["code"] == code)


@pytest.mark.parametrize("kind", DocumentKind.values)
def test_a_village_can_sign_a_text_after_filling_nothing(cast, kind):
    document = papers.in_force(cast.body, kind, cast.ppid, AT)
    assert fresh(document).state == S.IN_FORCE
    assert document.letter.counts
    assert document.letter.signer_name == "Slamet Contoh"
    assert document.letter.signer_role == "Kepala Desa Sengon"


def test_the_walk_from_draft_to_a_new_version(cast):
    first = start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    assert (first.state, first.version) == (S.DRAFT, 1)
    first = issue_document(document=first, by=cast.ppid, at=AT)
    assert first.state == S.AWAITING_SIGNATURE
    first = sign_document(document=first, scan=scan(), by=cast.head, at=AT + DAY)
    assert first.state == S.IN_FORCE
    second = start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT + 2 * DAY)
    assert second.version == 2
    words = {"promise": "Kami sanggup."}
    second = change_document(document=second, texts=words, edition=1, by=cast.ppid, at=AT + 2 * DAY)
    second = issue_document(document=second, by=cast.ppid, at=AT + 2 * DAY)
    assert fresh(first).state == S.IN_FORCE, "until the new one is signed"
    sign_document(document=second, scan=scan(), by=cast.head, at=AT + 3 * DAY)
    assert fresh(first).state == S.REPLACED
    assert fresh(first).letter.counts, "the old paper was never void"
    assert [row.version for row in stored.versions_of(cast.body, "charter")] == [2, 1]


def test_a_new_version_begins_with_the_words_in_force_or_with_the_portals(cast):
    begun = start_document(body=cast.body, kind="sop_dip", by=cast.ppid, at=AT)
    begun = change_document(document=begun, texts={"purpose": "Kata kami."}, edition=1, by=cast.ppid, at=AT)
    sign_document(document=issue_document(document=begun, by=cast.ppid, at=AT), scan=scan(), by=cast.ppid, at=AT)
    second = start_document(body=cast.body, kind="sop_dip", by=cast.ppid, at=AT)
    assert text_of(second, "purpose") == "Kata kami."
    second.delete()
    model = start_document(body=cast.body, kind="sop_dip", by=cast.ppid, at=AT, from_model=True)
    assert "Pemerintah Desa Sengon" in text_of(model, "purpose")


def test_two_editors_do_not_write_over_each_other(cast):
    document = start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    seen = document.edition
    change_document(document=document, texts={"cost": "Tulisan pertama."}, edition=seen, by=cast.ppid, at=AT)
    with pytest.raises(ChangedMeanwhile, match="Bagus Misal menyimpan naskah ini"):
        change_document(document=document, texts={"cost": "Tulisan kedua."}, edition=seen, by=cast.ppid, at=AT)
    assert text_of(fresh(document), "cost") == "Tulisan pertama."


def test_a_section_left_empty_holds_the_issue_back_but_not_an_optional_one(cast):
    document = start_document(body=cast.body, kind="sop_request", by=cast.ppid, at=AT)
    words = {"notes": "", "purpose": " ", "cost": ""}
    document = change_document(document=document, texts=words, edition=1, by=cast.ppid, at=AT)
    with pytest.raises(DocumentIncomplete, match=r"Isi dahulu bagian ini: Tujuan, Biaya\."):
        issue_document(document=document, by=cast.ppid, at=AT)


def test_a_step_without_its_four_parts_is_told_by_its_number(cast):
    document = start_document(body=cast.body, kind="sop_dip", by=cast.ppid, at=AT)
    words = {"steps": "Mencatat | PPID | Hari itu | Catatan\n\nMenyimpan | PPID"}
    document = change_document(document=document, texts=words, edition=1, by=cast.ppid, at=AT)
    for move in (issue_document, preview_document):
        with pytest.raises(StepUnclear, match="Langkah 2: tulis empat bagian"):
            move(document=document, by=cast.ppid, at=AT)


def test_the_charter_says_where_and_when_to_come(cast):
    update_body(body=cast.body, changes={"service_hours": " "}, by=None, at=AT)
    document = start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    with pytest.raises(DocumentIncomplete, match="alamat kantor dan jam layanan"):
        issue_document(document=document, by=cast.ppid, at=AT)
    procedure = start_document(body=cast.body, kind="sop_dip", by=cast.ppid, at=AT)
    assert issue_document(document=procedure, by=cast.ppid, at=AT).letter is not None


# --- who may ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["clerk", "head", "other_ppid", "admin", "monitor", "stranger"])
def test_only_the_ppid_writes(cast, who):
    user = getattr(cast, who)
    with pytest.raises(Denied):
        start_document(body=cast.body, kind="charter", by=user, at=AT)
    document = start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    with pytest.raises(Denied):
        change_document(document=document, texts={}, edition=1, by=user, at=AT)
    with pytest.raises(Denied):
        issue_document(document=document, by=user, at=AT)


@pytest.mark.parametrize("who", ["clerk", "other_ppid", "admin", "stranger"])
def test_neither_clerk_nor_outsider_brings_the_signature(cast, who):
    document = papers.issued(cast.body, "charter", cast.ppid, AT)
    with pytest.raises(Denied, match="PPID atau Atasan PPID"):
        sign_document(document=document, scan=scan(), by=getattr(cast, who), at=AT)


def test_the_head_alone_signs_electronically(cast):
    update_body(body=cast.body, changes={"signing_mode": "tte"}, by=None, at=AT)
    cast.body.refresh_from_db()
    document = papers.issued(cast.body, "charter", cast.ppid, AT)
    with pytest.raises(Denied, match="Hanya Atasan PPID Desa Sengon yang dapat menandatanganinya secara elektronik"):
        sign_document(document=document, scan=None, by=cast.ppid, at=AT)
    assert sign_document(document=document, scan=None, by=cast.head, at=AT).letter.counts


def test_a_paper_is_not_signed_without_its_scan(cast):
    document = papers.issued(cast.body, "charter", cast.ppid, AT)
    with pytest.raises(LetterRefused):
        sign_document(document=document, scan=None, by=cast.head, at=AT)
    assert fresh(document).state == S.AWAITING_SIGNATURE


def test_one_version_of_a_kind_is_in_hand_at_a_time(cast):
    start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    with pytest.raises(Denied, match="sudah dimulai"):
        start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    facts = {"kind": "charter", "version": 2, "started_at": AT, "started_by": cast.ppid}
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceDocument.objects.create(body=cast.body, **facts)


def test_what_is_issued_is_not_changed(cast):
    document = papers.issued(cast.body, "charter", cast.ppid, AT)
    with pytest.raises(Denied, match="isinya tidak dapat diubah"):
        change_document(document=document, texts={"cost": "Lain"}, edition=1, by=cast.ppid, at=AT)


# --- taking back ------------------------------------------------------------------------------------------------------
def test_an_unsigned_paper_is_recalled_becomes_a_draft_and_its_number_is_gone(cast):
    document = papers.issued(cast.body, "charter", cast.ppid, AT)
    letter = document.letter
    document = recall_document(document=document, reason="Salah jam", by=cast.ppid, at=AT)
    assert fresh(document).state == S.DRAFT
    letter.refresh_from_db()
    assert letter.void_reason == "Salah jam"
    again = issue_document(document=document, by=cast.ppid, at=AT)
    assert again.letter.number != letter.number


def test_what_is_in_force_is_recalled_by_the_head_and_stays_readable(cast):
    document = papers.in_force(cast.body, "charter", cast.ppid, AT)
    with pytest.raises(Denied, match="Hanya Atasan PPID"):
        recall_document(document=document, reason="Keliru", by=cast.ppid, at=AT)
    with pytest.raises(LetterRefused):
        recall_document(document=document, reason=" ", by=cast.head, at=AT)
    recall_document(document=document, reason="Keliru", by=cast.head, at=AT)
    assert fresh(document).state == S.RECALLED
    assert list(stored.versions_of(cast.body, "charter")) == [document]
    assert start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT).version == 2
    with pytest.raises(Denied):
        recall_document(document=document, reason="Lagi", by=cast.head, at=AT)


# --- what stays -------------------------------------------------------------------------------------------------------
def test_every_step_is_recorded_with_ids_and_numbers_alone(cast):
    document = start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    words = {"promise": "Janji rahasia yang tidak dicatat."}
    document = change_document(document=document, texts=words, edition=1, by=cast.ppid, at=AT)
    document = issue_document(document=document, by=cast.ppid, at=AT)
    document = sign_document(document=document, scan=scan(), by=cast.head, at=AT)
    recall_document(document=document, reason="Keliru", by=cast.head, at=AT)
    rows = list(stored.changes_of(document).order_by("pk"))
    assert [row.kind for row in rows] == [
        ChangeKind.DOCUMENT_STARTED, ChangeKind.DOCUMENT_CHANGED, ChangeKind.DOCUMENT_ISSUED,
        ChangeKind.DOCUMENT_SIGNED, ChangeKind.DOCUMENT_RECALLED,
    ]  # fmt: skip
    assert {row.regency for row in rows} == {world.klaten()}
    assert "rahasia" not in str([row.after for row in rows])
    assert rows[-1].reason == "Keliru"


def test_a_preview_takes_no_number_and_writes_nothing(cast):
    document = start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    before = Change.objects.count()
    words = reading.prose(preview_document(document=document, by=cast.clerk, at=AT))
    assert "Belum ditandatangani" in words
    assert Change.objects.count() == before
    with pytest.raises(Denied):
        preview_document(document=document, by=cast.other_ppid, at=AT)


def test_the_numbers_are_those_of_the_bodys_series(cast):
    numbers = [papers.issued(cast.body, kind, cast.ppid, AT).letter.number for kind in ("charter", "sop_dip")]
    assert numbers == ["500.12/001/2026", "500.12/002/2026"]


def test_without_a_head_in_office_the_name_is_left_to_be_filled_by_hand(country):
    body = papers.furnish(world.cucukan(), AT)
    ppid = world.in_office(body, Role.PPID)
    document = papers.in_force(body, "sop_dip", ppid, AT)
    assert document.letter.signer_name == "(nama Kepala Desa Cucukan)"


def test_the_regencys_own_ppid_has_such_papers_in_its_own_words(country):
    body = papers.furnish(selectors.regency_body(world.klaten()), AT)
    ppid = world.in_office(body, Role.PPID)
    document = papers.issued(body, "sop_request", ppid, AT)
    assert document.letter.signer_role == "Atasan PPID Kabupaten Klaten"
    assert "Desa" not in str(document.sections)
    assert "Nomor 1 Tahun 2018" not in document.letter.html


# --- the texts --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", DocumentKind.values)
def test_no_number_of_working_days_is_written_into_a_text(kind):
    import re  # noqa: PLC0415 - the only one that needs it

    words = " ".join(section["text"] for section in texts.template(kind))
    assert re.findall(r"\d+\s+\w*\s*hari", words) == []


@pytest.mark.parametrize("kind", DocumentKind.values)
def test_nothing_is_left_unfilled(cast, kind):
    words = str(texts.starting_sections(kind, cast.body))
    assert "{hari" not in words
    assert "[desa]" not in words
    assert "[kabupaten]" not in words


def test_the_terms_are_those_of_the_regency(cast):
    from registry.actions.configure_regency import configure_regency  # noqa: PLC0415 - the only one that needs it

    assert "paling lama 10 hari kerja sejak permohonan diterima" in text_of_kind(cast, "charter", "time")
    changes = {"term_overrides": {"answer": 6}, "completeness_clock": "from_completion", "exemption_review_days": 21}
    configure_regency(regency=world.klaten(), changes=changes, reason="Perbup", by=None, at=AT)
    assert "paling lama 6 hari kerja sejak permohonan lengkap" in text_of_kind(cast, "charter", "time")
    assert "Mulai 21 hari kerja sebelum" in text_of_kind(cast, "sop_consequence_test", "steps")


def text_of_kind(cast, kind, code):
    return next(row["text"] for row in texts.starting_sections(kind, cast.body) if row["code"] == code)


def test_the_charter_has_all_that_the_law_asks_for():
    codes = [section["code"] for section in texts.template("charter")]
    assert {"legal_basis", "procedure", "time", "cost", "guarantee", "evaluation"} <= set(codes)


def test_the_terms_of_citizens_are_those_that_deadlines_count_with():
    from requests_flow.deadlines import terms  # noqa: PLC0415 - registry may not import it; the test may

    assert {"objection": terms.OBJECTION.days, "dispute": terms.DISPUTE.days} == texts.CITIZEN_DAYS


def test_readers_of_drafts_are_the_people_of_the_body(cast):
    for user in (cast.ppid, cast.clerk, cast.head):
        policies.read_documents(user, cast.body, world.ON)
    with pytest.raises(Denied):
        policies.read_documents(cast.admin, cast.body, world.ON)
