"""Random walks of all machines at once: a request, its consequence tests, its objections, their disputes, and what its
applicant asks about own data. Whatever the order, the invariants hold."""

import random
from collections import Counter
from datetime import timedelta

import pytest

from accounts.policies import Denied
from requests_flow import jobs
from requests_flow.actions.answer import ItemReply, Reply, answer
from requests_flow.exemptions.actions.approve_test import approve_test
from requests_flow.exemptions.actions.draft_test import draft_test
from requests_flow.exemptions.actions.sign_sheet import sign_sheet
from requests_flow.exemptions.actions.submit_test import submit_test
from requests_flow.exemptions.actions.withdraw_test import withdraw_test
from requests_flow.machines import MOVES as REQUEST_MOVES
from requests_flow.models import ConsequenceTest, Dispute, ItemAnswer, Objection, PersonalDataRequest, TrackingKey
from requests_flow.objections import jobs as objection_jobs
from requests_flow.objections.machine import MOVES as OBJECTION_MOVES
from requests_flow.timeline import verify
from tests.requests_flow import cases
from tests.requests_flow.disputes import test_walks as disputing
from tests.requests_flow.disputes import world as disputes
from tests.requests_flow.exemptions import made
from tests.requests_flow.objections import test_walks as objecting
from tests.requests_flow.objections import world
from tests.requests_flow.privacy import test_walks as privacy
from tests.requests_flow.privacy import world as data_world
from tests.requests_flow.test_walks import attempt as attempt_request

# What moves by itself, as the schedule lets it.
JOBS = {
    "receipts": jobs.record_receipts,
    "silences": objection_jobs.record_silences,
    "recount": jobs.recount_deadlines,
    "close": jobs.close_what_is_over,
    "purge": jobs.purge_due,
}
TEST_MOVES = ("draft", "submit", "approve", "sign", "give_up", "refuse")
MOVES = {
    "request": REQUEST_MOVES, "objection": OBJECTION_MOVES, "dispute": disputing.MOVES, "data": privacy.MOVES,
}  # fmt: skip
NEXT_OF_TEST = {
    "draft": "submit", "awaiting_approval": "approve", "awaiting_signatures": "sign", "finished": "refuse",
}  # fmt: skip
# What refuses a move: by rule, by what it lacks, or because the data of the applicant are gone with their key.
REFUSALS = (Denied, ValueError, TrackingKey.DoesNotExist)
# Beside the moves of the machines: what opens a case, or happens to it without one.
EXTRA = {
    "request": ("sign_extension", "hand_over"),
    "objection": ("file", "reject", "hand_over"),
    "dispute": ("file",),
    "data": ("file", "copy"),
}
SIDES = ("request", "request", "request", "objection", "objection", "dispute", "dispute", "test", "test", "data", "job")
STEPS, BOLD = 70, 0.15


def latest(side, request):
    """Return the case of a kind that moves now: the request itself, or the newest that followed from it."""
    found = {
        "request": [cases.fresh(request)],
        "objection": Objection.objects.filter(request=request).order_by("pk"),
        "dispute": Dispute.objects.filter(objection__request=request).order_by("pk"),
        "data": PersonalDataRequest.objects.filter(request=request).order_by("pk"),
    }[side]
    return list(found)[-1] if found else None


def pick(chance, request):
    """Return a side and a move: mostly one that the machine has open now, sometimes boldly any."""
    side = chance.choice(SIDES)
    if side == "job":
        return side, chance.choice(list(JOBS))
    if side == "test":
        test = ConsequenceTest.objects.filter(request=request).order_by("pk").last()
        next_one = NEXT_OF_TEST.get(test.status, "draft") if test else "draft"
        return side, chance.choice(TEST_MOVES) if chance.random() < BOLD else next_one
    case = latest(side, request)
    if case is None:
        return side, "file"
    if chance.random() < BOLD:
        return side, chance.choice((*MOVES[side], *EXTRA[side]))
    possible = {move.name for move in case.get_available_status_transitions()} & set(MOVES[side])
    # What ends everything comes seldom, else no walk would go far.
    lively = sorted(possible - {"withdraw", "lapse"}) or sorted(possible)
    return side, chance.choice((*lively, *EXTRA[side]))


