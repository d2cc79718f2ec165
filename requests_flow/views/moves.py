"""The officer's moves on a case: one view a move, one domain call a view."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from documents.enums import SigningMode
from documents.models import Letter
from requests_flow import access
from requests_flow.actions.ask_completion import ask_completion as ask_completion_action
from requests_flow.actions.assign import assign as assign_action
from requests_flow.actions.close import close as close_action
from requests_flow.actions.complete import complete as complete_action
from requests_flow.actions.extend import extend as extend_action
from requests_flow.actions.lapse import lapse as lapse_action
from requests_flow.actions.note import note as note_action
from requests_flow.actions.note_good_faith import note_good_faith as good_faith_action
from requests_flow.actions.prove_receipt import prove_receipt as prove_receipt_action
from requests_flow.actions.recall import recall as recall_action
from requests_flow.actions.receive import receive as receive_action
from requests_flow.actions.reissue_key import reissue_key as reissue_key_action
from requests_flow.actions.set_public_subject import set_public_subject as set_public_subject_action
from requests_flow.actions.sign import sign as sign_action
from requests_flow.actions.withdraw import withdraw as withdraw_action
from requests_flow.enums import ExtensionReason, ProofChannel
from requests_flow.forms.ask import given_papers
from requests_flow.forms.officer import SignForm
from requests_flow.models import InformationRequest
from requests_flow.views.desk import REFUSALS, case_or_404, perform, sentence_of, show_case

Facts = dict[str, Any]


@require_POST
def receive(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Start work on a new request."""

    def act(case: InformationRequest, facts: Facts) -> None:
        receive_action(case=case, by=request.user, at=request.moment)

    return perform(request, public_id, "receive", act, done="Permohonan ini sekarang Anda kerjakan.")


@require_POST
def ask_completion(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask the applicant for what is missing."""

    def act(case: InformationRequest, facts: Facts) -> None:
        ask_completion_action(case=case, missing=facts["items"], note=facts["note"], by=request.user, at=request.moment)

    done = "Surat permintaan kelengkapan sudah dibuat dan pemohon diberi tahu. Surat ini masih perlu ditandatangani."
    return perform(request, public_id, "ask_completion", act, done=done)


@require_POST
def complete_for(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Enter what the applicant handed in at the desk."""

    def act(case: InformationRequest, facts: Facts) -> None:
        papers = given_papers(facts)
        complete_action(case=case, explanation=facts["explanation"], papers=papers, by=request.user, at=request.moment)

    done = "Kelengkapan sudah dicatat. Permohonan dapat dilanjutkan."
    return perform(request, public_id, "complete_for", act, done=done)


@require_POST
def extend(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Issue the notice of the single extension."""

    def act(case: InformationRequest, facts: Facts) -> None:
        extend_action(
            case=case,
            reason=ExtensionReason(facts["reason"]),
            explanation=facts["explanation"],
            by=request.user,
            at=request.moment,
        )

    done = "Surat perpanjangan sudah dibuat. Batas baru berlaku setelah suratnya ditandatangani."
    return perform(request, public_id, "extend", act, done=done)


@require_POST
def sign(request: HttpRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """Take in the signed scan of a letter, or sign it electronically."""
    case = case_or_404(request, public_id)
    letter = Letter.objects.filter(pk=letter_id, subject=case.about).first()
    if letter is None:
        raise Http404("Surat ini bukan surat permohonan ini.")
    form = SignForm(request.POST, request.FILES)
    wet = letter.signing_mode == SigningMode.WET
    if wet and not form.is_valid():
        return show_case(request, case, refusal=form.errors["scan"][0], status=422)
    try:
        scan = form.cleaned_data["scan"] if wet else None
        sign_action(case=case, letter=letter, scan=scan, by=request.user, at=request.moment)
    except REFUSALS as refusal:
        return show_case(request, case_or_404(request, public_id), refusal=sentence_of(refusal), status=409)
    messages.success(request, f"{letter.get_kind_display()} sudah ditandatangani dan berlaku.")
    return redirect("requests:case", public_id=public_id)


@require_POST
def recall(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back an unsigned answer letter."""

    def act(case: InformationRequest, facts: Facts) -> None:
        recall_action(case=case, reason=facts["reason"], by=request.user, at=request.moment)

    done = "Surat jawaban sudah ditarik. Silakan tulis jawaban yang baru."
    return perform(request, public_id, "recall", act, done=done)


@require_POST
def prove_receipt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record how and when the answer reached the applicant."""

    def act(case: InformationRequest, facts: Facts) -> None:
        prove_receipt_action(
            case=case,
            channel=ProofChannel(facts["channel"]),
            evidence=facts["evidence"],
            received_at=facts["received_at"],
            by=request.user,
            at=request.moment,
        )

    return perform(request, public_id, "prove_receipt", act, done="Penyerahan jawaban sudah dicatat.")


@require_POST
def close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close a request whose answer arrived."""

    def act(case: InformationRequest, facts: Facts) -> None:
        close_action(case=case, by=request.user, at=request.moment)

    return perform(request, public_id, "close", act, done="Permohonan ini sudah selesai.")


@require_POST
def lapse(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close a request that was not completed in time."""

    def act(case: InformationRequest, facts: Facts) -> None:
        lapse_action(case=case, by=request.user, at=request.moment)

    return perform(request, public_id, "lapse", act, done="Permohonan dinyatakan gugur dan pemohon diberi tahu.")


@require_POST
def withdraw_for(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Enter the applicant's wish to withdraw."""

    def act(case: InformationRequest, facts: Facts) -> None:
        withdraw_action(case=case, by=request.user, at=request.moment)

    return perform(request, public_id, "withdraw_for", act, done="Pencabutan sudah dicatat.")


@require_POST
def assign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand the request to a colleague."""

    def act(case: InformationRequest, facts: Facts) -> None:
        assign_action(case=case, to=facts["to"], by=request.user, at=request.moment)

    return perform(request, public_id, "assign", act, done="Petugas sudah ditunjuk dan diberi tahu.")


@require_POST
def note(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write something down for colleagues."""

    def act(case: InformationRequest, facts: Facts) -> None:
        note_action(case=case, text=facts["text"], by=request.user, at=request.moment)

    return perform(request, public_id, "note", act, done="Catatan Anda ada di perjalanan permohonan.")


@require_POST
def set_public_subject(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose the words of the published register."""

    def act(case: InformationRequest, facts: Facts) -> None:
        set_public_subject_action(case=case, subject=facts["subject"], by=request.user, at=request.moment)

    return perform(request, public_id, "set_public_subject", act, done="Register yang diumumkan sudah diubah.")


@require_POST
def note_good_faith(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Keep what speaks against the applicant's good faith, with evidence, for officers alone."""

    def act(case: InformationRequest, facts: Facts) -> None:
        said = {"text": facts["text"], "evidence": facts["evidence"]}
        good_faith_action(case=case, by=request.user, at=request.moment, **said)

    done = "Catatan dan buktinya tersimpan untuk petugas. Permohonan tetap dijawab seperti biasa."
    return perform(request, public_id, "note_good_faith", act, done=done)


@require_POST
def reissue_key(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make a new tracking key and show it on the slip."""

    def act(case: InformationRequest, facts: Facts) -> None:
        key = reissue_key_action(case=case, by=request.user, at=request.moment)
        access.keep_fresh_key(request, case, key, at=request.moment)

    done = "Kunci lacak baru sudah dibuat. Kunci lama tidak berlaku lagi."
    response = perform(request, public_id, "reissue_key", act, done=done)
    return redirect("requests:slip", public_id=public_id) if response.status_code == 302 else response
