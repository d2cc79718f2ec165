"""Two at the same second: one approves, the other reads a sentence; numbers stay gap-free."""

import pytest
from django_fsm import ConcurrentTransition

from accounts.policies import Denied
from requests_flow.exemptions.actions.approve_test import approve_test
from requests_flow.exemptions.actions.submit_test import submit_test
from requests_flow.exemptions.actions.withdraw_test import withdraw_test
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.models import ConsequenceTest
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made
from tests.requests_flow.test_races import people, together

pytestmark = pytest.mark.django_db(transaction=True)
S = ConsequenceTestStatus
__all__ = ["people"]


def test_two_approve_at_once_and_one_wins(people):
    test = made.walk_to(S.AWAITING_APPROVAL, people)
    calls = [lambda: approve_test(test=test, by=people.head, at=cases.AT) for _ in range(2)]
    results = together(*calls)
    losers = [result for result in results if isinstance(result, Exception)]
    assert [type(loser) for loser in losers] == [Denied], results
    assert "Tidak ada hasil uji yang menunggu persetujuan" in str(losers[0])
    assert made.fresh(test).number == "01/UK/PPID/2026"


def test_six_sheets_at_once_get_six_numbers_without_a_gap(people):
    tests = [made.walk_to(S.AWAITING_APPROVAL, people) for _ in range(6)]
    results = together(*[lambda t=t: approve_test(test=t, by=people.head, at=cases.AT) for t in tests])
    assert not [result for result in results if isinstance(result, Exception)], results
    numbers = sorted(ConsequenceTest.objects.values_list("number", flat=True))
    assert numbers == [f"{n:02d}/UK/PPID/2026" for n in range(1, 7)]


def test_approving_and_giving_up_at_once_leaves_one_of_them(people):
    test = made.walk_to(S.AWAITING_APPROVAL, people)
    together(
        lambda: approve_test(test=test, by=people.head, at=cases.AT),
        lambda: withdraw_test(test=test, reason="Salah.", by=people.ppid, at=cases.AT),
    )
    test = made.fresh(test)
    assert test.status in (S.WITHDRAWN, S.AWAITING_SIGNATURES)
    assert test.sheet_letter is None or test.sheet_letter.is_voided == (test.status == S.WITHDRAWN)


def test_a_stale_test_cannot_be_saved_over_a_newer_status(people):
    test = made.walk_to(S.DRAFT, people)
    stale = made.fresh(test)
    submit_test(test=test, by=people.ppid, at=cases.AT)
    stale.title = "diubah"
    with pytest.raises(ConcurrentTransition):
        stale.save()
