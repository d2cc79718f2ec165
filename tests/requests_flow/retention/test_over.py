"""What nobody closes is closed by the schedule when nothing can follow any more; then its data are deleted on time."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents import files
from documents.enums import FileKind
from ppid_portal import schedule
from requests_flow import endings, jobs
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.disputes.actions.file_dispute import file_dispute
from requests_flow.enums import ProofChannel, RequestStatus
from requests_flow.messages import scope_of
from requests_flow.models import Applicant, Objector
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.purge_papers import purge_papers
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.retention import selectors
from requests_flow.timeline import verify
from tests.registry import world as country
from tests.requests_flow import cases
from tests.requests_flow.objections import world

DAY, AT = world.DAY, world.AT
YEARS = timedelta(days=4000)


def morning(day: date):
    return cases.AT.replace(year=day.year, month=day.month, day=day.day)


def close_over(day: date) -> int:
    return jobs.close_what_is_over(at=morning(day))


def respond(case, cast, *, received=True, ruling=world.REJECT):
    decide(case=case, ruling=ruling, by=cast.head, at=AT + DAY)
    world.sign_response(case, cast.head, AT + DAY)
    if received:
        world.hand_over(case, cast.clerk, AT + 2 * DAY)
    return world.fresh(case)


def alone(cast, **facts):
    return world.file(cast, None, **facts).case


def test_the_job_runs_every_day():
    assert schedule.JOBS["requests_flow.jobs.close_what_is_over"] == 24 * 60


def test_an_answer_that_arrived_is_closed_the_day_after_the_last_day_to_object(cast):
    case = world.answered(cast)
    last = case.current_round.objection_due_on
    assert close_over(last) == 0
    assert close_over(last + DAY) == 1
    assert close_over(last + 2 * DAY) == 0
    case = cases.fresh(case)
    event = case.events.get(kind="closed")
    assert (case.status, event.actor, event.facts) == (RequestStatus.CLOSED, "system", {"over_on": last.isoformat()})
    verify(case)


def test_then_its_data_are_deleted_by_the_timetable(cast):
    case = world.answered(cast)
    last = case.current_round.objection_due_on
    close_over(last + DAY)
    due = last + DAY + 1825 * DAY
    assert jobs.purge_due(at=morning(due - DAY)) == 0
    assert jobs.purge_due(at=morning(due)) == 1
    assert not Applicant.objects.filter(request=case).exists()


def test_an_answer_that_nothing_proves_to_have_arrived_waits_a_year(cast):
    case = world.answered(cast, received=False)
    last = case.current_round.answered_at.date() + endings.UNFETCHED_FOR
    assert close_over(last) == 0
    assert close_over(last + DAY) == 1
    assert selectors.final_on(cases.fresh(case), morning(last + DAY)) == last + DAY


@pytest.mark.parametrize("status", ["received", "in_progress", "incomplete", "awaiting_signature"])
def test_what_is_not_answered_is_never_closed(status, cast):
    case = cases.walk_to(status, cast)
    assert jobs.close_what_is_over(at=cases.AT + YEARS) == 0
    assert cases.fresh(case).status == status


def test_a_running_objection_holds_the_request_open_and_its_response_gives_the_last_day(cast):
    request = world.answered(cast)
    case = world.file(cast, request, grounds=("d",)).case
    assert jobs.close_what_is_over(at=AT + YEARS) == 0
    case = respond(case, cast)
    assert endings.request_over_on(cases.fresh(request)) == max(
        case.dispute_due_on, request.current_round.objection_due_on
    )
    assert close_over(case.dispute_due_on + DAY) == 1, "the objection"
    assert jobs.close_what_is_over(at=AT + YEARS) == 1, "the request"
    assert world.fresh(case).status == ObjectionStatus.CLOSED


def test_a_running_dispute_holds_everything_open_and_undeleted(cast):
    request = world.answered(cast)
    case = respond(world.file(cast, request, grounds=("d",)).case, cast)
    file_dispute(objection=case, filed_on=(AT + 3 * DAY).date(), by=world.holder_of(case), at=AT + 3 * DAY)
    assert jobs.close_what_is_over(at=AT + YEARS) == 0
    assert jobs.purge_due(at=AT + YEARS) == 0


def test_a_dispute_about_a_closed_case_keeps_its_data(cast):
    request = cases.walk_to(RequestStatus.CLOSED, cast)
    case = respond(world.file(cast, request, grounds=("d",)).case, cast)
    file_dispute(objection=case, filed_on=(AT + 3 * DAY).date(), by=world.holder_of(case), at=AT + 3 * DAY)
    assert jobs.purge_due(at=AT + YEARS) == 0
    assert Applicant.objects.filter(request=request).exists()


# --- objections that stand alone --------------------------------------------------------------------------------------
def with_a_card(cast):
    card = files.intake(
        upload=SimpleUploadedFile("KTP.pdf", cases.scan().read()), kind=FileKind.IDENTITY,
        scope=scope_of(cast.body), by=None, at=AT,
    )  # fmt: skip
    return alone(cast, files=(card,))


def test_an_objection_without_a_request_is_closed_and_deleted_with_proof(cast):
    case = respond(with_a_card(cast), cast)
    last = case.dispute_due_on
    assert (close_over(last), close_over(last + DAY)) == (0, 1)
    ended = last + DAY
    assert jobs.purge_due(at=morning(ended + 29 * DAY)) == 0
    assert jobs.purge_due(at=morning(ended + 30 * DAY)) == 1
    paper = case.attachments.get().file
    assert paper.is_purged
    facts = case.events.get(kind="papers_purged").facts
    assert (facts["count"], facts["sha256"], facts["data_class"]) == (1, [paper.sha256], "identity_papers")
    assert Objector.objects.filter(objection=case).exists(), "who objected is kept longer"
    late = morning(ended + 1825 * DAY)
    assert [jobs.purge_due(at=late) for _ in range(2)] == [1, 0]
    assert not Objector.objects.filter(objection=case).exists()
    assert case.events.get(kind="purged").facts["data_class"] == "applicant"
    verify(world.fresh(case))


def test_a_response_that_nobody_fetched_waits_a_year_and_then_goes_too(cast):
    case = respond(alone(cast), cast, received=False)
    last = case.answered_at.date() + endings.UNFETCHED_FOR
    assert (close_over(last), close_over(last + DAY)) == (0, 1)
    assert jobs.purge_due(at=AT + YEARS) == 1


def test_an_order_is_waited_for(cast):
    case = respond(alone(cast), cast, ruling=world.ORDER)
    assert endings.objection_over_on(case) >= case.decisions.get().order_due_on


def test_a_withdrawn_objection_without_a_request_is_deleted_too(cast):
    case = world.file(cast, None).case
    world.withdraw(case=case, by=world.holder_of(case), at=AT + DAY)
    assert jobs.purge_due(at=AT + 30 * DAY) == 0
    assert jobs.purge_due(at=AT + 2000 * DAY) == 1


def test_papers_of_a_running_objection_stay(cast):
    with pytest.raises(ValueError, match="setelah keberatan berakhir"):
        purge_papers(case=with_a_card(cast), why={}, at=AT)


def test_the_desk_sees_what_is_deleted_soon_also_of_objections(cast, client, set_clock):
    case = respond(with_a_card(cast), cast)
    close_over(case.dispute_due_on + DAY)
    set_clock(morning(case.dispute_due_on + 20 * DAY))
    client.force_login(cast.clerk)
    page = client.get("/meja/retensi/").text
    assert f"/meja/keberatan/{case.public_id}/" in page
    client.force_login(country.in_office(country.cucukan(), "ppid", name="Lain Orang"))
    assert str(case.public_id) not in client.get("/meja/retensi/").text


def test_a_late_proof_before_the_year_is_over_brings_the_term_of_the_law(cast):
    case = world.answered(cast, received=False)
    moment = cases.AT + 100 * DAY
    facts = {"channel": ProofChannel.HANDED_OVER, "evidence": "TT", "received_at": moment}
    prove_receipt(case=case, by=cast.ppid, at=moment, **facts)
    assert endings.request_over_on(cases.fresh(case)) == cases.fresh(case).current_round.objection_due_on
