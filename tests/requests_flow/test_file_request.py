"""Filing: number, clock, receipt, key, idempotence, and the village without an officer."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.policies import Denied
from documents import issuing
from notifications.models import Message
from requests_flow import keys
from requests_flow.enums import Channel
from requests_flow.models import Applicant, InformationRequest, TrackingKey
from tests.registry import world
from tests.requests_flow import cases


def test_d01_a_request_gets_number_clock_receipt_and_key_at_once(cast):
    filed = cases.file_case(cast.body)
    case = filed.case
    assert case.number == "001/PI/V/2026"
    assert case.current_round.due_on == date(2026, 5, 29)
    assert case.receipt_letter.number == case.number
    assert [row["number"] for row in case.current_round.due_days if row["counted"]] == list(range(1, 11))
    assert len(keys.normalise(filed.key)) == 26
    assert case.tracking_keys.get().key_hash == keys.key_hash(filed.key)


def test_the_key_is_nowhere_in_clear(cast):
    filed = cases.file_case(cast.body)
    plain = keys.normalise(filed.key)
    letter = issuing.ensure_pdf(letter_id=filed.case.receipt_letter_id, at=cases.AT)
    message = Message.objects.get(event="filed")
    stored = [letter.html, message.body, message.subject, *filed.case.events.values_list("facts", flat=True)]
    assert all(plain not in keys.normalise(str(text)) for text in stored)
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM notifications_message WHERE event = 'filed'")
        (secret,) = cursor.fetchone()
    assert plain not in keys.normalise(secret)


def test_the_nik_is_encrypted_at_rest_and_in_no_mail(cast):
    filed = cases.file_case(cast.body, items=(f"Data atas NIK {cases.NIK}",))
    with connection.cursor() as cursor:
        cursor.execute("SELECT nik FROM requests_flow_applicant")
        (stored,) = cursor.fetchone()
    assert cases.NIK not in stored
    assert Applicant.objects.get().nik == cases.NIK
    assert filed.case.applicant.masked_nik == "331012••••••••07"
    assert Message.objects.count() >= 2
    assert all(cases.NIK not in message.body + message.subject for message in Message.objects.all())


def test_the_same_submission_twice_is_one_request(cast):
    same = uuid.uuid4()
    first = cases.file_case(cast.body, submission_id=same)
    second = cases.file_case(cast.body, submission_id=same)
    assert second.case == first.case
    assert second.key is None
    third = cases.file_case(cast.body)
    assert third.case.sequence == 2, "the repeated form took no number"


def test_numbers_count_per_body_and_year(cast):
    assert cases.file_case(cast.body).case.number == "001/PI/V/2026"
    assert cases.file_case(world.cucukan()).case.number == "001/PI/V/2026"
    later = cases.AT.replace(year=2027, month=1, day=4)
    assert cases.file_case(cast.body, at=later).case.number == "001/PI/I/2027"


def test_a_missing_calendar_year_never_stops_a_filing(cast):
    case = cases.file_case(cast.body, at=cases.AT.replace(year=2031)).case
    assert case.current_round.due_is_provisional


def test_an_incomplete_filing_leaves_nothing_behind(cast):
    with pytest.raises(ValidationError):
        cases.file_case(cast.body, applicant=cases.APPLICANT | {"email": "bukan surel"})
    with pytest.raises(ValueError, match="sedikitnya satu"):
        cases.file_case(cast.body, items=())
    assert not InformationRequest.objects.exists()
    assert not TrackingKey.objects.exists()
    assert cases.file_case(cast.body).case.sequence == 1, "the failed filing took no number"


def test_d01_a_clerk_enters_a_walk_in_with_the_same_number_and_clock(cast):
    case = cases.file_case(cast.body, by=cast.clerk, channel=Channel.WALK_IN).case
    assert case.number == "001/PI/V/2026"
    assert case.received_by == cast.clerk
    assert case.events.get().actor == "officer"


def test_a_stranger_cannot_enter_a_request_at_the_desk(cast):
    with pytest.raises(Denied):
        cases.file_case(cast.body, by=cast.other_ppid, channel=Channel.WALK_IN)
    assert not InformationRequest.objects.exists()


def test_a_village_without_an_officer_gets_number_and_clock_and_the_regency_is_told(cast):
    body = world.government("33.10.10.2005")
    case = cases.file_case(body).case
    assert case.number == "001/PI/V/2026"
    told = Message.objects.filter(event="unattended_request")
    assert {message.to_user for message in told} == {cast.admin}


def test_a_request_about_a_kelurahan_goes_to_the_regency(cast):
    kelurahan = world.region("33.10.16.1001")
    regency_body = cast.admin.appointments.get().body
    case = cases.file_case(regency_body, region=kelurahan).case
    assert case.region == kelurahan
    assert case.body == regency_body
