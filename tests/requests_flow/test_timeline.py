"""The legal record: a chain that shows any touch, and that survives the purge of the person."""

import pytest
from django.db import connection

from documents.models import StoredFile
from notifications.models import Message
from requests_flow.actions.purge import purge
from requests_flow.models import Applicant, Event
from requests_flow.models.timeline import EventIsPermanent
from requests_flow.timeline import BrokenChain, verify
from tests.requests_flow import cases


def test_every_action_appends_one_link(cast):
    case = cases.walk_to("closed", cast)
    kinds = list(case.events.order_by("sequence").values_list("kind", flat=True))
    assert kinds == ["filed", "received", "answer_issued", "answered", "received_by_applicant", "closed"]
    assert verify(case) == 6


def test_an_event_is_never_changed_or_deleted_through_the_models(cast):
    event = cases.file_case(cast.body).case.events.get()
    for touch in (event.save, event.delete, Event.objects.all().delete, lambda: Event.objects.update(kind="closed")):
        with pytest.raises(EventIsPermanent):
            touch()


@pytest.mark.parametrize(
    "change", ["facts = '{}'", "actor = 'system'", "at = '2020-01-01 00:00:00+00:00'", "hash = 'ab'"]
)
def test_a_change_behind_the_back_of_the_models_breaks_the_chain(change, cast):
    case = cases.walk_to("in_progress", cast)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE requests_flow_event SET {change} WHERE request_id = %s AND sequence = 1", [case.pk])
    with pytest.raises(BrokenChain):
        verify(case)


def test_a_removed_event_breaks_the_chain(cast):
    case = cases.walk_to("closed", cast)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM requests_flow_event WHERE request_id = %s AND sequence = 2", [case.pk])
    with pytest.raises(BrokenChain):
        verify(case)


def test_the_facts_hold_no_personal_data(cast):
    case = cases.walk_to("closed", cast)
    facts = " ".join(str(event.facts) for event in case.events.all())
    for secret in (cases.NIK, cases.APPLICANT["name"], cases.APPLICANT["email"], cases.APPLICANT["address"]):
        assert secret not in facts


def test_the_chain_verifies_after_the_person_is_purged(cast):
    case = cases.walk_to("closed", cast)
    purge(case=case, at=cases.AT.replace(year=2031))
    assert not Applicant.objects.exists()
    assert not case.tracking_keys.filter(revoked_at=None).exists()
    assert not StoredFile.objects.filter(kind="identity", purged_at=None).exists()
    assert not Message.objects.filter(about=case.about, purged_at=None).exists()
    assert verify(case) == 7


def test_an_open_case_is_not_purged(cast):
    case = cases.walk_to("in_progress", cast)
    with pytest.raises(ValueError, match="berakhir"):
        purge(case=case, at=cases.AT)
