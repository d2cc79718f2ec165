"""The superior decides: reasons, the order that opens a new round, and never the person who answered."""

from datetime import date

import pytest

from accounts.policies import Denied
from registry.actions.appoint import appoint
from registry.enums import Role
from requests_flow import jobs as request_jobs
from requests_flow.actions.answer import answer
from requests_flow.actions.extend import extend
from requests_flow.actions.prove_receipt import prove_receipt as prove_answer
from requests_flow.actions.withdraw import withdraw as withdraw_request
from requests_flow.enums import ExtensionReason, ProofChannel
from requests_flow.enums import RequestStatus as R
from requests_flow.models import Answer
from requests_flow.objections import policies
from requests_flow.objections.actions.close import close
from requests_flow.objections.actions.decide import RulingIncomplete, decide
from requests_flow.objections.actions.deliberate import deliberate
from requests_flow.objections.actions.name_decider import name_decider
from requests_flow.objections.actions.preview import preview
from requests_flow.objections.actions.recall import recall
from requests_flow.objections.enums import Capacity, ObjectionStatus
from requests_flow.objections.letter_facts import Ruling
from requests_flow.timeline import verify
from tests.requests_flow import cases
from tests.requests_flow.objections import world

S, DAY, AT = ObjectionStatus, world.DAY, world.AT


@pytest.mark.parametrize(
    ("ruling", "words"),
    [
        (Ruling(outcome="", reasons="Alasan."), "Pilih putusan"),
        (Ruling(outcome="rejected", reasons="  "), "pertimbangan"),
        (Ruling(outcome="rejected", reasons="Alasan.", order="Berikan.", order_days=3), "tidak memuat perintah"),
        (Ruling(outcome="accepted", reasons="Alasan.", order="Berikan."), "jangka waktunya"),
        (Ruling(outcome="accepted", reasons="Alasan.", order_days=3), "jangka waktunya"),
        (Ruling(outcome="accepted", reasons="Alasan.", order="Berikan.", order_days=11), "1 sampai 10 hari kerja"),
    ],
)
def test_a_decision_that_does_not_say_all_is_refused_with_a_sentence(ruling, words, cast):
    case = world.walk_to(S.RECEIVED, cast)
    with pytest.raises(RulingIncomplete, match=words):
        decide(case=case, ruling=ruling, by=cast.head, at=AT)
    assert world.fresh(case).status == S.RECEIVED


def test_the_decision_counts_once_its_letter_is_signed(cast):
    case = world.walk_to(S.AWAITING_SIGNATURE, cast)
    assert case.answered_at is None
    assert case.request.rounds.count() == 1, "an order that is not signed opens nothing"
    world.sign_response(case, cast.head, AT + 2 * DAY)
    case = world.fresh(case)
    assert (case.status, case.answered_at, case.answered_by) == (S.DECIDED, AT + 2 * DAY, cast.head)


def test_a_recalled_letter_is_void_and_its_number_stays_used(cast):
    case = world.walk_to(S.AWAITING_SIGNATURE, cast)
    first = world.letter_of(case)
    recall(case=case, reason="Salah ketik.", by=cast.head, at=AT + 2 * DAY)
    second = decide(case=world.fresh(case), ruling=world.REJECT, by=cast.head, at=AT + 2 * DAY).letter
    first.refresh_from_db()
    assert first.is_voided
    assert second.number != first.number


def test_a_preview_takes_no_number(cast):
    case = world.walk_to(S.RECEIVED, cast)
    assert preview(case=case, ruling=world.ORDER, by=cast.head, at=AT).startswith(b"%PDF")
    assert case.standing_decision is None
    with pytest.raises(Denied):
        preview(case=case, ruling=world.ORDER, by=cast.ppid, at=AT)


# --- the order --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", [R.RECEIVED, R.INCOMPLETE, R.IN_PROGRESS, R.AWAITING_SIGNATURE, R.LAPSED])
def test_the_order_opens_a_round_whatever_became_of_a_request_nobody_answered(status, cast):
    request = cases.walk_to(status, cast)
    case = world.walk_to(S.DECIDED, cast, request=request)
    request = cases.fresh(request)
    assert (request.status, request.rounds.count()) == (R.IN_PROGRESS, 2)
    opened = request.current_round
    assert opened == case.decisions.get().opened_round
    assert opened.due_on == case.decisions.get().order_due_on == date(2026, 6, 17), "five working days from 9 June"
    assert not Answer.objects.filter(round__number=1, recalled_at=None).exists(), "what was not signed is void"
    assert request.events.order_by("sequence").last().kind == "ordered"
    verify(request)


