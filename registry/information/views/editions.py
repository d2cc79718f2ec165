"""Fixing the list by decree: look at the draft, issue, sign, take back; earlier editions."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents import files, issuing
from documents.enums import SigningMode
from registry.forms.service_documents import RecallPaperForm, SignedScanForm
from registry.information import policies, selectors
from registry.information.actions.fix_list import fix_list
from registry.information.actions.preview_list import preview_list
from registry.information.actions.recall_edition import recall_edition
from registry.information.actions.sign_edition import sign_edition
from registry.information.enums import EditionStatus
from registry.information.views.place import edited_bodies, edited_body
from registry.models import InformationEdition, InformationItem, PublicBody
from registry.views.place import is_allowed, moment, today, visitor
from registry.views.service_documents import REFUSALS

BADGES = {
    EditionStatus.AWAITING_SIGNATURE: "warn",
    EditionStatus.IN_FORCE: "ok",
    EditionStatus.REPLACED: "",
    EditionStatus.RECALLED: "",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def editions(request: HttpRequest) -> HttpResponse:
    """The decrees on the list of a body, and what can be done now; a POST issues one."""
    body = edited_body(request, edited_bodies(request))
    if request.method != "POST":
        return _show(request, body)
    try:
        fix_list(body=body, by=visitor(request), at=moment(request))
    except REFUSALS as refusal:
        return _show(request, body, refusal=str(refusal), status=409)
    messages.success(request, "Keputusan sudah dibuat dan menunggu tanda tangan.")
    return redirect(f"{reverse('registry:editions')}?badan={body.public_id}")


@never_cache
@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """The decree as a PDF draft."""
    body = edited_body(request, edited_bodies(request))
    try:
        pdf = preview_list(body=body, by=visitor(request), at=moment(request))
    except REFUSALS as refusal:
        return _show(request, body, refusal=str(refusal), status=409)
    headers = {"Content-Disposition": 'inline; filename="konsep-sk-dip.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@require_POST
def sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take in the signed scan, or sign electronically."""
    edition, form = _edition_or_404(request, public_id), SignedScanForm(request.POST, request.FILES)
    wet = edition.letter.signing_mode == SigningMode.WET
    if wet and not form.is_valid():
        return _show(request, edition.body, refusal=form.errors["scan"][0], status=422)
    scan = form.cleaned_data["scan"] if wet else None

    def act() -> None:
        sign_edition(edition=edition, scan=scan, by=visitor(request), at=moment(request))

    return _perform(request, edition.body, act, "Keputusan sudah ditandatangani. Daftar ini sekarang berlaku.")


@require_POST
def recall(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back an unsigned decree."""
    edition, form = _edition_or_404(request, public_id), RecallPaperForm(request.POST)
    if not form.is_valid():
        return _show(request, edition.body, recall_form=form, status=422)

    def act() -> None:
        recall_edition(edition=edition, reason=form.cleaned_data["reason"], by=visitor(request), at=moment(request))

    return _perform(request, edition.body, act, "Keputusan ditarik. Anda dapat membuatnya lagi.")


@never_cache
@require_safe
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The issued decree with its annex: to print and sign, or signed."""
    edition = _edition_or_404(request, public_id)
    return files.send(issuing.ensure_pdf(letter_id=edition.letter.pk, at=moment(request)).best_file, inline=True)


def _edition_or_404(request: HttpRequest, public_id: UUID) -> InformationEdition:
    rows = InformationEdition.objects.filter(body__in=edited_bodies(request))
    return get_object_or_404(rows.select_related("body__region__parent", "letter"), public_id=public_id)


def _perform(request: HttpRequest, body: PublicBody, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except REFUSALS as refusal:
        return _show(request, body, refusal=str(refusal), status=409)
    messages.success(request, done)
    return redirect(f"{reverse('registry:editions')}?badan={body.public_id}")


def _show(
    request: HttpRequest,
    body: PublicBody,
    *,
    recall_form: RecallPaperForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    rows = InformationEdition.objects.filter(body=body).select_related("letter")
    waiting = rows.filter(status=EditionStatus.AWAITING_SIGNATURE).first()
    on = today(request)
    context = {
        "body": body,
        "count": InformationItem.objects.filter(body=body).published().count(),
        "in_force": selectors.edition_in_force(body),
        "waiting": waiting,
        "wet": waiting is not None and waiting.letter.signing_mode == SigningMode.WET,
        "may_fix": is_allowed(policies.fix_list, request.user, body, on),
        "may_sign": waiting is not None and is_allowed(policies.sign_edition, request.user, waiting, on),
        "may_recall": waiting is not None and is_allowed(policies.recall_edition, request.user, waiting, on),
        "sign_form": SignedScanForm(),
        "recall_form": recall_form or RecallPaperForm(),
        "editions": [
            {"edition": row, "count": len(row.rows), "badge": BADGES[EditionStatus(row.status)]} for row in rows
        ],
        "refusal": refusal,
    }
    return render(request, "registry/information/editions.html", context, status=status)
