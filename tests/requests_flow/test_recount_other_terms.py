"""A decree moves the other running terms too: to complete, to object, to respond, the commission, an order."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from notifications.models import Message
from registry.actions.import_holidays import import_holidays
from registry.actions.remove_day import remove_day
from registry.actions.set_day import set_day
from registry.models import Appointment
from requests_flow import jobs
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.sign import sign
from requests_flow.enums import ProofChannel, RequestStatus
from requests_flow.models import RecountedTerm
from requests_flow.objections import jobs as objection_jobs
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.record_silence import record_silence
from requests_flow.objections.letter_facts import Ruling
from requests_flow.timeline import verify
from tests.registry import world as country
from tests.requests_flow import cases
from tests.requests_flow.objections import world
from tests.requests_flow.test_recount import CHANGED, DECREED, FILED, HOLIDAYS, before_the_decree, decree

DAY = timedelta(days=1)
WITHIN_ORDER = Ruling(outcome="accepted", reasons="Wajib diumumkan.", order="Umumkan.", order_days=8)


@pytest.fixture
def cast_of_2025(cast):
    import_holidays(data=before_the_decree(), by=None, at=FILED - 90 * DAY)
    Appointment.objects.update(starts_on=date(2025, 1, 2))
    return cast


def told(event: str) -> int:
    return Message.objects.filter(event=event).count()


def recount_all(at: datetime) -> tuple[int, int]:
    return jobs.recount_deadlines(at=at), objection_jobs.recount_deadlines(at=at)


def ground_b(cast, at=FILED):
    return world.file(cast, None, at=at, found_on=at.date() - DAY).case


def the_only_recount() -> RecountedTerm:
    return RecountedTerm.objects.get()


def dates(kept: RecountedTerm) -> tuple[str, date, date]:
    return kept.term, kept.before_on, kept.holds_on


# --- the request ------------------------------------------------------------------------------------------------------
def test_the_term_to_complete_moves_with_the_day_and_the_applicant_is_told(cast_of_2025):
    # Asked on Wednesday the 13th: the third working day was Monday the 18th.
    case = cases.walk_to(RequestStatus.INCOMPLETE, cast_of_2025, at=FILED + 4 * DAY)
    letter = cases.fresh(case).current_round.completion_letter
    sign(case=case, letter=letter, scan=cases.scan(), by=cast_of_2025.ppid, at=FILED + 5 * DAY)
    assert cases.fresh(case).current_round.completion_due_on == date(2025, 8, 18)
    import_holidays(data=HOLIDAYS.read_bytes(), by=None, at=FILED + 6 * DAY)
    for hours in range(3):
        jobs.recount_deadlines(at=FILED + 6 * DAY + timedelta(hours=hours))
    assert cases.fresh(case).current_round.completion_due_on == date(2025, 8, 19)
    kept = the_only_recount()
    assert dates(kept) == ("completion", date(2025, 8, 18), date(2025, 8, 19))
    assert not next(row for row in kept.days if row["on"] == DECREED)["counted"]
    assert (told("term_recounted"), told("term_recounted_officer")) == (1, 3)
    facts = [event.facts for event in case.events.filter(kind="recounted") if "term" in event.facts]
    assert facts == [{"term": "completion", "before": "2025-08-18", "counted": "2025-08-19", "due_on": "2025-08-19"}]
    verify(cases.fresh(case))


def answered_and_received(cast, at):
    case = cases.walk_to(RequestStatus.ANSWERED, cast, at=at)
    moment = at + 3 * DAY
    facts = {"channel": ProofChannel.HANDED_OVER, "evidence": "TT 1", "received_at": moment}
    prove_receipt(case=case, by=cast.ppid, at=moment, **facts)
    return cases.fresh(case)


def test_the_term_to_object_to_an_answer_moves_and_the_pages_explain_it(cast_of_2025, client, set_clock):
    case = answered_and_received(cast_of_2025, FILED - 10 * DAY)
    before = case.current_round.objection_due_on
    decree()
    assert jobs.recount_deadlines(at=CHANGED) == 1
    assert jobs.recount_deadlines(at=CHANGED + DAY) == 0
    after = cases.fresh(case).current_round.objection_due_on
    assert after > before
    assert dates(the_only_recount()) == ("objection", before, after)
    assert (told("term_recounted"), told("term_recounted_officer")) == (1, 3)
    set_clock(CHANGED + DAY)
    client.force_login(cast_of_2025.ppid)
    page = client.get(reverse("requests:case", args=[case.public_id])).text
    assert "Batas mengajukan keberatan dihitung ulang" in page
    assert "Batas mengajukan keberatan:" in page, "the timeline says which term"


def test_a_term_to_object_that_had_passed_before_the_decree_stays_passed(cast_of_2025):
    case = answered_and_received(cast_of_2025, FILED - 70 * DAY)
    before = case.current_round.objection_due_on
    assert before < CHANGED.date()
    decree()
    assert jobs.recount_deadlines(at=CHANGED) == 0
    assert cases.fresh(case).current_round.objection_due_on == before


# --- the objection ----------------------------------------------------------------------------------------------------
def test_the_term_to_respond_moves_with_its_days_and_the_silence_with_it(cast_of_2025, client, set_clock):
    case = ground_b(cast_of_2025)
    before = case.due_on
    decree()
    for hours in range(3):
        recount_all(CHANGED + timedelta(hours=hours))
    after = world.fresh(case)
    assert after.due_on > before
    assert after.silent_after_on == after.due_on
    assert not next(row for row in after.due_days if row["on"] == DECREED)["counted"]
    assert sum(row["counted"] for row in after.due_days) == 30
    rows = RecountedTerm.objects.filter(objection=case).order_by("term")
    assert [dates(row) for row in rows] == [(term, before, after.due_on) for term in ("response", "silence")]
    assert told("term_recounted") == 1
    assert told("term_recounted_officer") == 2, "village head and PPID"
    assert verify(after) == 3
    set_clock(CHANGED + DAY)
    client.force_login(cast_of_2025.head)
    page = client.get(reverse("requests:objection", args=[case.public_id])).text
    assert "Batas tanggapan atas keberatan dihitung ulang" in page
    assert record_silence(case=case, at=datetime.combine(before, FILED.timetz()) + DAY) is False


def test_a_local_day_moves_the_objections_of_that_regency_only(cast_of_2025):
    ours = ground_b(cast_of_2025)
    body = country.blumah()
    theirs = world.file(cast_of_2025, None, at=FILED, found_on=FILED.date() - DAY, body=body, region=body.region).case
    assert ours.due_on == theirs.due_on
    set_day(
        regency=country.klaten(), date=date(2025, 8, 20), kind="local", name="Hari Jadi", reason="SK", by=None,
        at=CHANGED,
    )  # fmt: skip
    assert objection_jobs.recount_deadlines(at=CHANGED) == 1
    assert world.fresh(ours).due_on > world.fresh(theirs).due_on
    remove_day(regency=country.klaten(), date=date(2025, 8, 20), reason="SK", by=None, at=CHANGED + DAY)
    held = world.fresh(ours).due_on
    assert objection_jobs.recount_deadlines(at=CHANGED + DAY) == 0
    assert world.fresh(ours).due_on == held, "of the old and the new date the later holds"
    last = RecountedTerm.objects.filter(objection=ours, term="response").last()
    assert (last.counted_on < held, last.holds_on) == (True, held)


def test_the_order_and_the_way_to_the_commission_move_after_the_response(cast_of_2025):
    case = ground_b(cast_of_2025, FILED - 4 * DAY)
    decide(case=case, ruling=WITHIN_ORDER, by=cast_of_2025.head, at=FILED - 2 * DAY)
    world.sign_response(case, cast_of_2025.head, FILED - DAY)
    world.hand_over(case, cast_of_2025.clerk, FILED)
    ordered, dispute = case.decisions.get().order_due_on, world.fresh(case).dispute_due_on
    decree()
    assert objection_jobs.recount_deadlines(at=CHANGED) == 1
    assert case.decisions.get().order_due_on > ordered
    assert world.fresh(case).dispute_due_on > dispute
    assert set(RecountedTerm.objects.values_list("term", flat=True)) == {"order", "dispute"}
    assert told("term_recounted") == 2


def test_an_ordered_round_and_its_order_move_to_the_same_day(cast_of_2025):
    request = cases.walk_to(RequestStatus.IN_PROGRESS, cast_of_2025, at=FILED - 40 * DAY)
    case = world.file(cast_of_2025, request, at=FILED - 2 * DAY).case
    decide(case=case, ruling=WITHIN_ORDER, by=cast_of_2025.head, at=FILED - DAY)
    world.sign_response(case, cast_of_2025.head, FILED)
    before = case.decisions.get().order_due_on
    assert before == cases.fresh(request).current_round.deadline_on
    decree()
    assert recount_all(CHANGED) == (1, 1)
    after = case.decisions.get().order_due_on
    assert after > before
    assert after == cases.fresh(request).current_round.deadline_on


def test_the_way_to_the_commission_after_silence_moves(cast_of_2025):
    case = ground_b(cast_of_2025, FILED - 50 * DAY)
    silent_at = datetime.combine(case.silent_after_on, FILED.timetz()) + DAY
    record_silence(case=case, at=silent_at)
    before = world.fresh(case).dispute_due_on
    assert silent_at < CHANGED
    assert before > date(2025, 8, 18)
    decree()
    assert objection_jobs.recount_deadlines(at=CHANGED) == 1
    assert world.fresh(case).dispute_due_on > before


def test_what_is_withdrawn_or_over_is_left_alone(cast_of_2025):
    case = world.walk_to(
        "withdrawn", cast_of_2025, request=cases.walk_to("in_progress", cast_of_2025, at=FILED - 40 * DAY), at=FILED
    )
    decree()
    assert recount_all(CHANGED) == (0, 0)
    assert not RecountedTerm.objects.exists()
    assert world.fresh(case).recounted_at is None


def test_without_a_change_nothing_is_counted_anew(cast_of_2025):
    case = ground_b(cast_of_2025)
    import_holidays(data=before_the_decree(), by=None, at=CHANGED)
    assert recount_all(CHANGED + DAY)[1] == 0
    assert not RecountedTerm.objects.exists(), "the same days were imported again"
    assert verify(world.fresh(case)) == 1
