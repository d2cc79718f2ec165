"""Charter and procedures at the desk: begin, write, look at the draft, issue, sign, take back."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import Denied
from documents import files, issuing
from documents.enums import SigningMode
from documents.issuing import LetterRefused
from registry import selectors
from registry.actions.change_document import ChangedMeanwhile, change_document
from registry.actions.issue_document import issue_document
from registry.actions.preview_document import preview_document
from registry.actions.recall_document import recall_document
from registry.actions.sign_document import sign_document
from registry.actions.start_document import start_document
from registry.enums import DocumentState
from registry.forms.service_documents import DocumentForm, RecallPaperForm, SignedScanForm
from registry.models import PublicBody, ServiceDocument
from registry.service_documents import policies, texts, words
from registry.service_documents import selectors as papers
from registry.service_documents.kinds import BY_SLUG
from registry.service_documents.letter_facts import parted, readable_steps
from registry.service_documents.letters import StepUnclear
from registry.views.place import body_tabs, moment, served_bodies, served_body, visitor

# A refusal is a sentence for the officer; anything else is a fault of ours and must be seen as one.
REFUSALS = (Denied, LetterRefused, ValueError)


@never_cache
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """The eight papers of a body with their state and the one next step of each."""
    body = served_body(request)
    on = selectors.local_date(body, moment(request))
    rows = words.rows(papers.standing_of(body), body, request.user, on)
    context = {
        "body": body,
        "tabs": body_tabs(request, body),
        "rows": rows,
        "number": sum(row["current"] is not None for row in rows),
        "write_blocked": words.reason_against(policies.write_documents, request.user, body, on),
        "public_url": _public_url(body),
    }
    return render(request, "registry/service_documents/list.html", context)


@require_POST
def start(request: HttpRequest, public_id: UUID, kind: str) -> HttpResponse:
    """Begin a version, from the one in force or from the portal's text."""
    body = next((each for each in served_bodies(request) if each.public_id == public_id), None)
    if body is None or kind not in BY_SLUG:
        raise Http404("Badan publik atau jenis naskah itu tidak ada, atau bukan badan publik Anda.")
    try:
        begun = start_document(
            body=body,
            kind=BY_SLUG[kind].code,
            from_model="naskah-baku" in request.POST,
            by=visitor(request),
            at=moment(request),
        )
    except Denied as denied:
        messages.error(request, str(denied))
        return redirect(f"{reverse('registry:documents')}?badan={body.public_id}")
    messages.success(request, "Naskah sudah dimulai. Baca setiap bagian dan sesuaikan dengan keadaan setempat.")
    return redirect("registry:document", public_id=begun.public_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One version: its words and what can be done; a POST keeps the words."""
    found = document_or_404(request, public_id)
    if request.method != "POST":
        return _show(request, found)
    form = DocumentForm(request.POST, document=found)
    if not form.is_valid():
        return _show(request, found, form=form, status=422)
    try:
        change_document(
            document=found,
            texts=form.words(),
            edition=form.cleaned_data["edition"],
            by=visitor(request),
            at=moment(request),
        )
    except ChangedMeanwhile as refusal:
        return _conflict(request, public_id, form, str(refusal))
    except REFUSALS as refusal:
        return _show(request, document_or_404(request, public_id), form=form, refusal=str(refusal), status=409)
    messages.success(request, "Naskah sudah disimpan.")
    return redirect("registry:document", public_id=public_id)


def _conflict(request: HttpRequest, public_id: UUID, form: DocumentForm, sentence: str) -> HttpResponse:
    """Show what was typed beside what is stored; the next save is over what this person has now seen."""
    fresh = document_or_404(request, public_id)
    typed = form.words()
    differing = [row for row in fresh.sections if typed.get(row["code"], "").split() != row["text"].split()]
    again = DocumentForm(typed | {"edition": fresh.edition}, document=fresh)
    return _show(request, fresh, form=again, refusal=sentence, stored=differing, status=409)


@require_POST
def issue(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Number the paper and let it wait for its signature."""

    def act(found: ServiceDocument) -> None:
        issue_document(document=found, by=visitor(request), at=moment(request))

    return _perform(request, public_id, act, "Naskah sudah diberi nomor dan menunggu tanda tangan.")


@require_POST
def sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take in the signed scan, or sign electronically."""
    found = document_or_404(request, public_id)
    form = SignedScanForm(request.POST, request.FILES)
    wet = found.letter is not None and found.letter.signing_mode == SigningMode.WET
    if wet and not form.is_valid():
        return _show(request, found, refusal=form.errors["scan"][0], status=422)
    scan = form.cleaned_data["scan"] if wet else None

    def act(found: ServiceDocument) -> None:
        sign_document(document=found, scan=scan, by=visitor(request), at=moment(request))

    return _perform(request, public_id, act, "Naskah sudah ditandatangani dan berlaku untuk umum.")


@require_POST
def recall(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back what is unsigned, or end the force of what is signed."""
    form = RecallPaperForm(request.POST)
    found = document_or_404(request, public_id)
    if not form.is_valid():
        return _show(request, found, recall_form=form, status=422)
    was_in_force = found.state == DocumentState.IN_FORCE

    def act(found: ServiceDocument) -> None:
        recall_document(document=found, reason=form.cleaned_data["reason"], by=visitor(request), at=moment(request))

    done = "Naskah dicabut dan tidak berlaku lagi." if was_in_force else "Naskah ditarik dan menjadi konsep lagi."
    return _perform(request, public_id, act, done)


@never_cache
@require_safe
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The draft as a PDF; the page instead when a step cannot be read."""
    found = document_or_404(request, public_id)
    try:
        pdf = preview_document(document=found, by=visitor(request), at=moment(request))
    except StepUnclear as unclear:
        return _show(request, found, refusal=str(unclear), status=409)
    headers = {"Content-Disposition": 'inline; filename="konsep-naskah.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@never_cache
@require_safe
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The letter of an issued version: to print and sign, or signed."""
    found = document_or_404(request, public_id)
    if found.letter is None:
        raise Http404("Naskah ini masih konsep.")
    return files.send(issuing.ensure_pdf(letter_id=found.letter.pk, at=moment(request)).best_file, inline=True)


def document_or_404(request: HttpRequest, public_id: UUID) -> ServiceDocument:
    """Return a version of one of the visitor's bodies; Http404 otherwise."""
    bodies = [body.pk for body in served_bodies(request)]
    found = papers.with_papers().filter(public_id=public_id, body__in=bodies).first()
    if found is None:
        raise Http404("Naskah ini tidak ada, atau milik badan publik lain.")
    return found


def _perform(request: HttpRequest, public_id: UUID, act: Callable[[ServiceDocument], Any], done: str) -> HttpResponse:
    found = document_or_404(request, public_id)
    try:
        act(found)
    except REFUSALS as refusal:
        return _show(request, document_or_404(request, public_id), refusal=str(refusal), status=409)
    messages.success(request, done)
    return redirect("registry:document", public_id=public_id)


def _show(
    request: HttpRequest,
    found: ServiceDocument,
    *,
    form: DocumentForm | None = None,
    recall_form: RecallPaperForm | None = None,
    refusal: str = "",
    stored: list[dict[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    body = found.body
    on = selectors.local_date(body, moment(request))
    state = found.state
    before, after = parted(found)
    context = {
        "document": found,
        "title": words.title_of(found),
        "badge": words.badge(found),
        "form": form or DocumentForm(initial=DocumentForm.values_of(found), document=found),
        "sign_form": SignedScanForm(),
        "recall_form": recall_form or RecallPaperForm(),
        "is_draft": state == DocumentState.DRAFT,
        "awaits": state == DocumentState.AWAITING_SIGNATURE,
        "is_in_force": state == DocumentState.IN_FORCE,
        "wet": found.letter is not None and found.letter.signing_mode == SigningMode.WET,
        "refusal": refusal,
        "stored": stored or [],
        "before": before,
        "steps": readable_steps(found),
        "after": after,
        "versions": papers.versions_of(body, found.kind).exclude(pk=found.pk),
        "changes": papers.changes_of(found),
        "start_url": reverse("registry:start_document", args=[body.public_id, words.KINDS[found.kind].slug]),
        "public_url": _public_url(body),
    }
    context |= _moves(found, request.user, on)
    return render(request, "registry/service_documents/document.html", context, status=status)


def _moves(found: ServiceDocument, user: Any, on: date) -> dict[str, Any]:
    """Return which moves this person may make, or why not."""
    return {
        "may_change": words.is_allowed(policies.change_document, user, found, on),
        "change_blocked": words.reason_against(policies.change_document, user, found, on),
        "sign_blocked": words.reason_against(policies.sign_document, user, found, on),
        "may_recall": words.is_allowed(policies.recall_document, user, found, on),
        "may_renew": words.is_allowed(policies.start_document, user, found.body, found.kind, on),
        "is_outdated": found.state == DocumentState.IN_FORCE and found.terms != texts.terms_of(found.body),
    }


def _public_url(body: PublicBody) -> str:
    return reverse("registry:service", args=[body.region.slug]) if body.region.slug else ""
