"""Random walks: whatever the order of moves, the invariants of a case hold."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.policies import Denied
from requests_flow.actions.answer import answer
from requests_flow.actions.ask_completion import ask_completion
from requests_flow.actions.close import close
from requests_flow.actions.complete import complete
from requests_flow.actions.expire import expire
from requests_flow.actions.extend import extend
from requests_flow.actions.lapse import lapse
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.recall import recall
from requests_flow.actions.receive import receive
from requests_flow.actions.reopen import reopen
from requests_flow.actions.sign import sign
from requests_flow.actions.withdraw import withdraw
from requests_flow.enums import ExtensionReason, ProofChannel
from requests_flow.machines import MOVES
from requests_flow.timeline import verify
from tests.requests_flow import cases


def attempt(move, case, cast, at):
    """Make one move by the person it belongs to; Denied is an ordinary answer."""
    holder = cases.holder_of(case)
    if move == "sign" and case.current_round.answers.filter(recalled_at=None).exists():
        return cases.sign_answer(case, cast.ppid, at)
    if move == "sign_extension" and case.current_round.extension_letter and not case.current_round.extended_at:
        return sign(case=case, letter=case.current_round.extension_letter, scan=cases.scan(), by=cast.ppid, at=at)
    calls = {
        "receive": lambda: receive(case=case, by=cast.clerk, at=at),
        "ask_completion": lambda: ask_completion(case=case, missing=cases.MISSING, by=cast.clerk, at=at),
        "complete": lambda: complete(case=case, explanation="Sudah lengkap.", papers=(), by=holder, at=at),
        "extend": lambda: extend(
            case=case, reason=ExtensionReason.NOT_HELD, explanation="Dicari.", by=cast.ppid, at=at
        ),
        "answer": lambda: answer(case=case, reply=cases.give_all(case), by=cast.ppid, at=at),
        "recall": lambda: recall(case=case, reason="Salah ketik.", by=cast.ppid, at=at),
        "close": lambda: close(case=case, by=cast.ppid, at=at),
        "withdraw": lambda: withdraw(case=case, by=holder, at=at),
        "expire": lambda: expire(case=case, at=at),
        "reopen": lambda: reopen(case=case, reason="Halaman 12 tidak ada.", by=holder, at=at),
        "lapse": lambda: lapse(case=case, by=cast.ppid, at=at),
        "hand_over": lambda: prove_receipt(
            case=case, channel=ProofChannel.HANDED_OVER, evidence="tanda terima", received_at=at, by=cast.ppid, at=at
        ),
    }
    return calls[move]() if move in calls else None


def check(case, number):
    """Assert what must hold after every step."""
    case = cases.fresh(case)
    assert case.number == number
    current = case.current_round
    assert case.rounds.count() == current.number <= 2, "one running clock, and one reopening"
    assert case.rounds.filter(answered_at=None).count() <= 1
    assert current.answers.filter(recalled_at=None).count() <= 1, "at most one answer a round"
    assert case.tracking_keys.filter(revoked_at=None).count() == 1
    assert verify(case) == case.events.count()
    assert (current.answered_at is not None) == (case.status in ("answered", "closed"))
    assert current.extended_due_on is None or current.extended_due_on > current.due_on
    letters = [answer.letter.number for answer in current.answers.all()]
    assert len(letters) == len(set(letters)), "a recalled letter's number is never used again"
    if current.answered_at:
        assert cases.answer_letter(case).counts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(st.sampled_from([*MOVES, "sign_extension", "hand_over"]), st.integers(0, 72)), max_size=14)
)
def test_random_moves_keep_the_invariants(steps, cast):
    """Each example files a new case of its own and walks; refused moves change nothing."""
    filed = cases.file_case(cast.body)
    at = cases.AT
    for move, hours in steps:
        at += timedelta(hours=hours)
        before = (cases.fresh(filed.case).status, filed.case.events.count())
        try:
            attempt(move, cases.fresh(filed.case), cast, at)
        except Denied:
            assert (cases.fresh(filed.case).status, filed.case.events.count()) == before
        check(filed.case, filed.case.number)
