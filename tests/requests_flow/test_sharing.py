"""The ready-made text for WhatsApp: the number, what happened, what comes next, and nothing personal."""

import pytest
from django.urls import reverse

from requests_flow import sharing
from requests_flow.enums import RequestStatus
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.objections.sharing import objection_text
from tests.requests_flow import cases
from tests.requests_flow.objections import world

WITH_PHONE = {"applicant": cases.APPLICANT | {"phone": "0812 3456-7890"}}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0812 3456-7890", "6281234567890"), ("+62 812 3456 7890", "6281234567890"),
        ("62812 3456 7890", "6281234567890"), ("0062 812 3456 7890", "6281234567890"),
        ("+62 (0)812 3456 7890", "6281234567890"), ("812 3456 7890", "6281234567890"),
        ("(0272) 321456", "62272321456"), ("+60 12 345 6789", "60123456789"), ("", ""), ("123", ""),
    ],
)  # fmt: skip
def test_a_number_is_written_as_whatsapp_wants_it(typed, number):
    assert sharing.whatsapp_number(typed) == number


@pytest.mark.parametrize("status", list(RequestStatus))
def test_the_text_of_a_request_tells_number_state_and_address_and_nothing_personal(status, cast):
    case = cases.walk_to(status, cast)
    text = sharing.request_text(case)
    assert case.number in text
    assert "/lacak/" in text
    assert cast.body.unit_name in text
    for private in (cases.NIK, "Fulanah", "LPJ", "Dukuh", "@", str(case.public_id)):
        assert private not in text


@pytest.mark.parametrize("status", list(ObjectionStatus))
def test_the_text_of_an_objection_alike(status, cast):
    case = world.walk_to(status, cast)
    text = objection_text(case)
    assert case.number in text
    for private in (cases.NIK, "Fulanah", world.POSITION, str(case.public_id)):
        assert private not in text


def test_the_officer_opens_whatsapp_with_the_applicants_number(cast, client, fixed_clock):
    case = cases.file_case(cast.body, **WITH_PHONE).case
    client.force_login(cast.clerk)
    page = client.get(reverse("requests:case", args=[case.public_id])).text
    assert "https://wa.me/6281234567890?text=Permohonan%20informasi" in page
    assert 'rel="noopener noreferrer"' in page
    assert "Salin teks ini" in page


def test_the_citizen_shares_the_status_without_the_key(cast, client, fixed_clock):
    filed = cases.file_case(cast.body, **WITH_PHONE)
    client.post(reverse("requests:track"), {"number": filed.case.number, "key": filed.key})
    page = client.get(filed.case.get_absolute_url())
    text = page.context["share"]["text"]
    assert filed.case.number in text
    assert filed.key not in page.text
    assert "https://wa.me/?text=" in page.text
    assert "81234567890" not in page.text
