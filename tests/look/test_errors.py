"""Error pages: a sentence, a way out, and no need for anything that may be broken."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views import defaults


def test_the_server_error_page_needs_no_context_and_no_database():
    html = render_to_string("500.html")
    assert "Ini bukan kesalahan Anda." in html
    assert 'href="/"' in html


def test_the_bad_request_page_needs_no_context_and_no_database():
    response = defaults.bad_request(RequestFactory().get("/"), SuspiciousOperation("x"))
    assert response.status_code == 400
    assert "tidak dapat kami baca" in response.content.decode()


def test_a_missing_page_says_so_and_leads_home(client, db):
    response = client.get("/tidak-ada/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "Halaman ini tidak ditemukan" in html
    assert "Ke halaman depan" in html


@pytest.mark.django_db
def test_a_missing_page_does_not_repeat_what_the_program_says():
    response = defaults.page_not_found(RequestFactory().get("/x/"), Http404("No Request matches the given query."))
    assert "No Request" not in response.content.decode()


@pytest.mark.django_db
def test_a_refusal_shows_its_sentence_and_escapes_it():
    response = defaults.permission_denied(RequestFactory().get("/x/"), PermissionDenied("Hanya PPID desa <b> ini."))
    html = response.content.decode()
    assert response.status_code == 403
    assert "Hanya PPID desa &lt;b&gt; ini." in html


@pytest.mark.django_db
def test_a_refusal_without_a_sentence_still_says_something():
    response = defaults.permission_denied(RequestFactory().get("/x/"), PermissionDenied())
    assert "Halaman ini hanya untuk petugas yang ditunjuk." in response.content.decode()
