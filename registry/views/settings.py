"""The regency's settings, and a body beside a village government."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from registry import policies, selectors
from registry.actions.configure_regency import configure_regency
from registry.actions.create_body import create_body
from registry.enums import ChangeKind
from registry.forms.body import BodyForm, RegencyForm
from registry.models import Change
from registry.views.changes import changes_of
from registry.views.place import (
    administered_regency,
    is_allowed,
    moment,
    monitored_body,
    monitored_regency,
    refuse,
    today,
    visitor,
)


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Show the settings of the regency to those who watch it; its admin changes them, with a reason."""
    regency = monitored_regency(request)
    config = selectors.config_of(regency)
    may_administer = is_allowed(policies.administer, request.user, regency, today(request))
    if request.method == "POST":
        policies.administer(request.user, regency, today(request))
    form = RegencyForm(
        request.POST if request.method == "POST" else None, regency=regency, initial=RegencyForm.values_of(config)
    )
    if request.method == "POST" and form.is_valid():
        try:
            configure_regency(
                regency=regency,
                changes=form.changes(),
                reason=form.cleaned_data["reason"],
                by=visitor(request),
                at=moment(request),
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, "Pengaturan kabupaten sudah diperbarui.")
            return redirect("registry:settings")
    changes = Change.objects.filter(regency=regency, kind=ChangeKind.REGENCY_CONFIGURED).select_related("by")
    context = {
        "regency": regency,
        "form": form,
        "terms": [field for field in form if field.name.startswith("term_")],
        "may_administer": may_administer,
        **changes_of(request, changes),
    }
    return render(request, "registry/settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_body(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add a BPD, BUM Desa or BKAD to the desa of the body."""
    administered_regency(request)
    government = monitored_body(request, public_id)
    form = BodyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            body = create_body(region=government.region, by=visitor(request), at=moment(request), **form.cleaned_data)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, f"{body.name} sekarang dapat menerima permohonan.")
            return redirect("registry:body_officers", public_id=body.public_id)
    return render(request, "registry/new_body.html", {"body": government, "form": form})
