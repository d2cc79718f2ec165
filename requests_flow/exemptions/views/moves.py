"""The moves on a test: one view a move, one domain call a view."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from documents import files, issuing
from documents.enums import SigningMode
from requests_flow.exemptions.actions.approve_test import approve_test as approve_action
from requests_flow.exemptions.actions.preview_sheet import preview_sheet as preview_action
from requests_flow.exemptions.actions.record_decree import record_decree as decree_action
from requests_flow.exemptions.actions.review_test import review_test
from requests_flow.exemptions.actions.sign_sheet import sign_sheet as sign_action
from requests_flow.exemptions.actions.submit_test import submit_test as submit_action
from requests_flow.exemptions.actions.withdraw_test import withdraw_test as withdraw_action
from requests_flow.exemptions.pages import form_for
from requests_flow.exemptions.views.place import perform, sentence_of, show_test, test_or_404
from requests_flow.models import ConsequenceTest
from requests_flow.performing import REFUSALS

Facts = dict[str, Any]


@require_POST
def submit_test(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand the test to the superior."""

    def act(test: ConsequenceTest, facts: Facts) -> None:
        submit_action(test=test, by=request.user, at=request.moment)

    return perform(request, public_id, "submit_test", act, done="Hasil uji sudah diajukan kepada Atasan PPID.")


@require_POST
def approve_test(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Approve what was found."""

    def act(test: ConsequenceTest, facts: Facts) -> None:
        approve_action(test=test, by=request.user, at=request.moment)

    done = "Hasil uji sudah disetujui. Lembarnya siap dicetak dan ditandatangani semua peserta."
    return perform(request, public_id, "approve_test", act, done=done)


@require_POST
def sign_sheet(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take in the scan of the signed sheet, or sign it electronically."""
    test = test_or_404(request, public_id)
    wet = test.sheet_letter is None or test.sheet_letter.signing_mode == SigningMode.WET
    form = form_for("sign_sheet", request.POST, request.FILES)
    if wet and not form.is_valid():
        return show_test(request, test, bound={"sign_sheet": form}, status=422)
    try:
        scan = form.cleaned_data["scan"] if wet else None
        sign_action(test=test, scan=scan, by=request.user, at=request.moment)
    except REFUSALS as refusal:
        return show_test(request, test_or_404(request, public_id), refusal=sentence_of(refusal), status=409)
    messages.success(request, "Uji konsekuensi selesai dan dapat menjadi dasar jawaban.")
    return redirect("requests:test", public_id=public_id)


@require_POST
def withdraw_test(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the test up."""

    def act(test: ConsequenceTest, facts: Facts) -> None:
        withdraw_action(test=test, reason=facts["reason"], by=request.user, at=request.moment)

    return perform(request, public_id, "withdraw_test", act, done="Uji konsekuensi dibatalkan.")


@require_POST
def open_information(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Decide in a review that the information is opened."""

    def act(test: ConsequenceTest, facts: Facts) -> None:
        review_test(test=test, reason=facts["reason"], findings=None, by=request.user, at=request.moment)

    done = "Informasi ini sekarang terbuka dan tidak ada lagi dalam daftar yang dikecualikan."
    return perform(request, public_id, "open_information", act, done=done)


@require_POST
def record_decree(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note the decree that establishes the exemption."""

    def act(test: ConsequenceTest, facts: Facts) -> None:
        decree_action(test=test, number=facts["number"], on=facts["on"], by=request.user, at=request.moment)

    return perform(request, public_id, "record_decree", act, done="Nomor SK sudah dicatat.")


# --- the sheet --------------------------------------------------------------------------------------------------------
@never_cache
@require_safe
def preview_sheet(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The sheet as it would be: a PDF with watermark and without number."""
    test = test_or_404(request, public_id)
    try:
        pdf = preview_action(test=test, by=request.user, at=request.moment)
    except REFUSALS as refusal:
        return show_test(request, test, refusal=sentence_of(refusal), status=409)
    headers = {"Content-Disposition": 'inline; filename="konsep-lembar-uji.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@never_cache
@require_safe
def sheet(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The sheet, signed if it is; with `?asli=1` the paper before it was signed."""
    test = test_or_404(request, public_id)
    if test.sheet_letter is None:
        raise Http404("Lembar uji ini belum terbit.")
    letter = issuing.ensure_pdf(letter_id=test.sheet_letter_id, at=request.moment)
    try:
        return files.send(letter.pdf if "asli" in request.GET else letter.best_file, inline=True)
    except files.FileGone as gone:
        raise Http404(str(gone)) from None
