"""The total matrix of consequence tests: every status x every move x every role, against a table written by hand."""

from datetime import timedelta

import pytest
from django_fsm import can_proceed

from accounts.policies import Denied
from requests_flow.exemptions import policies
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.exemptions.machine import MOVES, TURN_OF
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

S = ConsequenceTestStatus
DESK = {"ppid", "clerk", "head"}
UNFINISHED = {S.DRAFT, S.AWAITING_APPROVAL, S.AWAITING_SIGNATURES}
# move: (statuses it starts from, roles that may make it). Written by hand: the machine is checked against this table.
LAW = {
    "change_test": ({S.DRAFT, S.AWAITING_APPROVAL}, DESK),
    "submit_test": ({S.DRAFT}, {"ppid"}),
    "approve_test": ({S.AWAITING_APPROVAL}, {"head"}),
    "sign_sheet": ({S.AWAITING_SIGNATURES}, {"ppid"}),
    "withdraw_test": (UNFINISHED, DESK),
    "review_test": ({S.FINISHED}, {"ppid"}),
}
ROLES = ("ppid", "clerk", "head", "other_ppid", "admin", "monitor", "stranger", "anonymous")


def test_the_table_names_every_move_and_every_status_has_an_owner():
    assert set(LAW) == set(MOVES)
    assert set(TURN_OF) == set(S)


@pytest.mark.parametrize("status", list(S))
def test_only_the_lawful_moves_are_open(status, cast):
    """One walk to the status, then every move is asked of every role; the policy's answer is the table's."""
    test = made.walk_to(status, cast)
    assert test.status == status
    on = (cases.AT + timedelta(days=1)).date()
    for move, (sources, roles) in LAW.items():
        machine_allows = can_proceed(getattr(test, move))
        assert machine_allows == (status in sources), f"{status}: the machine and {move}"
        for role in ROLES:
            person = None if role == "anonymous" else getattr(cast, role)
            sentence = policies.reason_against(getattr(policies, move), person, test, on=on)
            allowed = not sentence
            assert allowed == (status in sources and role in roles), f"{status}: {move} by {role}: {sentence}"
            assert allowed or sentence[-1] == ".", f"{move} by {role} is refused without a sentence"


@pytest.mark.parametrize("role", ["ppid", "clerk", "head"])
def test_the_desk_of_the_body_drafts(role, cast):
    policies.draft_test(getattr(cast, role), cast.body, on=cases.AT.date())


@pytest.mark.parametrize("role", ["other_ppid", "admin", "monitor", "stranger"])
def test_nobody_else_drafts(role, cast):
    with pytest.raises(Denied):
        policies.draft_test(getattr(cast, role), cast.body, on=cases.AT.date())
