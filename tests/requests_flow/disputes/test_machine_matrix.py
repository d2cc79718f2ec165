"""The total matrix: every status x every move x every role, against a table written by hand from the law."""

import pytest

from requests_flow.disputes import policies
from requests_flow.disputes.enums import DisputeStatus
from requests_flow.disputes.machine import MOVES, TURN_OF
from tests.requests_flow import matrix
from tests.requests_flow.disputes import world

S = DisputeStatus
DESK = {"ppid", "clerk", "head"}
HEARD = {S.REGISTERED, S.MEDIATION, S.ADJUDICATION}
DECIDED = {S.DECIDED, S.JUDGED, S.FINAL}
# move: (statuses it starts from, roles that may make it). Written by hand: the machine is checked against this table.
LAW = {
    "register": ({S.FILED}, DESK),
    "mediate": ({S.REGISTERED, S.MEDIATION}, DESK),
    "adjudicate": (HEARD, DESK),
    "decide": (HEARD, DESK),
    "appeal": ({S.DECIDED}, DESK),
    "judge": ({S.COURT}, DESK),
    "cassate": ({S.JUDGED}, DESK),
    "conclude": ({S.CASSATION}, DESK),
    "execute": (DECIDED, {"head"}),
    "withdraw": (HEARD | {S.FILED, S.COURT, S.CASSATION}, DESK | {"objector"}),
    "close": (DECIDED | {S.EXECUTION}, DESK),
}
ROLES = ("objector", "ppid", "clerk", "head", "other_ppid", "admin", "monitor", "stranger", "anonymous")
ORDERED = {"outcome": "granted", **world.ORDER}
# Conditions beyond status and role: without an order there is nothing to carry out; with one it comes before the end.
WITHOUT_ORDER = {("execute", status) for status in DECIDED} | {("close", S.EXECUTION)}
WITH_ORDER = {("close", status) for status in DECIDED | {S.EXECUTION}}


def person(role, cast, case):
    if role == "anonymous":
        return None
    return world.holder_of(case) if role == "objector" else getattr(cast, role)


def test_the_table_names_every_move_and_every_status_has_an_owner():
    assert set(LAW) == set(MOVES)
    assert set(TURN_OF) == set(S)
    assert set(world.WAYS) == set(S)


@pytest.mark.parametrize("status", list(S))
def test_only_the_lawful_moves_are_open(status, cast):
    case = world.walk_to(status, cast)
    assert case.status == status
    on = (world.AT + 9 * world.DAY).date()
    matrix.check(case, LAW, ROLES, lambda role: person(role, cast, case), policies, on=on, not_yet=WITHOUT_ORDER)


@pytest.mark.parametrize("status", sorted(DECIDED))
def test_a_decision_that_orders_information_is_carried_out_before_the_end(status, cast):
    case = world.walk_to(status, cast, **ORDERED)
    on = (world.AT + 9 * world.DAY).date()
    matrix.check(case, LAW, ROLES, lambda role: person(role, cast, case), policies, on=on, not_yet=WITH_ORDER)
