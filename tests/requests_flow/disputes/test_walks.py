"""Random walks of a dispute: whatever the order of moves, the invariants hold."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.policies import Denied
from requests_flow.disputes.enums import DECISION_KINDS
from requests_flow.disputes.machine import MOVES
from requests_flow.models import Dispute
from requests_flow.timeline import verify
from tests.requests_flow import cases
from tests.requests_flow.disputes import world
from tests.requests_flow.objections import world as objections
from tests.requests_flow.test_walks import attempt as attempt_request

STEPS = st.tuples(st.sampled_from([*MOVES, "file", "answer", "sign_answer"]), st.booleans(), st.integers(0, 200))


def attempt(move, orders, objection, cast, at):
    """Make one move on the latest dispute, or on the request that it reopened."""
    if move == "file":
        return world.file(cast, objection, at=at)
    if move in ("answer", "sign_answer"):
        return attempt_request(move.removesuffix("_answer"), cases.fresh(objection.request), cast, at)
    case = Dispute.objects.filter(objection=objection).order_by("pk").last()
    if case is None:
        return None
    decision = {"outcome": "granted", **world.ORDER} if orders and move in world.DECIDING else {}
    return world.step(case, move, cast, at, **decision)


def check(objection):
    """Assert what must hold after every step."""
    disputes = list(objection.disputes.order_by("pk"))
    assert sum(case.is_open for case in disputes) <= 1, "one dispute runs at a time"
    rounds = list(cases.fresh(objection.request).rounds.order_by("number"))
    executed = [step for case in disputes for step in case.steps.filter(opened_round__isnull=False)]
    assert len(executed) == len(rounds) - 1, "a round is opened by an execution and by nothing else"
    for case in disputes:
        assert verify(case) == case.events.count()
        days = [step.happened_on for step in case.steps.order_by("pk")]
        assert days == sorted(days)
        assert case.status in ("filed", "withdrawn") or case.register_number
        decided = case.steps.filter(kind__in=DECISION_KINDS).exists()
        assert decided == (
            case.status in ("decided", "court", "judged", "cassation", "final", "execution", "closed")
        ) or (case.status == "withdrawn")
        if case.status == "closed":
            assert all(row.answered_at or row == rounds[0] or row != rounds[-1] for row in rounds)
    verify(objection.request)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=16))
def test_random_moves_keep_the_invariants(steps, cast):
    """Each example disputes the response to a new objection and walks on."""
    request = objections.unanswered(cast)
    objection = objections.walk_to("closed", cast, request=request, ruling=objections.REJECT)
    at = world.AT
    world.file(cast, objection, at=at)
    for move, orders, hours in steps:
        at += timedelta(hours=hours)
        before = sum(case.events.count() for case in objection.disputes.all())
        try:
            attempt(move, orders, objection, cast, at)
        except Denied:
            assert sum(case.events.count() for case in objection.disputes.all()) == before
        check(objection)
