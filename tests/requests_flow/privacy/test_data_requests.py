"""Requests about own data: who may file, the clock of hours, correcting, erasing, refusing."""

from datetime import timedelta

import pytest

from accounts.policies import Denied
from registry.actions.configure_regency import configure_regency
from requests_flow.models import Applicant, DataSubject, Objector, PersonalDataRequest
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.policies import KeyHolder
from requests_flow.privacy import terms
from requests_flow.privacy.actions.close import close
from requests_flow.privacy.actions.correct import correct
from requests_flow.privacy.actions.erase import erase
from requests_flow.privacy.actions.file_data_request import file_data_request
from requests_flow.privacy.actions.recall import recall
from requests_flow.privacy.actions.reply import ReplyIncomplete, reply
from requests_flow.privacy.actions.take_up import take_up
from requests_flow.privacy.actions.withdraw import withdraw
from requests_flow.privacy.letter_facts import Ruling
from requests_flow.timeline import applicant_digest, verify
from tests.registry import world as country
from tests.requests_flow import cases
from tests.requests_flow.objections import world as objecting
from tests.requests_flow.privacy import world

AT, HOUR, DAY = world.AT, world.HOUR, world.DAY


# --- filing and clock -------------------------------------------------------------------------------------------------
def test_a_request_gets_a_number_of_its_own_series_and_72_hours_of_the_calendar(cast):
    case = world.file(cast)
    assert case.number == "001/DP/V/2026"
    assert case.due_at == AT + timedelta(hours=72), "Saturday and Sunday count"
    assert world.file(cast).number == "002/DP/V/2026"
    assert terms.left(case.due_at, AT + 70 * HOUR + HOUR / 2).words == "tinggal 1 jam"
    assert terms.left(case.due_at, AT + 71 * HOUR + HOUR / 2).words == "kurang dari satu jam lagi"
    assert terms.left(case.due_at, AT + 75 * HOUR).words == "lewat 3 jam"


def test_a_regency_may_promise_less_and_never_more(cast):
    configure_regency(
        regency=country.klaten(), changes={"personal_data_hours": 48}, reason="Perbup", by=cast.admin, at=cases.AT
    )
    assert world.file(cast).due_at == AT + timedelta(hours=48)
    with pytest.raises(Exception, match="72"):
        configure_regency(
            regency=country.klaten(), changes={"personal_data_hours": 100}, reason="x", by=cast.admin, at=cases.AT
        )


def test_the_same_form_sent_twice_is_one_request(cast):
    proof = cases.walk_to("received", cast)
    filing, by = world.filing(cast, proof), cases.holder_of(proof)
    assert file_data_request(filing=filing, by=by, at=AT) == file_data_request(filing=filing, by=by, at=AT + HOUR)
    assert PersonalDataRequest.objects.count() == 1


def test_nobody_files_on_a_case_of_somebody_else(cast):
    mine, other = cases.walk_to("received", cast), cases.walk_to("received", cast)
    for by in (cases.holder_of(other), None, cast.stranger, cast.other_ppid, cast.monitor):
        with pytest.raises(Denied):
            file_data_request(filing=world.filing(cast, mine), by=by, at=AT)
    assert not PersonalDataRequest.objects.exists()


def test_a_key_that_was_replaced_proves_nothing(cast):
    proof = cases.walk_to("received", cast)
    old = proof.tracking_keys.get()
    old.revoked_at = AT
    old.save()
    with pytest.raises(Denied, match="tidak berlaku"):
        file_data_request(filing=world.filing(cast, proof), by=KeyHolder(old.pk), at=AT)


def test_at_the_desk_an_officer_enters_it_and_the_timeline_says_that_identity_was_checked(cast):
    case = world.at_the_desk(cast)
    event = case.events.get()
    assert event.user == cast.clerk
    assert event.facts["identity_checked"] is True
    assert case.subject.name == "Tamu Contoh"
    with pytest.raises(ValueError, match="nama dan alamat"):
        world.at_the_desk(cast, subject={"name": "Tamu"})


def test_no_event_holds_what_the_person_wrote_or_who_it_is(cast):
    case = world.walk_to("closed", cast)
    told = str([event.facts for event in case.events.all()]) + str([e.facts for e in case.request.events.all()])
    for secret in (world.WISH, "Fulanah", "Dukuh", cases.NIK, world.CHANGES["name"], cases.APPLICANT["email"]):
        assert secret not in told
    assert verify(case) == case.events.count()


# --- correcting -------------------------------------------------------------------------------------------------------
def test_a_correction_reaches_the_request_and_the_objection_against_it(cast):
    proof = objecting.unanswered(cast)
    objection = objecting.file(cast, proof).case
    case = world.file(cast, proof, at=objecting.AT + DAY)
    take_up(case=case, by=cast.clerk, at=objecting.AT + DAY)
    before = applicant_digest(proof.applicant)
    assert correct(case=case, changes=world.CHANGES, by=cast.ppid, at=objecting.AT + DAY) == 2
    assert Applicant.objects.get(request=proof).name == world.CHANGES["name"]
    assert Objector.objects.get(objection=objection).address == world.CHANGES["address"]
    assert DataSubject.objects.get(data_request=case).name == world.CHANGES["name"]
    event = proof.events.get(kind="data_corrected")
    assert set(event.facts["before"]) == {"name", "address"}
    assert event.facts["before"] != event.facts["after"]
    assert event.facts["applicant"] == applicant_digest(Applicant.objects.get(request=proof)) != before
    assert objection.events.filter(kind=ObjectionEventKind.DATA_CORRECTED).count() == 1
    assert verify(proof)
    assert verify(objection)


