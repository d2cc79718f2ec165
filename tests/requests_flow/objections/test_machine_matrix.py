"""The total matrix: every status x every move x every role, against a table written by hand from the law."""

import pytest
from django_fsm import can_proceed

from accounts.policies import Denied
from requests_flow.objections import policies
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.objections.machine import MOVES, TURN_OF
from tests.requests_flow import matrix
from tests.requests_flow.objections import world

S = ObjectionStatus
OPEN = {S.RECEIVED, S.AWAITING_SIGNATURE}
DESK = {"ppid", "clerk", "head"}
# move: (statuses it starts from, roles that may make it). Written by hand: the machine is checked against this table.
LAW = {
    "deliberate": ({S.RECEIVED}, DESK),
    "decide": ({S.RECEIVED}, {"head"}),
    "recall": ({S.AWAITING_SIGNATURE}, {"head"}),
    "sign": ({S.AWAITING_SIGNATURE}, {"head"}),
    "close": ({S.DECIDED}, DESK),
    "expire": ({S.DECIDED}, set()),
    "withdraw": (OPEN, DESK | {"objector"}),
}
ROLES = ("objector", "ppid", "clerk", "head", "other_ppid", "admin", "monitor", "stranger", "anonymous")
# Conditions beyond status and role, at the moment the matrix is read (one day after the walk).
NOT_YET = {("close", S.DECIDED)}


def person(role, cast, case):
    if role == "anonymous":
        return None
    return world.holder_of(case) if role == "objector" else getattr(cast, role)


def test_the_table_names_every_move_and_every_status_has_an_owner():
    assert set(LAW) == set(MOVES)
    assert set(TURN_OF) == set(S)


@pytest.mark.parametrize("status", list(S))
def test_only_the_lawful_moves_are_open(status, cast):
    case = world.walk_to(status, cast)
    assert case.status == status
    on = (world.AT + 2 * world.DAY).date()
    matrix.check(case, LAW, ROLES, lambda role: person(role, cast, case), policies, on=on, not_yet=NOT_YET)


def test_a_refusal_as_exempt_is_not_deliberated(cast):
    case = world.file(cast, world.answered(cast), grounds=("a",)).case
    assert not can_proceed(case.deliberate)
    with pytest.raises(Denied, match="huruf a"):
        policies.deliberate(cast.head, case, on=world.AT.date())
