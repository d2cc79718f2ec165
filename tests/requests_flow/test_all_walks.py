"""Random walks of a request, its objections and its disputes at once: whatever the order, the invariants hold."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.policies import Denied
from requests_flow import jobs
from requests_flow.machines import MOVES as REQUEST_MOVES
from requests_flow.models import Dispute, Objection
from requests_flow.objections import jobs as objection_jobs
from requests_flow.objections.machine import MOVES as OBJECTION_MOVES
from requests_flow.timeline import verify
from tests.requests_flow import cases
from tests.requests_flow.disputes import test_walks as disputing
from tests.requests_flow.disputes import world as disputes
from tests.requests_flow.objections import test_walks as objecting
from tests.requests_flow.objections import world
from tests.requests_flow.test_walks import attempt as attempt_request

# What moves by itself, as the schedule lets it.
JOBS = {
    "receipts": jobs.record_receipts,
    "silences": objection_jobs.record_silences,
    "recount": jobs.recount_deadlines,
    "close": jobs.close_what_is_over,
    "purge": jobs.purge_due,
}
STEPS = st.one_of(
    st.tuples(st.just("request"), st.sampled_from([*REQUEST_MOVES, "sign_extension", "hand_over"]), st.integers(0, 96)),
    st.tuples(
        st.just("objection"), st.sampled_from([*OBJECTION_MOVES, "file", "reject", "hand_over"]), st.integers(0, 240)
    ),
    st.tuples(st.just("dispute"), st.sampled_from([*disputing.MOVES, "file"]), st.integers(0, 240)),
    st.tuples(st.just("job"), st.sampled_from(list(JOBS)), st.integers(0, 900)),
)


def attempt(side, move, request, cast, at):
    """Make one move by the person it belongs to; Denied is an ordinary answer."""
    if side == "job":
        return JOBS[move](at=at)
    if side == "request":
        return attempt_request(move, cases.fresh(request), cast, at)
    if side == "objection":
        return objecting.attempt(move, cases.fresh(request), cast, at)
    objection = Objection.objects.filter(request=request).order_by("pk").last()
    return disputing.attempt(move, True, objection, cast, at) if objection else None


def moved(request):
    """Return how much has happened: the events of the request, of its objections, of their disputes."""
    objections = request.objections.all()
    disputed = Dispute.objects.filter(objection__request=request)
    return (
        request.events.count(),
        sum(case.events.count() for case in objections),
        sum(case.events.count() for case in disputed),
    )


def check(request):
    """Assert what must hold after every step, for the whole family of cases."""
    request = cases.fresh(request)
    rounds = list(request.rounds.order_by("number"))
    objections = list(request.objections.order_by("pk"))
    disputed = list(Dispute.objects.filter(objection__request=request).order_by("pk"))
    for case in (request, *objections, *disputed):
        assert verify(case) == case.events.count(), "every chain is whole"
    assert [row.number for row in rounds] == list(range(1, len(rounds) + 1))
    for row in rounds:
        assert row.answers.filter(recalled_at=None).count() <= 1, "at most one answer a round"
        assert row.received_by_applicant_at is None or row.answered_at
    assert (rounds[-1].answered_at is not None) == (request.status in ("answered", "closed"))
    assert sum(case.is_open for case in objections) <= 1, "one objection runs at a time"
    assert sum(case.is_open for case in disputed) <= 1, "one dispute runs at a time"
    for case in disputed:
        assert case.objection.answered_at or case.objection.silence_recorded_at or case.filed_on
    if any(case.is_open for case in (*objections, *disputed)) or request.is_open:
        assert not request.events.filter(kind="purged").exists(), "nothing is deleted while a case is alive"


def begin(where, cast):
    """Return a new request and the moment at which the walk goes on: after silence, a rejection, or in a dispute."""
    request = cases.file_case(cast.body).case
    if where == "silence":
        world.file(cast, request, at=world.AT)
        return request, world.AT
    objection = world.walk_to("closed", cast, request=request, ruling=world.REJECT)
    at = world.AT + 3 * world.DAY
    if where == "dispute":
        dispute = disputes.file(cast, objection, at=at)
        disputes.step(dispute, "register", cast, at)
    return request, at


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.sampled_from(["silence", "rejection", "dispute"]), steps=st.lists(STEPS, min_size=4, max_size=18))
def test_random_moves_of_all_machines_keep_the_invariants(where, steps, cast):
    """Each example begins somewhere on a request's long way and walks on, sometimes for months."""
    request, at = begin(where, cast)
    for side, move, hours in steps:
        at += timedelta(hours=hours)
        before = moved(request)
        try:
            attempt(side, move, request, cast, at)
        except Denied:
            assert moved(request) == before, "a refused move changes nothing"
        check(request)
