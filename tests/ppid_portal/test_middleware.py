"""Every request carries its moment, keeps the promise of GET, and shows a refusal as a sentence."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from accounts.policies import Denied


@login_not_required
def tell_moment(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.moment.isoformat())


@login_not_required
def write(request: HttpRequest) -> HttpResponse:
    get_user_model().objects.update(full_name="x")
    return HttpResponse("written")


@login_not_required
def refuse(request: HttpRequest) -> HttpResponse:
    raise Denied("Hanya PPID desa ini yang dapat menjawab.")


urlpatterns = [
    path("jam/", tell_moment),
    path("tulis/", write),
    path("tolak/", refuse),
    path("", include("ppid_portal.urls")),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def test_a_page_is_told_the_moment_of_the_portals_clock(client, fixed_clock):
    told = datetime.fromisoformat(client.get("/jam/").content.decode())
    assert timedelta(0) <= told - fixed_clock < timedelta(seconds=30)


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_page_that_is_read_cannot_write(client, method):
    with pytest.raises(RuntimeError, match="accounts_user"):
        getattr(client, method)("/tulis/")


def test_a_form_that_is_sent_can_write(client):
    assert client.post("/tulis/").content == b"written"


def test_a_refusal_is_a_403_page_with_its_sentence(client):
    response = client.get("/tolak/")
    assert response.status_code == 403
    assert "Hanya PPID desa ini yang dapat menjawab." in response.content.decode()


def test_a_request_that_is_refused_early_still_gets_a_page(client):
    response = client.get("/jam/", headers={"host": "lain.example"})
    assert response.status_code == 400
    assert "<h1" in response.content.decode()