def attempt(side, move, request, cast, at):
    """Make one move by the person it belongs to; Denied is an ordinary answer."""
    if side == "job":
        return JOBS[move](at=at)
    if side == "request":
        return attempt_request(move, cases.fresh(request), cast, at)
    if side == "objection":
        return objecting.attempt(move, cases.fresh(request), cast, at)
    if side == "test":
        return attempt_test(move, cases.fresh(request), cast, at)
    if side == "data":
        return attempt_data(move, cases.fresh(request), cast, at)
    objection = Objection.objects.filter(request=request).order_by("pk").last()
    return disputing.attempt(move, True, objection, cast, at) if objection else None


def attempt_test(move, request, cast, at):
    """Weigh what would be kept back, or refuse on what was weighed."""
    if move == "draft":
        found = made.findings(occasion="on_request", held_on=at.date())
        return draft_test(body=cast.body, findings=found, request=request, by=cast.clerk, at=at)
    test = ConsequenceTest.objects.filter(request=request).order_by("pk").last()
    if test is None:
        return None
    calls = {
        "submit": lambda: submit_test(test=test, by=cast.ppid, at=at),
        "approve": lambda: approve_test(test=test, by=cast.head, at=at),
        "sign": lambda: sign_sheet(test=test, scan=cases.scan(), by=cast.ppid, at=at),
        "give_up": lambda: withdraw_test(test=test, reason="Ternyata terbuka.", by=cast.ppid, at=at),
        "refuse": lambda: answer(case=request, reply=refusal(request, test), by=cast.ppid, at=at),
    }
    return calls[move]()


def refusal(request, test):
    """Return a reply that keeps everything back on this test."""
    kept = ItemReply(decision="refused", ground=test.ground, reason="Rahasia pribadi.", test=test)
    return Reply(items={item.pk: kept for item in request.items.all()}, handover="")


def attempt_data(move, request, cast, at):
    """Ask for the deletion of own data, or go on with what was asked."""
    if move == "file":
        return data_world.file(cast, request, right="erase", at=at)
    case = PersonalDataRequest.objects.filter(request=request).order_by("pk").last()
    return privacy.attempt(move, case, cast, at) if case else None


def moved(request):
    """Return how much has happened: the events of the request, of its objections, of their disputes."""
    objections = request.objections.all()
    disputed = Dispute.objects.filter(objection__request=request)
    return (
        request.events.count(),
        sum(case.events.count() for case in objections),
        sum(case.events.count() for case in disputed),
        sum(case.events.count() for case in PersonalDataRequest.objects.filter(request=request)),
        [test.status for test in request.consequence_tests.order_by("pk")],
    )


def check(request):
    """Assert what must hold after every step, for the whole family of cases."""
    request = cases.fresh(request)
    rounds = list(request.rounds.order_by("number"))
    objections = list(request.objections.order_by("pk"))
    disputed = list(Dispute.objects.filter(objection__request=request).order_by("pk"))
    data = list(PersonalDataRequest.objects.filter(request=request).order_by("pk"))
    for case in (request, *objections, *disputed, *data):
        assert verify(case) == case.events.count(), "every chain is whole"
    assert [row.number for row in rounds] == list(range(1, len(rounds) + 1))
    for row in rounds:
        assert row.answers.filter(recalled_at=None).count() <= 1, "at most one answer a round"
        assert row.received_by_applicant_at is None or row.answered_at
    assert (rounds[-1].answered_at is not None) == (request.status in ("answered", "closed"))
    assert sum(case.is_open for case in objections) <= 1, "one objection runs at a time"
    running = Counter(case.objection_id for case in disputed if case.is_open)
    assert set(running.values()) <= {1}, "one dispute about an objection runs at a time"
    for case in disputed:
        assert case.objection.answered_at or case.objection.silence_recorded_at or case.filed_on
    if any(case.is_open for case in (*objections, *disputed)) or request.is_open:
        assert not request.events.filter(kind="purged").exists(), "nothing is deleted while a case is alive"
    for row in rounds:
        for kept in ItemAnswer.objects.filter(answer__round=row, answer__recalled_at=None, decision="refused"):
            assert kept.test.is_finished, "nothing is kept back without a finished test"


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


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("where", ["silence", "rejection", "dispute"])
def test_random_moves_of_all_machines_keep_the_invariants(where, seed, cast):
    """Each walk begins somewhere on a request's long way and goes on, sometimes for months; its seed repeats it."""
    chance = random.Random(seed)
    request, at = begin(where, cast)
    for _ in range(STEPS):
        at += timedelta(hours=chance.choice((0, 1, 20, 30, 80, 300)))
        side, move = pick(chance, request)
        before = moved(request)
        try:
            attempt(side, move, request, cast, at)
        except REFUSALS:
            assert moved(request) == before, "a refused move changes nothing"
        check(request)
