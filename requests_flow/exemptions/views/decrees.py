"""The decree of the exempt list at the desk: choose what it lists, look at the draft, issue, sign, take back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents import files, issuing
from documents.enums import SigningMode
from registry import letterheads
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow import policies as request_policies
from requests_flow.exemptions import policies, selectors
from requests_flow.exemptions.actions._decree import superior_of
from requests_flow.exemptions.actions.issue_decree import issue_decree
from requests_flow.exemptions.actions.preview_decree import preview_decree
from requests_flow.exemptions.actions.recall_decree import recall_decree
from requests_flow.exemptions.actions.sign_decree import sign_decree
from requests_flow.exemptions.enums import ExemptDecreeStatus
from requests_flow.exemptions.forms.decrees import DecreeDraftForm, RecallDecreeForm, SignDecreeForm
from requests_flow.exemptions.views.place import desk_day, sentence_of
from requests_flow.exemptions.words import decree_badge
from requests_flow.models import ExemptListDecree
from requests_flow.performing import REFUSALS

PREVIEW = "konsep-keputusan-dik.pdf"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decrees(request: HttpRequest) -> HttpResponse:
    """The decrees of a body, and what none of them lists yet; a POST issues a decree."""
    body, bodies = _body(request)
    form = _form(request, body)
    if request.method != "POST":
        return _show_list(request, body, bodies, form)
    if not form.is_valid():
        return _show_list(request, body, bodies, form, status=422)
    try:
        made = issue_decree(body=body, tests=list(form.cleaned_data["tests"]), by=request.user, at=request.moment)
    except REFUSALS as refusal:
        return _show_list(request, body, bodies, form, refusal=sentence_of(refusal), status=409)
    messages.success(request, "Keputusan sudah dibuat dan bernomor. Keputusan berlaku setelah ditandatangani.")
    return redirect(made)


@never_cache
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The decree as it would be: a PDF with watermark and without number."""
    body, bodies = _body(request)
    form = _form(request, body)
    if not form.is_valid():
        return _show_list(request, body, bodies, form, status=422)
    try:
        pdf = preview_decree(body=body, tests=list(form.cleaned_data["tests"]), by=request.user, at=request.moment)
    except REFUSALS as refusal:
        return _show_list(request, body, bodies, form, refusal=sentence_of(refusal), status=409)
    headers = {"Content-Disposition": f'inline; filename="{PREVIEW}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _body(request: HttpRequest) -> tuple[PublicBody, list[PublicBody]]:
    on = desk_day(request)
    request_policies.enter_desk(request.user, on=on)
    bodies = list(request_policies.desk_bodies(request.user, on=on))
    wanted = (request.POST or request.GET).get("body", "")
    found = next((body for body in bodies if not wanted or str(body.public_id) == wanted), None)
    if found is None:
        raise Http404("Badan publik itu tidak ada, atau bukan badan publik Anda.")
    return found, bodies


def _form(request: HttpRequest, body: PublicBody) -> DecreeDraftForm:
    tests = selectors.undecreed(body, on=clocks.local_day(body, request.moment))
    return DecreeDraftForm(request.POST or None, tests=tests, initial={"tests": tests})


def _show_list(
    request: HttpRequest,
    body: PublicBody,
    bodies: list[PublicBody],
    form: DecreeDraftForm,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    on = clocks.local_day(body, request.moment)
    rows = policies.visible_decrees(request.user, on=on).filter(body=body).order_by("-issued_at", "-pk")
    context = {
        "body": body,
        "bodies": bodies if len(bodies) > 1 else [],
        "form": form,
        "can_choose": form.fields["tests"].queryset.exists(),
        "blocked": policies.reason_against(policies.issue_decree, request.user, body, on=on),
        "signer": _signer(body, request),
        "rows": [{"decree": row, "badge": decree_badge(row)} for row in rows],
        "refusal": refusal,
    }
    with timezone.override(clocks.zone_of(body)):
        return render(request, "requests_flow/exemptions/decrees.html", context, status=status)


def _signer(body: PublicBody, request: HttpRequest) -> str:
    """Return who signs, in words: "Slamet Contoh, Kepala Desa Sengon"."""
    office = letterheads.letterhead_of(body).superior
    return ", ".join(part for part in (superior_of(body, request.moment), office) if part)


# --- one decree -------------------------------------------------------------------------------------------------------
@never_cache
@require_safe
def decree(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One decree: what it lists, its letter, and what can be done."""
    return _show(request, _decree_or_404(request, public_id))


@never_cache
@require_safe
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The letter: to print and sign, or signed."""
    found = _decree_or_404(request, public_id)
    try:
        return files.send(issuing.ensure_pdf(letter_id=found.letter_id, at=request.moment).best_file, inline=True)
    except files.FileGone as gone:
        raise Http404(str(gone)) from None


@require_POST
def sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take in the scan of the signed decree, or sign it electronically."""
    found = _decree_or_404(request, public_id)
    wet = found.letter.signing_mode == SigningMode.WET
    form = SignDecreeForm(request.POST, request.FILES)
    if wet and not form.is_valid():
        return _show(request, found, sign_form=form, status=422)
    try:
        scan = form.cleaned_data["scan"] if wet else None
        sign_decree(decree=found, scan=scan, by=request.user, at=request.moment)
    except REFUSALS as refusal:
        return _show(request, _decree_or_404(request, public_id), refusal=sentence_of(refusal), status=409)
    messages.success(request, "Keputusan sudah ditetapkan. Nomor dan tanggalnya tampil dalam daftar.")
    return redirect(found)


@require_POST
def recall(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back an unsigned decree."""
    found = _decree_or_404(request, public_id)
    form = RecallDecreeForm(request.POST)
    if not form.is_valid():
        return _show(request, found, recall_form=form, status=422)
    try:
        recall_decree(decree=found, reason=form.cleaned_data["reason"], by=request.user, at=request.moment)
    except REFUSALS as refusal:
        fresh = _decree_or_404(request, public_id)
        return _show(request, fresh, recall_form=form, refusal=sentence_of(refusal), status=409)
    messages.success(request, "Keputusan ditarik. Informasinya dapat dicantumkan dalam keputusan lain.")
    return redirect(found)


def _decree_or_404(request: HttpRequest, public_id: UUID) -> ExemptListDecree:
    found = policies.visible_decrees(request.user, on=desk_day(request)).filter(public_id=public_id).first()
    if found is None:
        raise Http404("Keputusan ini tidak ada, atau milik badan publik lain.")
    return found


def _show(
    request: HttpRequest,
    found: ExemptListDecree,
    *,
    sign_form: SignDecreeForm | None = None,
    recall_form: RecallDecreeForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    on = clocks.local_day(found.body, request.moment)
    context: dict[str, Any] = {
        "decree": found,
        "badge": decree_badge(found),
        "entries": [row.test for row in found.entries.select_related("test").order_by("order")],
        "awaits": found.status == ExemptDecreeStatus.AWAITING_SIGNATURE,
        "wet": found.letter.signing_mode == SigningMode.WET,
        "sign_form": sign_form or SignDecreeForm(),
        "recall_form": recall_form or RecallDecreeForm(),
        "sign_blocked": policies.reason_against(policies.sign_decree, request.user, found, on=on),
        "recall_blocked": policies.reason_against(policies.recall_decree, request.user, found, on=on),
        "refusal": refusal,
    }
    with timezone.override(clocks.zone_of(found.body)):
        return render(request, "requests_flow/exemptions/decree.html", context, status=status)
