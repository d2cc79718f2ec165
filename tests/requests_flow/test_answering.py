"""Answering, signing, extending, completing: the letters, the two moments, the deadlines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accounts.policies import Denied
from documents import verification
from documents.models import Letter
from notifications.models import Message
from requests_flow import jobs, outcomes
from requests_flow.actions.answer import AnswerIncomplete, ItemReply, Reply, answer
from requests_flow.actions.ask_completion import ask_completion
from requests_flow.actions.complete import complete
from requests_flow.actions.extend import extend
from requests_flow.actions.lapse import lapse
from requests_flow.actions.note_opening import note_opening
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.recall import recall
from requests_flow.actions.sign import sign
from requests_flow.actions.withdraw import withdraw
from requests_flow.enums import ExtensionReason, Outcome, ProofChannel
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

DAY = timedelta(days=1)
EXTENSION = {"reason": ExtensionReason.NOT_HELD, "explanation": "Masih dikumpulkan."}


@pytest.mark.parametrize(
    ("decisions", "outcome"),
    [
        (["given", "given"], Outcome.GRANTED),
        (["given", "not_held"], Outcome.PARTLY_GRANTED),
        (["redacted"], Outcome.PARTLY_GRANTED),
        (["refused", "not_held"], Outcome.REFUSED),
        (["not_held", "not_held"], Outcome.NOT_HELD),
    ],
)
def test_the_outcome_follows_from_the_items(decisions, outcome):
    assert outcomes.outcome_of(decisions) is outcome


def two_replies(case, first, second, **more):
    items = list(case.items.all())
    return Reply(items={items[0].pk: first, items[1].pk: second}, handover="Diunduh.", **more)


def test_an_unsigned_answer_is_no_answer(cast):
    case = cases.walk_to("awaiting_signature", cast)
    assert case.current_round.answered_at is None
    assert not Message.objects.filter(event="answered").exists()
    case = cases.sign_answer(case, cast.ppid, cases.AT + 3 * DAY)
    current = cases.fresh(case).current_round
    assert current.answered_at == cases.AT + 3 * DAY
    assert current.received_by_applicant_at is None, "answered and received are two moments"
    assert Message.objects.filter(event="answered").count() == 1


def test_a_wet_letter_needs_its_scan(cast):
    case = cases.walk_to("awaiting_signature", cast)
    with pytest.raises(ValueError, match="Unggah pindaian"):
        sign(case=case, letter=cases.answer_letter(case), scan=None, by=cast.ppid, at=cases.AT + 3 * DAY)
    assert cases.fresh(case).status == "awaiting_signature"


def test_a_village_that_signs_electronically_gets_a_signed_pdf(cast):
    cast.body.signing_mode = "tte"
    cast.body.save()
    case = cases.walk_to("awaiting_signature", cast)
    case = sign(case=case, letter=cases.answer_letter(case), scan=None, by=cast.ppid, at=cases.AT + 3 * DAY)
    letter = cases.answer_letter(cases.fresh(case))
    assert letter.counts
    assert letter.signed_file.sha256 != letter.pdf.sha256


def test_the_first_opening_proves_receipt_and_starts_the_term_to_object(cast):
    case = cases.walk_to("answered", cast)
    holder = cases.holder_of(case)
    opened = cases.AT + 4 * DAY
    note_opening(case=case, key_id=holder.key_id, at=opened)
    note_opening(case=case, key_id=holder.key_id, at=opened + DAY)
    assert jobs.record_receipts(at=opened + 2 * DAY) == 1
    assert jobs.record_receipts(at=opened + 3 * DAY) == 0
    current = cases.fresh(case).current_round
    assert current.received_by_applicant_at == opened
    assert current.receipt_channel == ProofChannel.OPENED_WITH_KEY
    assert current.objection_due_on == date(2026, 7, 2)


def test_opening_before_the_answer_proves_nothing(cast):
    case = cases.walk_to("in_progress", cast)
    note_opening(case=case, key_id=cases.holder_of(case).key_id, at=cases.AT + DAY)
    assert not hasattr(case.current_round, "opening")


def test_a_hand_over_before_the_answer_was_signed_is_refused(cast):
    case = cases.walk_to("answered", cast)
    with pytest.raises(ValueError, match="sesudah jawaban"):
        prove_receipt(
            case=case,
            channel=ProofChannel.HANDED_OVER,
            evidence="x",
            received_at=cases.AT,
            by=cast.ppid,
            at=cases.AT + 9 * DAY,
        )


def test_a_refusal_is_a_decision_with_its_own_number_and_needs_a_finished_test(cast):
    case = cases.walk_to("in_progress", cast)
    refused = ItemReply(decision="refused", ground="p17h", reason="Rahasia pribadi.")
    with pytest.raises(AnswerIncomplete, match="uji konsekuensi"):
        answer(case=case, reply=two_replies(case, refused, refused), by=cast.ppid, at=cases.AT + DAY)
    tested = replace(refused, test=made.finished(cast))
    written = answer(case=case, reply=two_replies(case, tested, tested), by=cast.ppid, at=cases.AT + DAY)
    assert written.letter.kind == "refusal"
    assert written.letter.number == "1/PPID/2026"


def test_every_item_must_be_answered_with_what_the_law_wants(cast):
    case = cases.walk_to("in_progress", cast)
    given, bare = ItemReply(decision="given"), ItemReply(decision="refused")
    with pytest.raises(AnswerIncomplete, match="satu per satu"):
        answer(case=case, reply=Reply(items={}, handover="x"), by=cast.ppid, at=cases.AT)
    with pytest.raises(AnswerIncomplete, match="nomor 2: Pilih dasar hukum"):
        answer(case=case, reply=two_replies(case, given, bare), by=cast.ppid, at=cases.AT)
    assert not Letter.objects.exclude(kind="receipt").exists(), "nothing half-written"


def test_what_another_body_holds_is_referred_there(cast):
    case = cases.walk_to("in_progress", cast)
    away = ItemReply(decision="not_held", holder="Dinas Pekerjaan Umum", reason="Jalan kabupaten.")
    written = answer(case=case, reply=two_replies(case, away, away, refer=True), by=cast.ppid, at=cases.AT + DAY)
    assert written.outcome == Outcome.NOT_HELD
    assert written.referral_letter.kind == "referral"
    assert "Dinas Pekerjaan Umum" in written.referral_letter.html


def test_a_recalled_letter_is_void_and_its_number_stays_used(cast):
    case = cases.walk_to("awaiting_signature", cast)
    first = cases.answer_letter(case)
    recall(case=case, reason="Salah ketik.", by=cast.ppid, at=cases.AT + 3 * DAY)
    case = cases.fresh(case)
    answer(case=case, reply=cases.give_all(case), by=cast.ppid, at=cases.AT + 3 * DAY)
    second = cases.answer_letter(cases.fresh(case))
    assert (first.number, second.number) == ("500.12/001/2026", "500.12/002/2026")
    assert verification.facts(first.verify_code).status == "voided"


def test_d05_an_extension_counts_once_it_is_signed_and_only_in_time(cast):
    case = cases.walk_to("in_progress", cast)
    extend(
        case=case,
        reason=ExtensionReason.NOT_DOCUMENTED,
        explanation="Dicari di lima buku.",
        by=cast.ppid,
        at=cases.AT + DAY,
    )
    current = cases.fresh(case).current_round
    assert current.deadline_on == date(2026, 5, 29), "an unsigned notice extends nothing"
    with pytest.raises(Denied, match="sudah lewat"):
        sign(case=case, letter=current.extension_letter, scan=cases.scan(), by=cast.ppid, at=cases.AT + 20 * DAY)
    sign(case=case, letter=current.extension_letter, scan=cases.scan(), by=cast.ppid, at=cases.AT + 2 * DAY)
    current = cases.fresh(case).current_round
    assert current.deadline_on == date(2026, 6, 10)
    assert len([row for row in current.deadline_days if row["counted"]]) == 17
    with pytest.raises(Denied, match="satu kali"):
        extend(
            case=cases.fresh(case),
            reason=ExtensionReason.NOT_HELD,
            explanation="Lagi.",
            by=cast.ppid,
            at=cases.AT + 3 * DAY,
        )


def test_d03_the_term_to_complete_runs_from_the_notice_that_counts(cast):
    case = cases.walk_to("incomplete", cast)
    assert cases.fresh(case).current_round.completion_due_on == date(2026, 5, 19)
    with pytest.raises(Denied, match="belum ditandatangani"):
        lapse(case=case, by=cast.ppid, at=cases.AT + 20 * DAY)
    letter = case.current_round.completion_letter
    sign(case=case, letter=letter, scan=cases.scan(), by=cast.ppid, at=cases.AT + 7 * DAY)
    assert cases.fresh(case).current_round.completion_due_on == date(2026, 5, 21)
    with pytest.raises(Denied, match="belum lewat"):
        lapse(case=case, by=cast.ppid, at=cases.AT + 10 * DAY)
    lapse(case=case, by=cast.ppid, at=cases.AT + 11 * DAY)
    assert cases.fresh(case).status == "lapsed"


def test_the_clock_starts_anew_on_completion_only_where_the_regency_says_so(cast):
    case = cases.walk_to("incomplete", cast)
    complete(case=case, explanation="Ini suratnya.", papers=(), by=cases.holder_of(case), at=cases.AT + 2 * DAY)
    assert cases.fresh(case).current_round.due_on == date(2026, 5, 29)
    config = cast.admin.appointments.get().body.region.config
    config.completeness_clock = "from_completion"
    config.save()
    other = cases.walk_to("incomplete", cast)
    complete(case=other, explanation="Ini suratnya.", papers=(), by=cases.holder_of(other), at=cases.AT + 2 * DAY)
    assert cases.fresh(other).current_round.due_on == date(2026, 6, 3)


def test_completing_needs_something_to_complete_with(cast):
    case = cases.walk_to("incomplete", cast)
    with pytest.raises(ValueError, match="keterangan"):
        complete(case=case, explanation="  ", papers=(), by=cases.holder_of(case), at=cases.AT + 2 * DAY)


def test_nothing_missing_is_no_completeness_notice(cast):
    case = cases.walk_to("received", cast)
    with pytest.raises(ValueError, match="sedikitnya satu"):
        ask_completion(case=case, missing=(), by=cast.ppid, at=cases.AT + DAY)


@pytest.mark.parametrize("notice", ["completion_letter", "extension_letter"])
def test_a_notice_that_was_never_signed_falls_with_the_withdrawn_request(cast, notice):
    case = cases.walk_to("incomplete" if notice == "completion_letter" else "in_progress", cast)
    if notice == "extension_letter":
        extend(case=case, by=cast.ppid, at=cases.AT + 2 * DAY, **EXTENSION)
    letter = getattr(cases.fresh(case).current_round, notice)
    assert verification.facts(letter.verify_code).status == "awaiting_signature"
    withdraw(case=cases.fresh(case), by=cases.holder_of(case), at=cases.AT + 3 * DAY)
    assert verification.facts(letter.verify_code).status == "voided"


def test_an_extension_that_was_never_signed_falls_when_the_answer_is_signed(cast):
    case = cases.walk_to("in_progress", cast)
    extend(case=case, by=cast.ppid, at=cases.AT + 2 * DAY, **EXTENSION)
    letter = cases.fresh(case).current_round.extension_letter
    answer(case=cases.fresh(case), reply=cases.give_all(case), by=cast.ppid, at=cases.AT + 3 * DAY)
    cases.sign_answer(cases.fresh(case), cast.ppid, cases.AT + 3 * DAY)
    assert verification.facts(letter.verify_code).status == "voided"


def test_a_guest_who_withdraws_voids_the_unsigned_letter(cast):
    case = cases.walk_to("awaiting_signature", cast)
    letter = cases.answer_letter(case)
    withdraw(case=case, by=cases.holder_of(case), at=cases.AT + 3 * DAY)
    assert cases.fresh(case).status == "withdrawn"
    found = verification.facts(letter.verify_code)
    assert found is not None
    assert found.status == "voided"
