"""The decree that appoints the PPID, from the list of the body's people: look at it, issue, sign, take back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents import files, issuing
from documents.enums import SigningMode
from registry import selectors
from registry.actions.issue_decree import issue_decree
from registry.actions.preview_decree import preview_decree
from registry.actions.recall_decree import recall_decree
from registry.actions.sign_decree import sign_decree
from registry.enums import Role
from registry.forms.service_documents import DecreeForm, RecallPaperForm, SignedScanForm
from registry.models import Appointment
from registry.service_documents import policies, words
from registry.views.place import moment, refuse, served_bodies, visitor
from registry.views.service_documents import REFUSALS


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decree(request: HttpRequest, pk: int) -> HttpResponse:
    """The decree of one appointment and what can be done; a POST issues it."""
    found = appointment_or_404(request, pk)
    if request.method != "POST":
        return _show(request, found)
    form = DecreeForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form=form, status=422)
    try:
        issue_decree(appointment=found, by=visitor(request), at=moment(request), **form.cleaned_data)
    except ValidationError as error:
        refuse(form, error)
        return _show(request, found, form=form, status=422)
    except REFUSALS as refusal:
        return _show(request, appointment_or_404(request, pk), form=form, refusal=str(refusal), status=409)
    messages.success(request, "SK sudah dibuat dan menunggu tanda tangan Kepala Desa.")
    return redirect("registry:decree", pk=pk)


@require_POST
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The decree as a PDF draft, with what was typed."""
    found, form = appointment_or_404(request, pk), DecreeForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form=form, status=422)
    rules = form.cleaned_data["local_rules"]
    pdf = preview_decree(appointment=found, local_rules=rules, by=visitor(request), at=moment(request))
    headers = {"Content-Disposition": 'inline; filename="konsep-sk-ppid.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in the signed scan, or sign electronically."""
    found, form = appointment_or_404(request, pk), SignedScanForm(request.POST, request.FILES)
    wet = found.decree_letter is not None and found.decree_letter.signing_mode == SigningMode.WET
    if wet and not form.is_valid():
        return _show(request, found, refusal=form.errors["scan"][0], status=422)
    scan = form.cleaned_data["scan"] if wet else None

    def act() -> None:
        sign_decree(appointment=found, scan=scan, by=visitor(request), at=moment(request))

    return _perform(request, pk, act, "SK sudah ditandatangani.")


@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an unsigned decree."""
    found, form = appointment_or_404(request, pk), RecallPaperForm(request.POST)
    if not form.is_valid():
        return _show(request, found, recall_form=form, status=422)

    def act() -> None:
        recall_decree(appointment=found, reason=form.cleaned_data["reason"], by=visitor(request), at=moment(request))

    return _perform(request, pk, act, "SK ditarik. Anda dapat membuatnya lagi.")


@never_cache
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The issued decree: to print and sign, or signed."""
    found = appointment_or_404(request, pk)
    if found.decree_letter is None:
        raise Http404("SK untuk penugasan ini belum dibuat.")
    return files.send(issuing.ensure_pdf(letter_id=found.decree_letter.pk, at=moment(request)).best_file, inline=True)


def appointment_or_404(request: HttpRequest, pk: int) -> Appointment:
    """Return a PPID's appointment in one of the visitor's bodies; Http404 otherwise."""
    bodies = [body.pk for body in served_bodies(request)]
    rows = Appointment.objects.filter(body__in=bodies, role=Role.PPID)
    return get_object_or_404(rows.select_related("body__region__parent", "user", "decree_letter"), pk=pk)


def _perform(request: HttpRequest, pk: int, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except REFUSALS as refusal:
        return _show(request, appointment_or_404(request, pk), refusal=str(refusal), status=409)
    messages.success(request, done)
    return redirect("registry:decree", pk=pk)


def _show(
    request: HttpRequest,
    found: Appointment,
    *,
    form: DecreeForm | None = None,
    recall_form: RecallPaperForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    on = selectors.local_date(found.body, moment(request))
    made = found.decree_letter
    context = {
        "appointment": found,
        "letter": made,
        "form": form or DecreeForm(),
        "sign_form": SignedScanForm(),
        "recall_form": recall_form or RecallPaperForm(),
        "awaits": made is not None and not made.is_signed,
        "wet": made is not None and made.signing_mode == SigningMode.WET,
        "issue_blocked": words.reason_against(policies.issue_decree, request.user, found, on),
        "sign_blocked": words.reason_against(policies.sign_decree, request.user, found, on),
        "may_recall": words.is_allowed(policies.recall_decree, request.user, found, on),
        "refusal": refusal,
        "back": f"{reverse('registry:staff')}?badan={found.body.public_id}",
    }
    return render(request, "registry/service_documents/decree.html", context, status=status)
