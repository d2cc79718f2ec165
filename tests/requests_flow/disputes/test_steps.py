"""What a step must say, and the order that makes the body answer anew."""

import pytest

from documents.files import FileRefused
from requests_flow.actions.answer import answer
from requests_flow.actions.withdraw import withdraw as withdraw_request
from requests_flow.models import DisputeEvent
from requests_flow.models.timeline import EventIsPermanent
from requests_flow.timeline import verify
from tests.requests_flow import cases
from tests.requests_flow.disputes import world
from tests.requests_flow.objections import world as objections

AT, DAY = world.AT, world.DAY
LATER = AT + 9 * DAY


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": " "}, "nomornya"),
        ({"outcome": ""}, "hasil putusannya"),
        ({"outcome": "unknown"}, "hasil putusannya"),
        ({"received_on": None}, "putusan diterima"),
        ({"received_on": LATER.date() - DAY}, "putusan diterima"),
        ({"received_on": LATER.date() + DAY}, "putusan diterima"),
        ({"happened_on": LATER.date() + DAY}, "sampai hari ini"),
        ({"happened_on": AT.date()}, "langkah sebelumnya"),
        ({"order": "Berikan.", "order_days": 5}, "tidak mengabulkan"),
        ({"outcome": "granted", "order": "Berikan."}, "jangka waktunya"),
        ({"outcome": "granted", "order_days": 5}, "jangka waktunya"),
        ({"outcome": "granted", "order": "Berikan.", "order_days": 11}, "1 sampai 10 hari kerja"),
    ],
)
def test_a_decision_that_does_not_say_all_is_refused_with_a_sentence(changes, words, cast):
    case = world.walk_to("mediation", cast)
    with pytest.raises(ValueError, match=words):
        world.step(case, "decide", cast, LATER, **changes)
    assert world.fresh(case).status == "mediation"
    assert case.steps.count() == 3


def test_a_court_makes_no_agreement(cast):
    with pytest.raises(ValueError, match="hasil putusannya"):
        world.step(world.walk_to("court", cast), "judge", cast, LATER, outcome="agreed")


def test_the_register_number_is_the_number_of_the_dispute(cast):
    case = world.file(cast)
    assert case.number == case.objection.number
    with pytest.raises(ValueError, match="nomornya"):
        world.step(case, "register", cast, number="")
    world.step(case, "register", cast)
    assert world.fresh(case).number == world.NUMBER


def test_a_document_is_kept_with_its_step_and_its_fingerprint_with_the_event(cast):
    case = world.file(cast, scan=cases.scan())
    step = world.step(case, "register", cast, scan=cases.scan())
    assert step.document.kind == "dispute_paper"
    assert case.events.last().facts["sha256"] == step.document.sha256
    assert case.steps.first().document is not None
    wrong = cases.scan()
    wrong.file.truncate(0)
    with pytest.raises(FileRefused):
        world.step(case, "mediate", cast, scan=wrong)
    assert world.fresh(case).status == "registered"


# --- execution --------------------------------------------------------------------------------------------------------
def test_an_agreement_that_orders_information_opens_a_round_with_its_own_term(cast):
    case = world.walk_to("execution", cast)
    request = cases.fresh(case.objection.request)
    opened = request.current_round
    assert (request.status, opened.number) == ("in_progress", 2)
    assert opened == case.steps.last().opened_round
    assert sum(row["counted"] for row in opened.due_days) == 5
    ordered = request.events.last()
    assert (ordered.kind, ordered.facts["dispute"]) == ("ordered", world.NUMBER)
    verify(request)


def test_the_dispute_ends_once_the_ordered_answer_is_signed(cast):
    case = world.walk_to("execution", cast)
    assert case.owes_information
    request = cases.fresh(case.objection.request)
    written = answer(case=request, reply=cases.give_all(request), by=cast.ppid, at=LATER)
    assert "untuk melaksanakan penyelesaian sengketa informasi" in written.letter.html
    cases.sign_answer(cases.fresh(request), cast.ppid, LATER)
    world.step(case, "close", cast, LATER)
    assert world.fresh(case).status == "closed"


def test_a_higher_decision_without_order_leaves_nothing_to_carry_out(cast):
    case = world.walk_to("decided", cast, outcome="granted", **world.ORDER)
    assert case.standing_order is not None
    world.step(case, "appeal", cast, LATER)
    world.step(case, "judge", cast, LATER)
    case = world.fresh(case)
    assert case.standing_order is None
    world.step(case, "close", cast, LATER)


def test_without_a_request_or_with_a_withdrawn_one_the_execution_is_recorded_alone(cast):
    alone = objections.file(cast, None).case
    objections.decide(case=alone, ruling=objections.REJECT, by=cast.head, at=objections.AT + DAY)
    objections.sign_response(alone, cast.head, objections.AT + DAY)
    case = world.walk_to("execution", cast, objection=objections.fresh(alone))
    assert (case.steps.last().opened_round, case.owes_information) == (None, False)
    objection = world.responded(cast)
    withdraw_request(case=objection.request, by=objections.holder_of(objection), at=AT)
    case = world.walk_to("execution", cast, objection=objections.fresh(objection))
    assert case.steps.last().opened_round is None
    assert cases.fresh(objection.request).status == "withdrawn"


# --- the record -------------------------------------------------------------------------------------------------------
def test_every_action_appends_one_link(cast):
    case = world.walk_to("closed", cast)
    kinds = list(case.events.order_by("sequence").values_list("kind", flat=True))
    assert kinds == ["filed", "registered", "adjudicated", "decided", "closed"]
    assert verify(case) == 5
    facts = " ".join(str(event.facts) for event in case.events.all())
    for secret in (cases.NIK, cases.APPLICANT["name"], cases.APPLICANT["email"], cases.APPLICANT["address"]):
        assert secret not in facts


def test_an_event_is_never_changed_or_deleted_through_the_models(cast):
    event = world.file(cast).events.get()
    objects = DisputeEvent.objects
    for touch in (event.save, event.delete, objects.all().delete, lambda: objects.update(kind="closed")):
        with pytest.raises(EventIsPermanent):
            touch()
