"""Where a visitor stands: which regency or which body a page is about, and what it looks like around it."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import User
from accounts.policies import Denied
from registry import policies, selectors
from registry.models import PublicBody, Region

ROWS_ON_A_PAGE = 25
NO_REGENCY = "Halaman ini hanya untuk pemantau dan admin kabupaten."
NO_BODY = "Halaman ini hanya untuk petugas PPID."


@dataclass(frozen=True)
class Place:
    """One of the two workspaces that share pages about officers."""

    name: str
    layout: str


PANTAU = Place("pantau", "layout/monitor.html")
MEJA = Place("meja", "layout/desk.html")


def moment(request: HttpRequest) -> datetime.datetime:
    """Return the moment of the request, as the middleware set it."""
    at: datetime.datetime = request.moment  # type: ignore[attr-defined]
    return at


def today(request: HttpRequest) -> datetime.date:
    """Return the calendar day of the request."""
    return timezone.localtime(moment(request)).date()


def visitor(request: HttpRequest) -> User:
    """Return the person who is signed in. Pages that need nobody do not call this; the middleware guards the others."""
    assert isinstance(request.user, User)
    return request.user


def monitored_regency(request: HttpRequest) -> Region:
    """Return the regency the visitor watches; with more than one, `?kabupaten=<code>` chooses. Raise Denied or 404."""
    regencies = selectors.regencies_monitored_by(request.user, today(request))
    if code := request.GET.get("kabupaten"):
        return get_object_or_404(regencies, code=code)
    regency = regencies.first()
    if regency is None:
        raise Denied(NO_REGENCY)
    return regency


def administered_regency(request: HttpRequest) -> Region:
    """Return the regency the visitor may change; raise Denied for somebody who only watches."""
    regency = monitored_regency(request)
    policies.administer(request.user, regency, today(request))
    return regency


def monitored_body(request: HttpRequest, public_id: uuid.UUID) -> PublicBody:
    """Return a body of the regency the visitor watches; 404 for a body of another one."""
    bodies = PublicBody.objects.in_regency(monitored_regency(request)).select_related("region__parent")
    return get_object_or_404(bodies, public_id=public_id)


def served_bodies(request: HttpRequest) -> list[PublicBody]:
    """Return the bodies the visitor works for; raise Denied when there is none."""
    bodies = list(selectors.bodies_served_by(request.user, today(request)))
    if not bodies:
        raise Denied(NO_BODY)
    return bodies


def served_body(request: HttpRequest) -> PublicBody:
    """Return the body the page is about: `?badan=<public id>`, or the first one. Raise Denied or 404."""
    bodies = served_bodies(request)
    if not request.GET.get("badan"):
        return bodies[0]
    try:
        wanted = uuid.UUID(request.GET["badan"])
    except ValueError:
        wanted = uuid.UUID(int=0)
    mine = PublicBody.objects.select_related("region").filter(pk__in=[body.pk for body in bodies])
    return get_object_or_404(mine, public_id=wanted)


def body_tabs(request: HttpRequest, current: PublicBody) -> list[dict[str, Any]]:
    """Return tabs to change between the visitor's bodies; none when there is only one."""
    return tabs_of(served_bodies(request), current)


def tabs_of(bodies: list[PublicBody], current: PublicBody) -> list[dict[str, Any]]:
    """Return tabs to change between bodies; none when there is only one."""
    if len(bodies) == 1:
        return []
    return [
        {"label": body.short_name, "url": f"?badan={body.public_id}", "current": body == current, "count": None}
        for body in bodies
    ]


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """Return the page of rows that `?page=` asks for; a number out of range gives the nearest page."""
    return Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))


def is_allowed(rule: Any, *args: Any) -> bool:
    """Return whether a policy lets the visitor; for showing or leaving out a button."""
    try:
        rule(*args)
    except Denied:
        return False
    return True


def refuse(form: BaseForm, error: ValidationError) -> None:
    """Put the sentences of an action beside the fields they are about, or above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields and name != NON_FIELD_ERRORS else None, errors)
