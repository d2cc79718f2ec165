"""The deadlines of the law (regulation brief 7.3): D08 and D09 are recorded and shown, D10 to D13 bind others."""

from datetime import date, datetime, timedelta

import pytest

from accounts.policies import Denied
from requests_flow.disputes import policies
from requests_flow.disputes.actions import file_dispute as filing
from requests_flow.objections import jobs
from requests_flow.objections.actions.withdraw import withdraw as withdraw_objection
from tests.requests_flow import cases
from tests.requests_flow.disputes import world
from tests.requests_flow.objections import world as objections

DAY, AT = world.DAY, world.AT
LAST_AFTER_RESPONSE = date(2026, 7, 1)  # 14 working days from 10 June; 16 June is a holiday
SILENT_AFTER = date(2026, 7, 21)
LAST_AFTER_SILENCE = date(2026, 8, 10)  # 14 working days from 21 July


def morning(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 8, 0, tzinfo=AT.tzinfo)


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)], ids=["on-the-last-day", "a-day-later"])
def test_d08_a_dispute_counts_from_the_receipt_of_the_response_and_a_late_one_is_recorded_all_the_same(
    days, late, cast
):
    at = morning(LAST_AFTER_RESPONSE) + days * DAY
    case = world.file(cast, at=at)
    assert (case.due_on, case.due_term) == (LAST_AFTER_RESPONSE, "dispute")
    assert sum(row["counted"] for row in case.due_days) == 14
    assert case.is_late == late
    assert case.events.get().facts["late"] == late


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)], ids=["on-the-last-day", "a-day-later"])
def test_d09_after_silence_the_term_counts_from_the_end_of_the_superiors_30_days(days, late, cast):
    objection = world.silent(cast)
    assert objection.silent_after_on == SILENT_AFTER
    at = morning(LAST_AFTER_SILENCE) + days * DAY
    case = world.file(cast, objection, at=at)
    assert (case.due_on, case.due_term, case.is_late) == (LAST_AFTER_SILENCE, "dispute_after_silence", late)


def test_d09_is_the_day_that_was_told_to_the_citizen(cast):
    objection = world.silent(cast)
    jobs.record_silences(at=morning(SILENT_AFTER + DAY))
    case = world.file(cast, objection, at=morning(SILENT_AFTER + 2 * DAY))
    assert case.due_on == objections.fresh(objection).dispute_due_on


def test_d09_a_response_that_came_late_takes_no_day_away_and_d08_gives_more(cast):
    objection = world.silent(cast)
    at = morning(SILENT_AFTER + DAY)
    jobs.record_silences(at=at)
    objections.decide(case=objection, ruling=objections.REJECT, by=cast.head, at=at)
    objections.sign_response(objection, cast.head, at)
    silent_only = filing.terms.filing_due(objections.fresh(objection), on=at.date())
    assert silent_only.on == LAST_AFTER_SILENCE
    objections.hand_over(objection, cast.clerk, at + 5 * DAY)
    case = world.file(cast, objections.fresh(objection), at=at + 6 * DAY)
    assert case.due_term == "dispute"
    assert case.due_on == objections.fresh(objection).dispute_due_on > LAST_AFTER_SILENCE


def test_without_a_proven_receipt_no_term_has_begun_and_nothing_is_late(cast):
    objection = objections.walk_to("decided", cast, ruling=objections.REJECT)
    case = world.file(cast, objection)
    assert (case.due_on, case.due_term, case.is_late) == (None, "", False)


def test_a_dispute_waits_for_the_response_or_its_term_and_for_an_objection_that_stands(cast):
    objection = world.silent(cast)
    with pytest.raises(Denied, match="ditanggapi"):
        world.file(cast, objection, at=morning(SILENT_AFTER))
    withdraw_objection(case=objection, by=objections.holder_of(objection), at=AT)
    with pytest.raises(Denied, match="dicabut"):
        world.file(cast, objections.fresh(objection), at=morning(SILENT_AFTER + DAY))


