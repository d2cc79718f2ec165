"""Who opens an objection as the citizen: with the key or account of its request, or with a key of its own."""

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import RequestFactory

from accounts.policies import Denied
from requests_flow import access
from requests_flow.models import TrackingKey
from requests_flow.objections import policies
from requests_flow.objections.actions.reissue_key import reissue_key
from requests_flow.policies import KeyHolder
from tests.requests_flow import cases
from tests.requests_flow.objections import world


@pytest.fixture
def visit():
    """Return a visitor without an account and with an empty session."""
    request = RequestFactory().get("/lacak/")
    request.session, request.user = {}, None
    return request


def test_the_key_of_the_request_opens_the_objection_by_its_own_number(visit, cast):
    filed = cases.file_case(cast.body)
    case = world.file(cast, filed.case).case
    assert access.open_with_key(visit, number=case.number.lower(), key=filed.key) == case
    found, person = access.objector_case(visit, case.public_id)
    assert (found, person) == (case, world.holder_of(case))
    policies.be_objector(person, case)
    assert access.open_with_key(visit, number=filed.case.number, key=filed.key) == filed.case


def test_a_key_of_its_own_opens_only_that_objection(visit, cast):
    filed, other = world.file(cast, None), world.file(cast, None)
    assert access.open_with_key(visit, number=other.case.number, key=filed.key) is None
    assert access.open_with_key(visit, number=filed.case.number, key=filed.key) == filed.case
    assert access.objector_case(visit, filed.case.public_id)[0] == filed.case
    with pytest.raises(Http404):
        access.objector_case(visit, other.case.public_id)
    with pytest.raises(Denied):
        policies.be_objector(world.holder_of(other.case), filed.case)


def test_the_account_opens_what_it_filed(visit, cast):
    case = world.file(cast, None, account=cast.stranger).case
    visit.user = cast.stranger
    assert access.objector_case(visit, case.public_id) == (case, cast.stranger)
    policies.be_objector(cast.stranger, case)
    visit.user = cast.monitor
    with pytest.raises(Http404):
        access.objector_case(visit, case.public_id)


def test_a_new_key_closes_the_old_one_and_an_objection_to_a_request_gets_none(visit, cast):
    filed = world.file(cast, None)
    access.open_with_key(visit, number=filed.case.number, key=filed.key)
    key = reissue_key(case=filed.case, by=cast.clerk, at=world.AT)
    with pytest.raises(Http404):
        access.objector_case(visit, filed.case.public_id)
    assert access.open_with_key(visit, number=filed.case.number, key=key) == filed.case
    with pytest.raises(Denied, match="permohonannya"):
        reissue_key(case=world.walk_to("received", cast), by=cast.clerk, at=world.AT)


def test_a_key_belongs_to_exactly_one_case(cast):
    case = world.walk_to("received", cast)
    for owners in ({}, {"request": case.request, "objection": case}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TrackingKey.objects.create(key_hash="x", issued_at=world.AT, **owners)
    assert not TrackingKey.objects.filter(key_hash="x").exists()


def test_nobody_holds_a_key_that_does_not_exist(cast):
    with pytest.raises(Denied):
        policies.be_objector(KeyHolder(0), world.file(cast, None).case)
