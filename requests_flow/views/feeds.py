"""Calendars: the address for a program, and the pages where it is given out once."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import ratelimit
from registry.village_page import village_frame
from requests_flow import access, feeds, policies
from requests_flow.actions.make_feed import drop_feed_of_desk, make_feed_of_desk, make_feed_of_request
from requests_flow.models import CalendarFeed
from requests_flow.objections.actions.make_feed import make_feed
from requests_flow.timeline import Case
from requests_flow.views.desk import desk_day

WRONG_A_MINUTE = 20


@login_not_required
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar behind a secret address, for a program that cannot sign in."""
    found = feeds.feed_of(key)
    if found is None:
        address = ratelimit.client_address(request)
        if not ratelimit.allow(key=f"feed:{address}", limit=WRONG_A_MINUTE, seconds=60):
            return render(request, "429.html", status=429)
        raise Http404("Alamat kalender ini tidak ada atau sudah diganti.")
    response = HttpResponse(feeds.content_of(found, at=request.moment), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="batas-waktu.ics"'
    response["Cache-Control"] = "private, max-age=900"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_desk(request: HttpRequest) -> HttpResponse:
    """Give an officer the address with all deadlines of the desk."""
    policies.enter_desk(request.user, on=desk_day(request))
    address = ""
    if request.method == "POST":
        address = feeds.address_of(make_feed_of_desk(by=request.user, at=request.moment))
    has_one = CalendarFeed.objects.filter(user=request.user).exists()
    return render(request, "requests_flow/officer/feed.html", {"address": address, "has_one": has_one})


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Let the officer's address die."""
    if drop_feed_of_desk(by=request.user):
        messages.success(request, "Alamat kalender Anda sudah dimatikan.")
    return redirect("requests:feed_of_desk")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_request(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the applicant the address with the deadlines of this request."""
    case, person = access.applicant_case(request, public_id)
    address = ""
    if request.method == "POST":
        address = feeds.address_of(make_feed_of_request(case=case, by=person, at=request.moment))
    has_one = CalendarFeed.objects.filter(request=case).exists()
    return _page(request, case, "Permohonan", address=address, has_one=has_one)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_objection(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the objector the address with the deadlines of this objection."""
    case, person = access.objector_case(request, public_id)
    address = ""
    if request.method == "POST":
        address = feeds.address_of(make_feed(case=case, by=person, at=request.moment))
    has_one = CalendarFeed.objects.filter(objection=case).exists()
    return _page(request, case, "Keberatan", address=address, has_one=has_one)


def _page(request: HttpRequest, case: Case, kind: str, *, address: str, has_one: bool) -> HttpResponse:
    village = village_frame(case.region, current="Cek status")
    context = {"case": case, "kind": kind, "village": village, "address": address, "has_one": has_one}
    return render(request, "requests_flow/public/feed.html", context)
