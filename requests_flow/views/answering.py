"""Answering a request: the files that will be given, the decisions on each item, the draft, and the letter."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import Denied
from documents.enums import SigningMode
from documents.files import FileGone
from documents.inspection import FileRefused
from requests_flow import case_page, case_turn, clocks, policies
from requests_flow.actions.answer import answer as answer_action
from requests_flow.actions.attach_file import attach_file
from requests_flow.actions.detach_file import detach_file
from requests_flow.actions.override_scan import ReasonMissing, override_scan
from requests_flow.actions.preview import preview as preview_action
from requests_flow.actions.search_prepared import search_prepared
from requests_flow.exemptions.selectors import under_way
from requests_flow.forms.answer import ReplyForms
from requests_flow.forms.officer import AttachForm, OverrideForm
from requests_flow.models import InformationRequest
from requests_flow.views.desk import REFUSALS, case_or_404, here, sentence_of, show_case

DONE = {
    SigningMode.WET: "Surat jawaban sudah dibuat. Cetak, tandatangani dan cap, lalu unggah pindaiannya.",
    SigningMode.TTE: "Surat jawaban sudah dibuat. Sekarang tandatangani secara elektronik.",
}


# --- files ------------------------------------------------------------------------------------------------------------
@require_POST
def attach(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Keep files for the answer, from the case page."""
    case = case_or_404(request, public_id)
    uploads = request.FILES.getlist("attach-uploads")
    refused = _attach_all(request, case, uploads) if uploads else ["Pilih dahulu berkas yang akan disimpan."]
    if refused:
        form = AttachForm(prefix="attach")
        return show_case(request, case, bound={"attach": form}, refusal=" ".join(refused), status=422)
    messages.success(request, "Berkas sudah disiapkan untuk jawaban.")
    return redirect("requests:case", public_id=public_id)


@require_POST
def detach(request: HttpRequest, public_id: UUID, prepared_id: int) -> HttpResponse:
    """Take a prepared file out again, from the case page."""
    case = case_or_404(request, public_id)
    try:
        _detach(request, case, prepared_id)
    except Denied as denied:
        return show_case(request, case, refusal=str(denied), status=409)
    messages.success(request, "Berkas sudah dilepas dari jawaban.")
    return redirect("requests:case", public_id=public_id)


def _attach_all(request: HttpRequest, case: InformationRequest, uploads: list[UploadedFile]) -> list[str]:
    """Keep every acceptable file by itself; return a sentence for each that was refused."""
    refused = []
    for upload in uploads:
        try:
            attach_file(case=case, upload=upload, by=request.user, at=request.moment)
        except FileRefused as refusal:
            refused.append(f"{upload.name}: {refusal}")
        except Denied as denied:
            return [*refused, str(denied)]
    return refused


def _detach(request: HttpRequest, case: InformationRequest, prepared_id: int) -> None:
    prepared = case.prepared_files.select_related("file").filter(pk=prepared_id).first()
    if prepared:
        detach_file(case=case, prepared=prepared, by=request.user, at=request.moment)


# --- the answer -------------------------------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The page of the answer; uploads are kept at once, also when something else is still wrong."""
    case = case_or_404(request, public_id)
    if request.method != "POST":
        return _page(request, case, _forms(request, case))
    refused = _take_files(request, case)
    step = request.POST.get("step", "")
    if refused or step == "upload" or request.POST.keys() & {"remove", "override"}:
        unjudged = _forms(request, case, judge=False)
        return _page(request, case, unjudged, refused=refused, status=422 if refused else 200)
    replies = _forms(request, case)
    if not replies.is_valid() or step != "issue":
        return _page(request, case, replies, status=422 if replies.errors else 200)
    return _issue(request, case, replies)


@require_POST
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The letter as it would be: a PDF with watermark and without number, after the same checks as issuing."""
    case = case_or_404(request, public_id)
    refused = _take_files(request, case)
    replies = _forms(request, case)
    if refused or not replies.is_valid():
        return _page(request, case, replies, refused=refused, status=422)
    try:
        pdf = preview_action(case=case, reply=replies.reply(_files(case)), by=request.user, at=request.moment)
    except REFUSALS as refusal:
        return _page(request, case, replies, refused=[sentence_of(refusal)], status=409)
    headers = {"Content-Disposition": 'inline; filename="konsep.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _issue(request: HttpRequest, case: InformationRequest, replies: ReplyForms) -> HttpResponse:
    try:
        search_prepared(case=case, at=request.moment)
        answer_action(case=case, reply=replies.reply(_files(case)), by=request.user, at=request.moment)
    except (*REFUSALS, FileGone) as refusal:
        fresh = case_or_404(request, case.public_id)
        return _page(request, fresh, replies, refused=[sentence_of(refusal)], status=409)
    messages.success(request, DONE[SigningMode(case.body.signing_mode)])
    return redirect("requests:case", public_id=case.public_id)


def _take_files(request: HttpRequest, case: InformationRequest) -> list[str]:
    """Keep new uploads and take out what is to be removed; return a sentence for each refusal."""
    refused = _attach_all(request, case, request.FILES.getlist("uploads"))
    if request.POST.get("remove", "").isdecimal():
        try:
            _detach(request, case, int(request.POST["remove"]))
        except Denied as denied:
            refused.append(str(denied))
    if request.POST.get("override", "").isdecimal():
        refused += _override(request, case, int(request.POST["override"]))
    return refused


def _override(request: HttpRequest, case: InformationRequest, prepared_id: int) -> list[str]:
    """Let a file pass with the reason that was typed beside it; return a sentence when that is refused."""
    prepared = case.prepared_files.select_related("file").filter(pk=prepared_id).first()
    if prepared is None:
        return []
    reason = request.POST.get(f"override{prepared.pk}-reason", "")
    try:
        override_scan(case=case, prepared=prepared, reason=reason, by=request.user, at=request.moment)
    except (Denied, ReasonMissing, FileGone) as refusal:
        return [f"{prepared.file.original_name}: {refusal}"]
    return []


def _prepared(request: HttpRequest, case: InformationRequest) -> list[dict[str, Any]]:
    """Return the prepared files, each that is held back with the form that lets it pass; what was typed stays."""
    rows = case_page.prepared(case)
    for row in rows:
        row["override_form"] = OverrideForm(request.POST or None, prefix=f"override{row['id']}")
    return rows


def _forms(request: HttpRequest, case: InformationRequest, *, judge: bool = True) -> ReplyForms:
    data = request.POST if request.method == "POST" else None
    return ReplyForms(case, data, on=clocks.local_day(case.body, request.moment), judge=judge)


def _files(case: InformationRequest) -> list:
    return [row.file for row in case.prepared_files.select_related("file")]


def _page(
    request: HttpRequest,
    case: InformationRequest,
    replies: ReplyForms,
    *,
    refused: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    with timezone.override(clocks.zone_of(case.body)):
        place = here(request, case)
        standing = clocks.standing(case.current_round, case.body, place.desk.on)
        context = {
            "case": case,
            "turn": case_turn.turn(case, place.desk, standing) | {"url": "", "link": ""},
            "rows": case_page.facts(case),
            "replies": replies,
            "attach_form": AttachForm(),
            "prepared": _prepared(request, case),
            "refused": refused or [],
            "blocked": policies.reason_against(policies.answer, request.user, case, on=place.desk.on),
            "under_way": under_way(case),
            "wet": case.body.signing_mode == SigningMode.WET,
        }
        return render(request, "requests_flow/officer/answer.html", context, status=status)
