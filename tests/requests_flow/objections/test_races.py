"""Real connections at the same second: one wins, the other reads a sentence; numbers stay gap-free."""

import uuid

import pytest
from django_fsm import ConcurrentTransition

from accounts.policies import Denied
from documents.issuing import LetterRefused
from requests_flow.models import Objection, ObjectionDecision
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.file_objection import file_objection
from requests_flow.objections.actions.withdraw import withdraw
from requests_flow.objections.enums import ObjectionStatus
from tests.requests_flow import cases
from tests.requests_flow.objections import world
from tests.requests_flow.test_races import together

pytestmark = pytest.mark.django_db(transaction=True)
S = ObjectionStatus


@pytest.fixture
def people(transactional_db):
    """The cast, committed, so that other connections see it."""
    return cases.make_cast()


def losers_of(results):
    return [result for result in results if isinstance(result, Exception)]


def test_two_decisions_at_once_and_one_wins(people):
    case = world.walk_to(S.RECEIVED, people)
    results = together(*[lambda: decide(case=case, ruling=world.ORDER, by=people.head, at=world.AT) for _ in range(2)])
    [loser] = losers_of(results)
    assert isinstance(loser, Denied), loser
    assert ObjectionDecision.objects.count() == 1


def test_two_signatures_at_once_open_one_round(people):
    case = world.walk_to(S.AWAITING_SIGNATURE, people)
    results = together(*[lambda: world.sign_response(case, people.head, world.AT + 2 * world.DAY) for _ in range(2)])
    [loser] = losers_of(results)
    assert isinstance(loser, Denied | LetterRefused), loser
    assert case.request.rounds.count() == 2


def test_a_withdrawal_and_a_signature_at_once_leave_one_end(people):
    case = world.walk_to(S.AWAITING_SIGNATURE, people)
    at, holder = world.AT + 2 * world.DAY, world.holder_of(case)
    results = together(
        lambda: world.sign_response(case, people.head, at), lambda: withdraw(case=case, by=holder, at=at)
    )
    assert len(losers_of(results)) == 1, results
    assert world.fresh(case).status in (S.DECIDED, S.WITHDRAWN)


@pytest.mark.parametrize("linked", [True, False])
def test_a_double_click_is_one_objection(linked, people):
    request = world.unanswered(people) if linked else None
    by = cases.holder_of(request) if request else None
    same = world.filing(people, request, submission_id=uuid.uuid4())
    results = together(*[lambda: file_objection(filing=same, by=by, at=world.AT) for _ in range(4)])
    assert not losers_of(results), results
    assert Objection.objects.count() == 1
    assert len([result for result in results if result.key]) == (0 if linked else 1)


def test_ten_object_at_once_and_get_ten_numbers_without_a_gap(people):
    filings = [world.filing(people, None) for _ in range(10)]
    results = together(*[lambda f=f: file_objection(filing=f, by=None, at=world.AT) for f in filings])
    assert not losers_of(results), results
    assert sorted(result.case.sequence for result in results) == list(range(1, 11))


def test_a_stale_objection_cannot_be_saved_over_a_newer_status(people):
    case = world.walk_to(S.RECEIVED, people)
    stale = world.fresh(case)
    withdraw(case=case, by=world.holder_of(case), at=world.AT)
    stale.purpose = "diubah"
    with pytest.raises(ConcurrentTransition):
        stale.save()