@pytest.mark.parametrize("status", [R.ANSWERED, R.CLOSED])
def test_the_order_opens_a_round_of_an_answered_request_and_keeps_its_first_answer(status, cast):
    request = cases.walk_to(status, cast)
    world.walk_to(S.DECIDED, cast, request=request)
    request = cases.fresh(request)
    assert (request.status, request.rounds.count()) == (R.IN_PROGRESS, 2)
    assert Answer.objects.get(round__number=1).letter.counts


def test_the_ordered_answer_is_given_received_and_can_be_objected_to_again(cast):
    first = world.walk_to(S.DECIDED, cast)
    request = cases.fresh(first.request)
    moment = AT + 3 * DAY
    written = answer(case=request, reply=cases.give_all(request), by=cast.ppid, at=moment)
    assert "yang ditetapkan Atasan PPID Desa dalam tanggapan atas keberatan" in written.letter.html
    cases.sign_answer(cases.fresh(request), cast.ppid, moment)
    prove_answer(
        case=request, channel=ProofChannel.HANDED_OVER, evidence="t", received_at=moment, by=cast.ppid, at=moment
    )
    assert cases.fresh(request).status == R.ANSWERED
    assert request_jobs.record_receipts(at=moment) == 0, "the first round, never answered, asks for nothing"
    second = world.file(cast, cases.fresh(request), grounds=("d",), at=moment + DAY).case
    assert second.round.number == 2
    assert second.opened_on == moment.date()


def test_an_ordered_term_is_not_extended_by_the_ppid(cast):
    request = cases.fresh(world.walk_to(S.DECIDED, cast).request)
    with pytest.raises(Denied, match="Atasan PPID"):
        extend(case=request, reason=ExtensionReason.NOT_HELD, explanation="Dicari.", by=cast.ppid, at=AT + 2 * DAY)


def test_without_a_request_the_order_has_a_last_day_and_opens_nothing(cast):
    case = world.file(cast, None).case
    decide(case=case, ruling=world.ORDER, by=cast.head, at=AT)
    world.sign_response(case, cast.head, AT)
    decision = case.decisions.get()
    assert decision.order_due_on == date(2026, 6, 15)
    assert decision.opened_round is None


def test_a_rejection_opens_nothing(cast):
    case = world.walk_to(S.DECIDED, cast, ruling=world.REJECT)
    assert case.request.rounds.count() == 1


def test_a_request_withdrawn_meanwhile_stays_withdrawn(cast):
    case = world.walk_to(S.AWAITING_SIGNATURE, cast)
    withdraw_request(case=case.request, by=cases.holder_of(case.request), at=AT + 2 * DAY)
    world.sign_response(case, cast.head, AT + 2 * DAY)
    assert world.fresh(case).status == S.DECIDED
    assert cases.fresh(case.request).status == R.WITHDRAWN
    other = world.walk_to(S.RECEIVED, cast)
    withdraw_request(case=other.request, by=cases.holder_of(other.request), at=AT + DAY)
    with pytest.raises(RulingIncomplete, match="dicabut"):
        decide(case=other, ruling=world.ORDER, by=cast.head, at=AT + DAY)


# --- one person never answers and decides -----------------------------------------------------------------------------
@pytest.fixture
def acting(cast):
    """An objection to an answer of the PPID, who has become acting head since."""
    return world.acting_head_objected_to(cast)


def test_the_ppid_and_the_clerk_never_decide(cast):
    case = world.walk_to(S.RECEIVED, cast)
    for by in (cast.ppid, cast.clerk, cast.admin, cast.other_ppid, cast.stranger, world.holder_of(case), None):
        with pytest.raises(Denied):
            decide(case=case, ruling=world.REJECT, by=by, at=AT)


def test_an_acting_head_who_answered_decides_only_when_nobody_is_named_and_the_letter_says_so(acting, cast):
    decision = decide(case=acting, ruling=world.REJECT, by=cast.ppid, at=AT)
    assert decision.capacity == Capacity.SUPERIOR_WHO_ANSWERED
    assert "Saya juga menjawab permohonan ini" in decision.letter.html
    assert "Komisi Informasi Provinsi Jawa Tengah" in decision.letter.html


