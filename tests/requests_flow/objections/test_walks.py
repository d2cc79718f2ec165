"""Random walks of a request and the objections against it: whatever the order of moves, the invariants hold."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.policies import Denied
from requests_flow.models import Objection
from requests_flow.objections import jobs
from requests_flow.objections.actions.close import close
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.deliberate import deliberate
from requests_flow.objections.actions.expire import expire
from requests_flow.objections.actions.recall import recall
from requests_flow.objections.actions.withdraw import withdraw
from requests_flow.objections.letter_facts import Ruling
from requests_flow.objections.machine import MOVES
from requests_flow.timeline import verify
from tests.requests_flow import cases
from tests.requests_flow.objections import world
from tests.requests_flow.test_walks import attempt as attempt_request

EXTRA = ("file", "reject", "hand_over", "silence")
OF_REQUEST = (
    "receive",
    "ask_completion",
    "complete",
    "extend",
    "answer",
    "recall",
    "sign",
    "close",
    "lapse",
    "hand_over",
)
STEPS = st.one_of(
    st.tuples(st.just("objection"), st.sampled_from([*MOVES, *EXTRA]), st.integers(0, 200)),
    st.tuples(st.just("request"), st.sampled_from(OF_REQUEST), st.integers(0, 72)),
)
MEETING = {"place": "Balai desa", "participants": "Para pihak", "is_agreed": False, "minutes": "Belum sepakat."}


def ruling_for(case, outcome):
    """Return a ruling that says what a late objection needs, too."""
    order = {"order": "Jawablah.", "order_days": 5} if outcome == "accepted" else {}
    late = case.received_at.date() > case.objection_due_on
    excuse = {"lateness": "accepted", "lateness_reason": "Sakit."} if late else {}
    return Ruling(outcome=outcome, reasons="Sudah diperiksa.", **order, **excuse)


def attempt(move, request, cast, at):
    """Make one move on the latest objection by the person it belongs to; Denied is an ordinary answer."""
    if move == "file":
        return world.file(cast, request, at=at)
    if move == "silence":
        return jobs.record_silences(at=at)
    case = Objection.objects.filter(request=request).order_by("pk").last()
    if case is None:
        return None
    calls = {
        "deliberate": lambda: deliberate(case=case, held_on=at.date(), **MEETING, by=cast.clerk, at=at),
        "decide": lambda: decide(case=case, ruling=ruling_for(case, "accepted"), by=cast.head, at=at),
        "reject": lambda: decide(case=case, ruling=ruling_for(case, "rejected"), by=cast.head, at=at),
        "recall": lambda: recall(case=case, reason="Salah.", by=cast.head, at=at),
        "sign": lambda: world.sign_response(case, cast.head, at),
        "hand_over": lambda: world.hand_over(case, cast.clerk, at),
        "close": lambda: close(case=case, by=cast.clerk, at=at),
        "withdraw": lambda: withdraw(case=case, by=world.holder_of(case), at=at),
        "expire": lambda: expire(case=case, at=at),
    }
    return calls[move]()


def check(request):
    """Assert what must hold after every step."""
    request = cases.fresh(request)
    rounds = list(request.rounds.order_by("number"))
    assert [row.number for row in rounds] == list(range(1, len(rounds) + 1))
    for row in rounds:
        assert row.answers.filter(recalled_at=None).count() <= 1, "at most one answer a round"
        assert row == rounds[-1] or row.answered_at or not row.answers.filter(recalled_at=None).exists()
    assert (rounds[-1].answered_at is not None) == (request.status in ("answered", "closed"))
    assert verify(request) == request.events.count()
    objections = list(request.objections.order_by("pk"))
    assert sum(case.is_open for case in objections) <= 1, "one objection runs at a time"
    orders = [decision for case in objections for decision in case.decisions.filter(opened_round__isnull=False)]
    assert len(orders) == len(rounds) - 1, "a round is opened by a signed order and by nothing else"
    for case in objections:
        assert verify(case) == case.events.count()
        assert (case.answered_at is not None) == (case.status in ("decided", "closed"))
        assert case.decisions.filter(recalled_at=None).count() == (
            case.status in ("awaiting_signature", "decided", "closed")
        )
        assert case.received_by_objector_at is None or case.dispute_due_on is not None
        if case.answered_at:
            assert case.standing_decision.letter.counts


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=14))
def test_random_moves_keep_the_invariants(steps, cast):
    """Each example files a new request and walks on from the day after its deadline."""
    request = cases.file_case(cast.body).case
    at = world.AT - timedelta(days=9)
    world.file(cast, request, at=at)
    for side, move, hours in steps:
        at += timedelta(hours=hours)
        before = events_of(request)
        try:
            (attempt if side == "objection" else attempt_request)(move, cases.fresh(request), cast, at)
        except Denied:
            assert events_of(request) == before
        check(request)


def events_of(request):
    """Return how many events the request and its objections have."""
    return request.events.count(), sum(case.events.count() for case in request.objections.all())
