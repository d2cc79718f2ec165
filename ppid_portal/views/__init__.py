"""Pages that span apps: the portal's home, a village's home, plain texts, errors, where people land."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.models import User
from ppid_portal import portal_pages
from registry import selectors as registry_selectors
from registry.models import Region
from registry.village_page import village_frame
from requests_flow.privacy.notice import portal_facts


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The regency's portal: find a village, ask in three steps."""
    return render(request, "portal/home.html", portal_pages.home_facts(on=request.moment.date()))


@login_not_required
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """All villages, by name or district; a single hit of `langsung` goes straight to the village."""
    query, district = request.GET.get("q", "").strip(), request.GET.get("kecamatan", "").strip()
    page = portal_pages.villages_page(query, district=district, number=request.GET.get("page", "1"))
    if "langsung" in request.GET and page.paginator.count == 1:
        return redirect("village", slug=page.object_list[0].slug)
    facts = {"query": query, "district": district, "page": page, "districts": portal_pages.districts_with_counts()}
    return render(request, "portal/directory.html", facts)


@login_not_required
@require_safe
def village(request: HttpRequest, slug: str) -> HttpResponse:
    """A village's home: its services, its PPID, its service hours."""
    region = get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)
    facts = portal_pages.village_facts(region, on=request.moment.date())
    facts["village"] = village_frame(region, current="Beranda")
    return render(request, "portal/village.html", facts)


@login_not_required
@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    """The permanent address of a village, by the ministry's code."""
    found = get_object_or_404(Region.objects.villages(), code=code)
    return redirect("village", slug=found.slug)


@login_not_required
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """How to ask, in plain words."""
    return render(request, "portal/how.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "portal/accessibility.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice (UU 27/2022 article 21)."""
    return render(request, "portal/privacy.html", portal_facts())


@require_safe
def after_login(request: HttpRequest) -> HttpResponseRedirect:
    """Officers land on their desk, the regency on its monitor, citizens on their requests."""
    user = request.user
    assert isinstance(user, User)
    on = request.moment.date()
    if registry_selectors.bodies_served_by(user, on).exists():
        return redirect("requests:today")
    if registry_selectors.regencies_monitored_by(user, on).exists():
        return redirect("monitor")
    return redirect("requests:mine")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: usually cookies are off, or the page lay open for days."""
    return render(request, "portal/csrf_failure.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that makes no sense."""
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault; the page needs neither database nor session."""
    return render(request, "500.html", status=500)
