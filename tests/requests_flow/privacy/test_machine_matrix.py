"""The total matrices: every status x every move x every role, against tables written by hand from the law."""

import pytest

from requests_flow.privacy import incident_policies, policies
from requests_flow.privacy.enums import DataRequestStatus, IncidentStatus
from requests_flow.privacy.machine import INCIDENT_MOVES, INCIDENT_TURN_OF, MOVES, TURN_OF
from tests.requests_flow import matrix
from tests.requests_flow.privacy import world

S, N = DataRequestStatus, IncidentStatus
OPEN = {S.RECEIVED, S.IN_REVIEW, S.AWAITING_SIGNATURE}
DESK = {"ppid", "clerk", "head"}
# move: (statuses it starts from, roles that may make it). Written by hand: the machine is checked against this table.
LAW = {
    "take_up": ({S.RECEIVED}, DESK),
    "correct": ({S.IN_REVIEW}, {"ppid"}),
    "reply": ({S.RECEIVED, S.IN_REVIEW}, {"ppid"}),
    "recall": ({S.AWAITING_SIGNATURE}, {"ppid"}),
    "sign": ({S.AWAITING_SIGNATURE}, {"ppid"}),
    "erase": ({S.ANSWERED}, {"ppid"}),
    "close": ({S.ANSWERED}, DESK),
    "withdraw": (OPEN, DESK | {"subject"}),
}
RUNNING = {N.RECORDED, N.ASSESSED}
LEADERS = {"ppid", "head", "admin"}
INCIDENT_LAW = {
    "assess": (RUNNING, LEADERS),
    "add_person": (RUNNING, LEADERS),
    "notify_persons": ({N.ASSESSED}, LEADERS),
    "write_to_authority": ({N.ASSESSED}, LEADERS),
    "record_sending": ({N.ASSESSED}, LEADERS),
    "decide_public": ({N.ASSESSED}, LEADERS),
    "end_public": ({N.ASSESSED, N.CLOSED}, LEADERS),
    "conclude": ({N.ASSESSED}, LEADERS),
    "dismiss": (RUNNING, LEADERS),
}
ROLES = ("subject", "ppid", "clerk", "head", "other_ppid", "admin", "monitor", "stranger", "anonymous")
# Conditions beyond status and role, at the moment the matrix is read: only an erasure owes an erasure; nothing is
# written to the authority, sent or published yet, and nobody is told.
NOT_YET = {("erase", S.ANSWERED)}
NOT_YET_OF_INCIDENTS = {
    ("record_sending", N.ASSESSED), ("end_public", N.ASSESSED), ("end_public", N.CLOSED), ("conclude", N.ASSESSED),
}  # fmt: skip


def person(role, cast, case):
    if role == "anonymous":
        return None
    return world.holder_of(case) if role == "subject" else getattr(cast, role)


def test_the_tables_name_every_move_and_every_status_has_an_owner():
    assert set(LAW) == set(MOVES)
    assert set(TURN_OF) == set(S)
    assert set(INCIDENT_LAW) == set(INCIDENT_MOVES)
    assert set(INCIDENT_TURN_OF) == set(N)


@pytest.mark.parametrize("status", list(S))
def test_only_the_lawful_moves_are_open(status, cast):
    case = world.walk_to(status, cast)
    assert case.status == status
    matrix.check(case, LAW, ROLES, lambda role: person(role, cast, case), policies, on=world.AT.date(), not_yet=NOT_YET)


@pytest.mark.parametrize("status", list(N))
def test_only_the_lawful_moves_on_an_incident_are_open(status, cast):
    case = world.incident_at(status, cast)
    assert case.status == status
    matrix.check(
        case, INCIDENT_LAW, ROLES[1:], lambda role: person(role, cast, case), incident_policies, on=world.AT.date(),
        not_yet=NOT_YET_OF_INCIDENTS,
    )  # fmt: skip


def test_a_promised_erasure_is_carried_out_before_the_case_is_closed(cast):
    case = world.owing_erasure(cast)
    law = {"erase": LAW["erase"], "close": ({S.ANSWERED}, set())}
    matrix.check(case, law, ROLES, lambda role: person(role, cast, case), policies, on=world.AT.date(), not_yet=set())
