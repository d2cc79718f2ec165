"""Letterhead, service hours and way of signing of a body."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from registry import policies, selectors
from registry.actions.update_body import update_body
from registry.enums import ChangeKind
from registry.forms.body import LetterheadForm
from registry.models import PublicBody
from registry.views.changes import changes_of
from registry.views.place import (
    MEJA,
    PANTAU,
    Place,
    body_tabs,
    is_allowed,
    moment,
    monitored_body,
    refuse,
    served_body,
    today,
    visitor,
)


@require_http_methods(["GET", "HEAD", "POST"])
def letterhead(request: HttpRequest) -> HttpResponse:
    """Show an officer the letterhead of his body; PPID and village head change it."""
    body = served_body(request)
    return _page(request, MEJA, body, back=f"{reverse('registry:letterhead')}?badan={body.public_id}")


@require_http_methods(["GET", "HEAD", "POST"])
def body_letterhead(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The same page for the regency."""
    body = monitored_body(request, public_id)
    return _page(request, PANTAU, body, back=reverse("registry:body_officers", args=[body.public_id]))


def _page(request: HttpRequest, place: Place, body: PublicBody, *, back: str) -> HttpResponse:
    may_update = is_allowed(policies.update_body, request.user, body, today(request))
    if request.method == "POST":
        policies.update_body(request.user, body, today(request))
    form = LetterheadForm(request.POST if request.method == "POST" else None, initial=LetterheadForm.values_of(body))
    if request.method == "POST" and form.is_valid():
        try:
            update_body(body=body, changes=form.cleaned_data, by=visitor(request), at=moment(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, "Kop surat sudah diperbarui. Surat berikutnya memakai keterangan ini.")
            return redirect(back)
    changes = body.changes.filter(kind=ChangeKind.BODY_UPDATED).select_related("by")
    context = {
        "place": place,
        "body": body,
        "regency": selectors.regency_of(body.region),
        "form": form,
        "may_update": may_update,
        "tabs": body_tabs(request, body) if place == MEJA else [],
        **changes_of(request, changes),
        "back": back,
    }
    return render(request, "registry/letterhead.html", context)
