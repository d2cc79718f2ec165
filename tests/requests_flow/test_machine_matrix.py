"""The total matrix: every status x every move x every role, against a table written by hand from the law."""

from datetime import timedelta

import pytest

from requests_flow import policies
from requests_flow.enums import RequestStatus
from requests_flow.machines import MOVES, TURN_OF
from tests.requests_flow import cases, matrix

S = RequestStatus
OPEN = {S.RECEIVED, S.INCOMPLETE, S.IN_PROGRESS, S.AWAITING_SIGNATURE}
DESK = {"ppid", "clerk", "head"}
# move: (statuses it starts from, roles that may make it). Written by hand: the machine is checked against this table.
LAW = {
    "receive": ({S.RECEIVED}, DESK),
    "ask_completion": ({S.RECEIVED, S.IN_PROGRESS}, DESK),
    "complete": ({S.INCOMPLETE}, DESK | {"applicant"}),
    "extend": ({S.RECEIVED, S.INCOMPLETE, S.IN_PROGRESS}, {"ppid"}),
    "answer": ({S.RECEIVED, S.IN_PROGRESS}, {"ppid"}),
    "recall": ({S.AWAITING_SIGNATURE}, {"ppid"}),
    "sign": ({S.AWAITING_SIGNATURE}, {"ppid"}),
    "close": ({S.ANSWERED}, DESK),
    "expire": ({S.ANSWERED}, set()),
    "order": (set(S) - {S.WITHDRAWN}, {"head"}),
    "reopen": ({S.ANSWERED, S.CLOSED}, DESK | {"applicant"}),
    "withdraw": (OPEN, DESK | {"applicant"}),
    "lapse": ({S.INCOMPLETE}, DESK),
}
ROLES = ("applicant", "ppid", "clerk", "head", "other_ppid", "admin", "monitor", "stranger", "anonymous")
# Conditions beyond status and role, at the moment the matrix is read (one day after the walk).
NOT_YET = {("lapse", S.INCOMPLETE), ("close", S.ANSWERED)}


def person(role, cast, case):
    """Return the actor who plays `role`."""
    if role == "anonymous":
        return None
    if role == "applicant":
        key = case.tracking_keys.filter(revoked_at=None).first()
        return policies.KeyHolder(key.pk)
    return getattr(cast, role)


def test_the_table_names_every_move_and_every_status_has_an_owner():
    assert set(LAW) == set(MOVES)
    assert set(TURN_OF) == set(S)


@pytest.mark.parametrize("status", list(S))
def test_only_the_lawful_moves_are_open(status, cast):
    """One walk to the status, then every move is asked of every role; the policy's answer is the table's."""
    case = cases.walk_to(status, cast)
    assert case.status == status
    on = (cases.AT + timedelta(days=4)).date()
    matrix.check(case, LAW, ROLES, lambda role: person(role, cast, case), policies, on=on, not_yet=NOT_YET)