def test_a_correction_touches_no_case_of_anybody_else(cast):
    other = cases.walk_to("received", cast)
    world.walk_to("answered", cast)
    assert Applicant.objects.get(request=other).name == cases.APPLICANT["name"]
    assert not other.events.filter(kind="data_corrected").exists()


def test_a_correction_is_granted_only_after_the_data_were_changed(cast):
    case = world.walk_to("in_review", cast)
    unchanged = world.file(cast)
    with pytest.raises(ReplyIncomplete, match="Perbaiki dahulu"):
        reply(case=unchanged, ruling=world.GRANT, by=cast.ppid, at=AT + HOUR)
    take_up(case=unchanged, by=cast.ppid, at=AT + HOUR)
    with pytest.raises(ValueError, match="berbeda"):
        correct(case=unchanged, changes={"name": cases.APPLICANT["name"]}, by=cast.ppid, at=AT + HOUR)
    with pytest.raises(ValueError, match="tidak boleh dikosongkan"):
        correct(case=case, changes={"name": " "}, by=cast.ppid, at=AT + HOUR)


# --- replying ---------------------------------------------------------------------------------------------------------
def test_a_refusal_needs_a_reason_and_a_grant_says_what_was_done(cast):
    case = world.file(cast, right="restrict", wish="Jangan hubungi nomor lama saya.")
    with pytest.raises(ReplyIncomplete, match="alasan"):
        reply(case=case, ruling=Ruling(outcome="refused"), by=cast.ppid, at=AT)
    with pytest.raises(ReplyIncomplete, match="dilakukan"):
        reply(case=case, ruling=Ruling(outcome="granted"), by=cast.ppid, at=AT)
    with pytest.raises(ReplyIncomplete, match="keputusan"):
        reply(case=case, ruling=Ruling(outcome="maybe"), by=cast.ppid, at=AT)


def test_a_recalled_reply_is_void_and_another_can_be_written(cast):
    case = world.walk_to("awaiting_signature", cast)
    letter = world.letter_of(case)
    recall(case=case, reason="Salah ketik.", by=cast.ppid, at=AT + 3 * HOUR)
    letter.refresh_from_db()
    assert letter.is_voided
    reply(case=case, ruling=world.PARTLY, by=cast.ppid, at=AT + 4 * HOUR)
    assert case.replies.filter(recalled_at=None).count() == 1


def test_a_late_reply_is_recorded_as_late_and_still_counts(cast):
    case = world.file(cast, right="restrict", wish="Batasi.")
    world.answer(case, world.PARTLY, cast, AT + 80 * HOUR)
    assert world.fresh(case).events.get(kind="answered").facts["late"] is True


def test_withdrawing_voids_the_unsigned_reply(cast):
    case = world.walk_to("awaiting_signature", cast)
    letter = world.letter_of(case)
    withdraw(case=case, by=world.holder_of(case), at=AT + 3 * HOUR)
    letter.refresh_from_db()
    assert letter.is_voided


# --- erasing ----------------------------------------------------------------------------------------------------------
def test_a_running_case_is_not_erased(cast):
    case = world.file(cast, right="erase", wish="Hapus.")
    with pytest.raises(ReplyIncomplete, match="masih diperlukan"):
        reply(case=case, ruling=Ruling(outcome="granted", measures="Dihapus."), by=cast.ppid, at=AT)


def test_a_refused_erasure_names_the_day_on_which_the_retention_ends(cast):
    proof = cases.walk_to("closed", cast)
    case = world.file(cast, proof, right="erase", wish="Hapus.")
    with pytest.raises(ReplyIncomplete, match="belum lewat"):
        reply(case=case, ruling=Ruling(outcome="granted", measures="Dihapus."), by=cast.ppid, at=AT)
    made = reply(case=case, ruling=Ruling(outcome="refused", reasons="Wajib disimpan."), by=cast.ppid, at=AT)
    last_day_to_object = proof.current_round.objection_due_on
    assert made.keep_until_on == last_day_to_object + timedelta(days=1825)


def test_an_erasure_deletes_the_person_everywhere_and_leaves_chains_that_hold(cast):
    case = world.owing_erasure(cast)
    proof = case.request
    with pytest.raises(Denied, match="Laksanakan dahulu"):
        close(case=case, by=cast.clerk, at=AT + 2 * HOUR)
    erase(case=case, by=cast.ppid, at=AT + 2 * HOUR)
    assert not Applicant.objects.filter(request=proof).exists()
    assert not DataSubject.objects.filter(data_request=case).exists()
    assert not proof.tracking_keys.filter(revoked_at=None).exists()
    assert proof.events.get(kind="purged").facts["data_request"] == case.number
    assert verify(world.fresh(case))
    assert verify(proof)
    close(case=world.fresh(case), by=cast.clerk, at=AT + 3 * HOUR)


def test_nothing_can_be_asked_about_a_case_whose_person_is_gone(cast):
    case = world.owing_erasure(cast, done=True)
    with pytest.raises(Denied):
        file_data_request(filing=world.filing(cast, case.request), by=None, at=AT + DAY)
    with pytest.raises(ValueError, match="sudah dihapus"):
        file_data_request(filing=world.filing(cast, case.request, channel="walk_in"), by=cast.clerk, at=AT + DAY)
