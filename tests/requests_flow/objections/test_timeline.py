"""The legal record of an objection: a chain of its own that survives the purge of the person."""

import pytest
from django.db import connection

from notifications.models import Message
from requests_flow.actions.purge import purge as purge_request
from requests_flow.models import ObjectionEvent, Objector
from requests_flow.models.timeline import EventIsPermanent
from requests_flow.objections.actions.purge import purge
from requests_flow.objections.actions.withdraw import withdraw
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.timeline import BrokenChain, verify
from tests.requests_flow import cases
from tests.requests_flow.objections import world

S = ObjectionStatus


def test_every_action_appends_one_link(cast):
    case = world.walk_to(S.CLOSED, cast)
    kinds = list(case.events.order_by("sequence").values_list("kind", flat=True))
    assert kinds == ["filed", "decision_issued", "decided", "received_by_objector", "closed"]
    assert verify(case) == 5
    verify(case.request)


def test_an_event_is_never_changed_or_deleted_through_the_models(cast):
    event = world.walk_to(S.RECEIVED, cast).events.get()
    objects = ObjectionEvent.objects
    for touch in (event.save, event.delete, objects.all().delete, lambda: objects.update(kind="closed")):
        with pytest.raises(EventIsPermanent):
            touch()


@pytest.mark.parametrize("change", ["facts = '{}'", "actor = 'system'", "hash = 'ab'"])
def test_a_change_behind_the_back_of_the_models_breaks_the_chain(change, cast):
    case = world.walk_to(S.DECIDED, cast)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE requests_flow_objectionevent SET {change} WHERE objection_id = %s", [case.pk])
    with pytest.raises(BrokenChain):
        verify(case)


def test_the_facts_hold_no_personal_data(cast):
    case = world.walk_to(S.CLOSED, cast)
    facts = " ".join(str(event.facts) for event in case.events.all())
    for secret in (cases.NIK, cases.APPLICANT["name"], cases.APPLICANT["email"], cases.APPLICANT["address"]):
        assert secret not in facts


def test_the_chain_verifies_after_the_person_is_purged(cast):
    case = world.file(cast, None).case
    withdraw(case=case, by=world.holder_of(case), at=world.AT)
    purge(case=case, at=world.AT.replace(year=2031))
    assert not Objector.objects.exists()
    assert not case.tracking_keys.filter(revoked_at=None).exists()
    assert not Message.objects.filter(about=case.about, purged_at=None).exists()
    assert verify(case) == 3
    purge(case=case, at=world.AT.replace(year=2032))
    assert verify(case) == 3, "a second time changes nothing"


def test_an_open_objection_keeps_its_person_and_that_of_its_request(cast):
    case = world.walk_to(S.RECEIVED, cast, request=cases.walk_to("closed", cast))
    with pytest.raises(ValueError, match="berakhir"):
        purge(case=case, at=world.AT)
    with pytest.raises(ValueError, match="keberatan"):
        purge_request(case=case.request, at=world.AT)
