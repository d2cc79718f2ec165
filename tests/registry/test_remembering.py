"""A page asks a question once while it is drawn; an action always asks anew."""

from datetime import timedelta

import pytest

from registry import policies, selectors
from registry.actions.appoint import appoint
from registry.actions.end_appointment import end_appointment
from registry.enums import Role
from registry.remembering import remembered, while_drawing
from tests.registry import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    world.load()
    return world.sengon()


def test_inside_the_block_the_same_question_is_asked_once_and_another_again(body, django_assert_num_queries):
    ppid, on = world.in_office(body, Role.PPID), world.AT.date()
    with while_drawing():
        with django_assert_num_queries(1):
            assert all(policies.holds(ppid, body, [Role.PPID], on) for _ in range(3))
        with django_assert_num_queries(3):
            policies.holds(ppid, body, (Role.CLERK,), on)
            policies.holds(ppid, body, [Role.PPID], on + timedelta(days=1))
            selectors.config_for(body)


def test_outside_it_nothing_is_remembered(body):
    ppid, on = world.in_office(body, Role.PPID), world.AT.date()
    with while_drawing():
        assert policies.holds(ppid, body, [Role.PPID], on)
    end_appointment(appointment=ppid.appointments.get(), ends_on=on, by=None, at=world.AT)
    later = on + timedelta(days=1)
    assert not policies.holds(ppid, body, [Role.PPID], later)
    appoint(user=ppid, body=body, role=Role.PPID, starts_on=later, by=None, at=world.AT)
    with while_drawing():
        assert policies.holds(ppid, body, [Role.PPID], later), "another page, another memory"


def test_blocks_within_blocks_share_one_memory():
    asked = []

    @remembered
    def question(number, *, roles=()):
        asked.append(number)
        return number * 2

    with while_drawing():
        with while_drawing():
            assert question(2, roles=["a"]) == 4
        assert question(2, roles=("a",)) == 4
    assert question(2) == 4
    assert asked == [2, 2]