def test_whom_the_head_names_by_decree_decides_and_the_head_no_longer_does(acting, cast):
    world.name(acting, cast.clerk, cast)
    with pytest.raises(Denied, match="7 Tahun 2026"):
        decide(case=acting, ruling=world.REJECT, by=cast.ppid, at=AT)
    assert policies.decider_of(acting, on=AT.date()) == [cast.clerk]
    decision = decide(case=world.fresh(acting), ruling=world.ORDER, by=cast.clerk, at=AT)
    assert decision.capacity == Capacity.DELEGATE
    assert "Keputusan Nomor 7 Tahun 2026" in decision.letter.html
    assert decision.letter.signer_role == "Kepala Urusan Tata Usaha yang ditunjuk Kepala Desa Sengon"
    world.sign_response(acting, cast.clerk, AT)
    assert cases.fresh(acting.request).rounds.count() == 2, "the delegate's order opens the round"


def test_somebody_from_elsewhere_who_is_named_may_open_the_case(acting, cast):
    assert not policies.visible_to(cast.stranger, on=AT.date()).filter(pk=acting.pk).exists()
    world.name(acting, cast.stranger, cast)
    assert policies.visible_to(cast.stranger, on=AT.date()).filter(pk=acting.pk).exists()


def test_only_a_head_who_answered_names_another_and_never_himself(acting, cast):
    with pytest.raises(Denied, match="orang lain"):
        world.name(acting, cast.ppid, cast)
    with pytest.raises(ValueError, match="nomor keputusan"):
        world.name(acting, cast.clerk, cast, decree_number=" ")
    with pytest.raises(ValueError, match="belum tiba"):
        world.name(acting, cast.clerk, cast, decree_on=AT.date() + DAY)


def test_a_head_who_did_not_answer_decides_himself(cast):
    case = world.walk_to(S.RECEIVED, cast)
    with pytest.raises(Denied, match="Anda sendiri"):
        name_decider(
            case=case, to=cast.clerk, position_title="Kaur", decree_number="7", decree_on=AT.date(), by=cast.head, at=AT
        )


def test_a_letter_prepared_by_one_head_is_not_signed_by_the_next(cast):
    case = world.walk_to(S.AWAITING_SIGNATURE, cast)
    appoint(
        user=cast.stranger, body=cast.body, role=Role.VILLAGE_HEAD, starts_on=AT.date(), by=None, at=AT
    )  # fmt: skip
    with pytest.raises(Denied, match="orang lain"):
        world.sign_response(case, cast.stranger, AT + 2 * DAY)


# --- deliberation -----------------------------------------------------------------------------------------------------
MEETING = {
    "held_on": AT.date(), "place": "Balai desa", "participants": "Kepala Desa, PPID, pemohon", "is_agreed": True,
    "minutes": "Disepakati bahwa berkas diserahkan.",
}  # fmt: skip


def test_a_deliberation_is_recorded_with_its_minutes_and_told_in_the_letter(cast):
    case = world.walk_to(S.RECEIVED, cast)
    held = deliberate(case=case, **MEETING, scan=cases.scan(), by=cast.clerk, at=AT + DAY)
    assert held.minutes_file.kind == "minutes"
    assert world.fresh(case).status == S.RECEIVED
    decision = decide(case=world.fresh(case), ruling=world.ORDER, by=cast.head, at=AT + DAY)
    assert "di Balai desa: tercapai kesepakatan." in decision.letter.html
    with pytest.raises(Denied, match="Tarik dahulu"):
        deliberate(case=case, **MEETING, by=cast.clerk, at=AT + DAY)


@pytest.mark.parametrize(
    "change", [{"held_on": AT.date() - DAY}, {"held_on": AT.date() + 2 * DAY}, {"minutes": " "}, {"participants": ""}]
)
def test_a_deliberation_on_a_wrong_day_or_without_minutes_is_refused(change, cast):
    case = world.walk_to(S.RECEIVED, cast)
    with pytest.raises(ValueError, match="musyawarah"):
        deliberate(case=case, **(MEETING | change), by=cast.clerk, at=AT + DAY)
    assert not case.deliberations.exists()


def test_a_case_is_closed_only_after_the_response_arrived(cast):
    case = world.walk_to(S.DECIDED, cast)
    with pytest.raises(Denied, match="Belum ada bukti"):
        close(case=case, by=cast.clerk, at=AT + 2 * DAY)