@pytest.mark.parametrize("days", [-5, 1], ids=["before-the-objection", "in-the-future"])
def test_a_day_that_cannot_be_is_refused_with_a_sentence(days, cast):
    with pytest.raises(ValueError, match="Tanggal pengajuan"):
        world.file(cast, filed_on=AT.date() + days * DAY)


def test_one_dispute_at_a_time_and_another_after_it_was_withdrawn(cast):
    case = world.file(cast)
    with pytest.raises(Denied, match="belum selesai"):
        world.file(cast, case.objection)
    world.step(case, "withdraw", cast)
    assert world.file(cast, case.objection).pk != case.pk


# --- what binds others ------------------------------------------------------------------------------------------------
def test_d10_the_commission_starts_within_14_working_days_of_the_registration(cast):
    case = world.file(cast)
    step = world.step(case, "register", cast, morning(date(2026, 6, 15)))
    assert (step.next_term, step.next_due_on) == ("commission_start", date(2026, 7, 6))
    assert sum(row["counted"] for row in step.next_due_days) == 14


def test_d11_the_commission_has_100_working_days_from_its_first_step(cast):
    case = world.file(cast)
    world.step(case, "register", cast, morning(date(2026, 6, 15)))
    first = world.step(case, "mediate", cast, morning(date(2026, 7, 6)))
    again = world.step(case, "mediate", cast, morning(date(2026, 7, 20)))
    hearing = world.step(case, "adjudicate", cast, morning(date(2026, 8, 3)))
    assert first.next_term == "commission_end"
    assert sum(row["counted"] for row in first.next_due_days) == 100
    assert first.next_due_on == again.next_due_on == hearing.next_due_on == date(2026, 11, 25)


def test_d12_the_parties_have_14_working_days_from_the_receipt_of_an_adjudicated_decision(cast):
    case = world.walk_to("adjudication", cast)
    at = morning(date(2026, 7, 20))
    step = world.step(case, "decide", cast, at, happened_on=date(2026, 7, 13))
    assert (step.next_term, step.next_due_on) == ("lawsuit", date(2026, 8, 7))


def test_d12_does_not_run_after_an_agreement(cast):
    step = world.step(world.walk_to("mediation", cast), "decide", cast, AT + 9 * DAY, outcome="agreed")
    assert (step.next_term, step.next_due_on) == ("", None)


def test_d13_cassation_is_counted_in_calendar_days(cast):
    case = world.walk_to("court", cast)
    step = world.step(case, "judge", cast, morning(date(2026, 9, 1)))
    assert (step.next_term, step.next_due_on) == ("cassation", date(2026, 9, 15))


@pytest.mark.parametrize("move", ["mediate", "decide"])
def test_d10_and_d11_are_not_enforced(move, cast):
    case = world.walk_to("registered", cast)
    world.step(case, move, cast, AT + timedelta(days=500))


def test_d12_and_d13_are_not_enforced(cast):
    case = world.walk_to("decided", cast)
    for number, move in enumerate(("appeal", "judge", "cassate"), start=1):
        world.step(case, move, cast, AT + number * timedelta(days=100))
    assert world.fresh(case).status == "cassation"


# --- who tells --------------------------------------------------------------------------------------------------------
def test_officers_enter_what_the_citizen_did_and_others_see_nothing(cast):
    objection = world.responded(cast)
    for nobody in (cast.other_ppid, cast.stranger, cast.monitor, cases.holder_of(cases.file_case(cast.body).case)):
        with pytest.raises(Denied):
            world.file(cast, objection, by=nobody)
    case = world.file(cast, objection, by=cast.clerk)
    assert case.recorded_by == cast.clerk
    on = AT.date()
    for officer in (cast.ppid, cast.clerk, cast.head, cast.monitor, cast.admin):
        assert policies.visible_to(officer, on=on).get() == case
    for nobody in (cast.other_ppid, cast.stranger):
        assert not policies.visible_to(nobody, on=on).exists()
