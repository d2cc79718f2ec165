"""Real connections at the same second: one wins, the other reads a sentence; numbers stay gap-free."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django_fsm import ConcurrentTransition

from accounts.policies import Denied
from requests_flow.actions.answer import answer
from requests_flow.models import Answer, InformationRequest
from tests.requests_flow import cases

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db):
    """The cast, committed, so that other connections see it."""
    return cases.make_cast()


def together(*calls: Callable[[], Any]) -> list[Any]:
    """Run the calls at the same moment, each on a connection of its own; return results or exceptions in order."""
    barrier = threading.Barrier(len(calls))
    results: list[Any] = [None] * len(calls)

    def run(index: int, call: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            results[index] = call()
        except Exception as error:  # noqa: BLE001 - the outcome is what the test looks at
            results[index] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(index, call)) for index, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_officers_answer_at_once_and_one_wins(people):
    case = cases.walk_to("in_progress", people)
    reply = cases.give_all(case)
    calls = [lambda: answer(case=case, reply=reply, by=people.ppid, at=cases.AT) for _ in range(2)]
    results = together(*calls)
    losers = [result for result in results if isinstance(result, Exception)]
    assert len(losers) == 1, results
    assert isinstance(losers[0], Denied), losers
    assert "petugas lain" in str(losers[0])
    assert Answer.objects.count() == 1


def test_twenty_file_at_once_and_get_twenty_numbers_without_a_gap(people):
    filings = [cases.filing(people.body) for _ in range(20)]
    results = together(*[lambda f=f: cases.file_request(filing=f, by=None, at=cases.AT) for f in filings])
    assert not [result for result in results if isinstance(result, Exception)], results
    assert sorted(result.case.sequence for result in results) == list(range(1, 21))


def test_a_double_click_is_one_request(people):
    same = cases.filing(people.body, submission_id=uuid.uuid4())
    results = together(*[lambda: cases.file_request(filing=same, by=None, at=cases.AT) for _ in range(4)])
    assert not [result for result in results if isinstance(result, Exception)], results
    assert InformationRequest.objects.count() == 1
    assert len([result for result in results if result.key]) == 1, "one key was shown, to one of the clicks"


def test_a_stale_case_cannot_be_saved_over_a_newer_status(people):
    case = cases.walk_to("received", people)
    stale = cases.fresh(case)
    cases.receive(case=case, by=people.ppid, at=cases.AT)
    stale.subject = "diubah"
    with pytest.raises(ConcurrentTransition):
        stale.save()
