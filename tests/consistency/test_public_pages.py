"""The list of pages that need no sign-in is read by people whenever it changes."""

import pytest
from django.urls import NoReverseMatch, reverse

from ppid_portal.public_pages import public_pages, routes


def test_the_public_pages_are_these(snapshot):
    assert public_pages() == snapshot


def test_every_other_page_needs_a_sign_in():
    assert {route for route, _ in routes()} - set(public_pages())


@pytest.mark.django_db
def test_a_page_without_arguments_that_is_not_public_leads_to_the_sign_in_page(client):
    public = set(public_pages())
    tried = 0
    for route, _ in routes():
        if route in public or "<" in route or "(" in route:
            continue
        response = client.get(route)
        tried += 1
        assert response.status_code == 302, route
        assert response["Location"].startswith(reverse("account_login")), route
    assert tried


def test_the_sign_in_page_has_a_name():
    try:
        assert reverse("account_login")
    except NoReverseMatch:
        pytest.fail("LOGIN_URL names a page that does not exist.")
