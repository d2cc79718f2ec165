"""Reopening: once, for what was granted, within the regency's window; no right is lost by it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.policies import Denied
from documents import files, issuing
from notifications.models import Message
from registry.actions.configure_regency import configure_regency
from requests_flow import case_words, clocks, policies
from requests_flow.actions.answer import answer
from requests_flow.actions.close import close
from requests_flow.actions.note_opening import note_opening
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.purge import purge
from requests_flow.actions.reopen import reopen
from requests_flow.actions.withdraw import withdraw as withdraw_request
from requests_flow.enums import Channel, ProofChannel, RequestStatus, RoundCause
from requests_flow.models import Event, Objection
from requests_flow.objections import possible
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.file_objection import Filing, file_objection
from requests_flow.objections.actions.withdraw import withdraw
from requests_flow.objections.letter_facts import Ruling
from requests_flow.timeline import verify
from tests.documents import reading
from tests.registry import world as registry
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made
from tests.requests_flow.objections import world as objecting

AT, DAY = cases.AT, timedelta(days=1)
S = RequestStatus
REASON = "Halaman 12 sampai 20 tidak ada."


def again(case, *, by=None, at=AT + 4 * DAY, reason=REASON):
    return reopen(case=case, reason=reason, by=by or cases.holder_of(case), at=at)


def objection(case, *, at=AT + 4 * DAY):
    filing = Filing(
        submission_id=uuid4(), region=case.region, body=case.body, channel=Channel.WEB, grounds=("e",),
        case_position="Berkasnya kurang.", request=case,
    )  # fmt: skip
    return file_objection(filing=filing, by=cases.holder_of(case), at=at).case


def refusal(cast):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    reply = cases.Reply(
        items={
            item.pk: cases.ItemReply(decision="refused", ground="p17h", reason="Rahasia.", test=made.finished(cast))
            for item in case.items.all()
        },
        handover="Tidak ada.",
    )
    answer(case=case, reply=reply, by=cast.ppid, at=AT + 2 * DAY)
    return cases.fresh(cases.sign_answer(cases.fresh(case), cast.ppid, AT + 2 * DAY))


# --- the round --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", [S.ANSWERED, S.CLOSED])
def test_another_round_of_the_same_number_begins_with_a_full_term(cast, status):
    case = cases.walk_to(status, cast)
    opened = again(case)
    after = cases.fresh(case)
    assert (after.status, after.number) == (S.IN_PROGRESS, case.number)
    assert (opened.number, opened.cause, opened.reopening_reason) == (2, RoundCause.REOPENED, REASON)
    assert opened.due_on == clocks.answer_due(case.body, date(2026, 5, 15)).on
    assert opened.due_on > case.rounds.get(number=1).due_on
    assert case_words.basis(opened).startswith("Dasar: janji layanan")
    assert opened.due_days[0]["because"] == "Permohonan dibuka kembali"
    verify(after)


def test_an_officer_reopens_for_an_applicant_who_came(cast):
    case = cases.walk_to(S.CLOSED, cast)
    again(case, by=cast.clerk)
    event = Event.objects.get(request=case, kind="reopened")
    assert (event.actor, event.user) == ("officer", cast.clerk)
    assert REASON not in str(event.facts)


def test_a_reason_is_needed(cast):
    with pytest.raises(ValueError, match="Tulis apa yang belum"):
        again(cases.walk_to(S.ANSWERED, cast), reason="  ")


def test_a_request_is_reopened_once_and_then_the_way_is_an_objection(cast):
    case = cases.walk_to(S.ANSWERED, cast)
    again(case)
    fresh = cases.fresh(case)
    answer(case=fresh, reply=cases.give_all(fresh), by=cast.ppid, at=AT + 5 * DAY)
    answered = cases.fresh(cases.sign_answer(cases.fresh(case), cast.ppid, AT + 5 * DAY))
    with pytest.raises(Denied, match="ajukan keberatan"):
        again(answered, at=AT + 6 * DAY)


def test_a_refusal_is_contested_and_not_reopened(cast):
    with pytest.raises(Denied, match="Atas penolakan, ajukan keberatan"):
        again(refusal(cast))


def test_the_term_of_a_reopened_round_is_not_extended(cast):
    case = cases.walk_to(S.ANSWERED, cast)
    again(case)
    with pytest.raises(Denied, match="tanpa perpanjangan"):
        policies.extend(cast.ppid, cases.fresh(case), on=(AT + 5 * DAY).date())


def test_the_letter_of_the_new_answer_says_that_it_completes_the_first(cast):
    case = cases.walk_to(S.ANSWERED, cast)
    again(case)
    fresh = cases.fresh(case)
    letter = answer(case=fresh, reply=cases.give_all(fresh), by=cast.ppid, at=AT + 5 * DAY).letter
    words = reading.prose(files.read(issuing.ensure_pdf(letter_id=letter.pk, at=AT + 5 * DAY).pdf))
    assert "dibuka kembali pada Jumat, 15 Mei 2026" in words
    assert "Atasan PPID Desa dalam tanggapan" not in words


# --- the window -------------------------------------------------------------------------------------------------------
def test_the_window_counts_working_days_from_the_receipt(cast):
    case = cases.walk_to(S.CLOSED, cast)
    last = clocks.reopen_until(case.body, case.current_round, AT.date())
    assert last == case.current_round.objection_due_on, "as long as the term to object, by default"
    policies.reopen(cases.holder_of(case), case, on=last)
    with pytest.raises(Denied, match="sudah lewat"):
        policies.reopen(cases.holder_of(case), case, on=last + DAY)


@pytest.mark.parametrize(("days", "last"), [(1, date(2026, 5, 18)), (5, date(2026, 5, 22))])
def test_a_regency_chooses_the_window(cast, days, last):
    case = cases.walk_to(S.CLOSED, cast)
    window(days)
    assert clocks.reopen_until(case.body, case.current_round, AT.date()) == last


def test_nobody_loses_days_before_the_answer_arrived(cast):
    case = cases.walk_to(S.ANSWERED, cast)
    late = date(2026, 9, 1)
    assert clocks.reopen_until(case.body, case.current_round, late) > late
    policies.reopen(cases.holder_of(case), case, on=late)
    note_opening(case=case, key_id=None, at=AT + 3 * DAY)
    with pytest.raises(Denied, match="sudah lewat"):
        policies.reopen(cases.holder_of(case), cases.fresh(case), on=late)


def test_nought_days_close_the_window(cast):
    case = cases.walk_to(S.CLOSED, cast)
    window(0)
    with pytest.raises(Denied, match="tidak dibuka kembali"):
        again(case)


def test_a_window_longer_than_the_term_to_object_is_refused(cast):
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    with pytest.raises(ValidationError):
        window(31)


def window(days):
    configure_regency(regency=registry.klaten(), changes={"reopen_days": days}, reason="Keputusan", by=None, at=AT)


# --- beside an objection ----------------------------------------------------------------------------------------------
def test_the_answer_can_still_be_contested_while_the_new_one_is_awaited(cast):
    case = cases.walk_to(S.CLOSED, cast)
    due = case.current_round.objection_due_on
    again(case)
    found = possible.against(cases.fresh(case), cases.holder_of(case), at=AT + 6 * DAY)
    assert found.blocked == ""
    assert found.term.last_day == due, "reopening does not stop the term"
    filed = objection(cases.fresh(case), at=AT + 6 * DAY)
    assert filed.round.number == 1
    assert filed.objection_due_on == due


def test_the_silence_of_the_new_round_is_a_ground_of_its_own(cast):
    case = cases.walk_to(S.CLOSED, cast)
    opened = again(case)
    filed = objection(cases.fresh(case), at=AT + 30 * DAY)
    assert filed.round == opened
    assert filed.opened_on == opened.due_on + DAY


def test_what_the_superior_has_in_hand_is_not_reopened(cast):
    case = cases.walk_to(S.CLOSED, cast)
    running = objection(case)
    with pytest.raises(Denied, match="Atasan PPID"):
        again(case)
    withdraw(case=running, by=cases.holder_of(case), at=AT + 4 * DAY)
    again(case)


def test_what_the_superior_has_decided_is_not_reopened_either(cast):
    case = cases.walk_to(S.CLOSED, cast)
    running = objection(case)
    decide(case=running, ruling=Ruling(outcome="rejected", reasons="Sudah lengkap."), by=cast.head, at=AT + 5 * DAY)
    objecting.sign_response(Objection.objects.get(pk=running.pk), cast.head, AT + 5 * DAY)
    with pytest.raises(Denied, match="Atasan PPID"):
        again(case, at=AT + 6 * DAY)


# --- people -----------------------------------------------------------------------------------------------------------
def test_both_sides_are_told_and_the_applicant_that_the_term_to_object_runs_on(cast):
    case = cases.walk_to(S.CLOSED, cast)
    again(case)
    told = Message.objects.get(event="reopened")
    assert "tidak menghentikan jangka waktu keberatan" in told.body
    assert "2 Juli 2026" in told.body.replace("\u00a0", " ")
    assert Message.objects.filter(event="reopened_officer").count() == 3
    assert REASON not in told.body


def test_the_reason_goes_with_the_personal_data(cast):
    case = cases.walk_to(S.CLOSED, cast)
    opened = again(case)
    fresh = cases.fresh(case)
    answer(case=fresh, reply=cases.give_all(fresh), by=cast.ppid, at=AT + 5 * DAY)
    cases.sign_answer(cases.fresh(case), cast.ppid, AT + 5 * DAY)
    proof = {"channel": ProofChannel.HANDED_OVER, "evidence": "tanda terima 2", "received_at": AT + 5 * DAY}
    prove_receipt(case=case, by=cast.ppid, at=AT + 5 * DAY, **proof)
    close(case=case, by=cast.ppid, at=AT + 5 * DAY)
    purge(case=cases.fresh(case), at=AT + 90 * DAY)
    opened.refresh_from_db()
    assert opened.reopening_reason == ""


@pytest.fixture
def holder(cast, client, set_clock):
    """The applicant, signed in with the account that filed."""
    set_clock(AT + 4 * DAY)
    case = cases.walk_to(S.CLOSED, cast)
    case.account = cast.stranger
    case.save(update_fields=["account"])
    client.force_login(cast.stranger)
    client.case = case
    return client


def test_the_status_page_leads_to_reopening_and_to_an_objection_with_its_ground(holder):
    page = holder.get(holder.case.get_absolute_url()).content.decode()
    assert "Ada yang kurang? Buka kembali" in page
    contest = reverse("requests:object", args=[holder.case.public_id]) + "?alasan=e"
    assert contest in page
    form = holder.get(contest).content.decode()
    (box,) = [line for line in form.replace("<input", "\n<input").splitlines() if 'value="e"' in line]
    assert "checked" in box


def test_the_citizen_reopens_from_the_page(holder):
    url = reverse("requests:reopen", args=[holder.case.public_id])
    page = " ".join(holder.get(url).content.decode().split())
    assert "tetap berjalan" in page
    assert holder.post(url, {"reason": ""}).status_code == 422
    assert holder.post(url, {"reason": REASON}).status_code == 302
    page = " ".join(holder.get(url).content.decode().split())
    assert "dapat dibuka kembali setelah dijawab" in page


def test_what_was_given_before_stays_in_view_while_the_new_answer_is_awaited(holder):
    again(holder.case)
    page = " ".join(holder.get(holder.case.get_absolute_url()).content.decode().split())
    assert "Jawaban sebelumnya: dikabulkan seluruhnya" in page
    assert "pemberitahuan perpanjangan" not in page


def test_the_desk_reads_why_it_was_reopened(cast, holder):
    again(holder.case)
    holder.force_login(cast.ppid)
    page = holder.get(reverse("requests:case", args=[holder.case.public_id])).content.decode()
    assert REASON in page
    assert "Giliran Anda menjawab" in page


def test_what_was_answered_once_cannot_end_as_withdrawn(cast):
    case = cases.walk_to(S.ANSWERED, cast)
    again(case)
    for person in (cases.holder_of(case), cast.ppid):
        with pytest.raises(Denied, match="tidak dapat dicabut lagi"):
            withdraw_request(case=cases.fresh(case), by=person, at=AT + 5 * DAY)
    assert cases.fresh(case).status == S.IN_PROGRESS
