"""The objector comes back: receipt with key, status, letters and files, withdrawing."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents import issuing
from documents.models import Letter, StoredFile
from registry import selectors as registry_selectors
from registry.village_page import village_frame
from requests_flow import access, case_words, clocks, sharing
from requests_flow.models import Objection
from requests_flow.objections import citizen_words, policies
from requests_flow.objections.actions.note_opening import note_opening
from requests_flow.objections.actions.withdraw import withdraw as withdraw_objection
from requests_flow.objections.forms.filing import WithdrawObjectionForm
from requests_flow.policies import KeyHolder, reason_against

BASIS = "Dasar: UU 14/2008 Pasal 36 ayat (2)."


def _frame(case: Objection) -> dict[str, object]:
    return {"case": case, "village": village_frame(case.region, current="Cek status")}


@login_not_required
@never_cache
def receipt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The registration number and, for an objection with a key of its own, the key until it is confirmed."""
    case, _ = access.objector_case(request, public_id)
    key = access.fresh_key(request, case, at=request.moment)
    context = _frame(case) | {
        "key": key,
        "groups": key.split("-"),
        "receipt": citizen_words.letter_link(case, case.receipt_letter),
        "unattended": not registry_selectors.has_active_officer(case.body, clocks.local_day(case.body, request.moment)),
    }
    return render(request, "requests_flow/objections/public/receipt.html", context)


@login_not_required
@require_POST
def key_kept(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The citizen has kept the key: forget it."""
    case, _ = access.objector_case(request, public_id)
    access.drop_fresh_key(request, case)
    return redirect(case)


@login_not_required
@never_cache
def status(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The status page: whose turn, until when and why, the decision, what next, what happened."""
    case, person = access.objector_case(request, public_id)
    if request.method == "GET":
        key_id = person.key_id if isinstance(person, KeyHolder) else None
        note_opening(case=case, key_id=key_id, at=request.moment)
    on = clocks.local_day(case.body, request.moment)
    context = _frame(case) | {
        "turn": citizen_words.turn(case, on=on),
        "decision": citizen_words.decision(case),
        "dispute": citizen_words.dispute(case, on=on),
        "days": case_words.drawn_days(case.due_days, on),
        "share": sharing.for_citizen(case),
        "recounts": case_words.recounts(case, on),
        "basis": BASIS,
        "timeline": citizen_words.timeline(case),
        "facts": citizen_words.facts(case),
        "files": [citizen_words.file_link(case, row.file) for row in case.attachments.select_related("file")],
        "meetings": [_meeting(case, row) for row in case.deliberations.select_related("minutes_file")],
        "withdraw_blocked": reason_against(policies.withdraw, person, case, on=on),
    }
    return render(request, "requests_flow/objections/public/status.html", context)


def _meeting(case: Objection, row: object) -> dict[str, object]:
    stored = row.minutes_file
    return {"held": row, "file": citizen_words.file_link(case, stored) if stored else None}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Withdraw, after a yes."""
    case, person = access.objector_case(request, public_id)
    blocked = reason_against(policies.withdraw, person, case, on=clocks.local_day(case.body, request.moment))
    form = WithdrawObjectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not blocked and form.is_valid():
        withdraw_objection(case=case, by=person, at=request.moment)
        messages.success(request, "Keberatan Anda sudah dicabut.")
        return redirect(case)
    context = _frame(case) | {"form": form, "blocked": blocked}
    status = 422 if request.method == "POST" else 200
    return render(request, "requests_flow/objections/public/withdraw.html", context, status=status)


@login_not_required
@never_cache
@require_safe
def letter(request: HttpRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """A letter of the objection that counts: signed if it is, rendered now if the worker has not done it yet."""
    case, _ = access.objector_case(request, public_id)
    found = Letter.objects.filter(pk=letter_id, subject=case.about).first()
    if found is None or not found.counts:
        raise Http404("Surat ini tidak ada, atau belum ditandatangani.")
    return access.handed_out(issuing.ensure_pdf(letter_id=found.pk, at=request.moment).best_file)


@login_not_required
@never_cache
@require_safe
def file(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """What the objector handed in, and the minutes of a deliberation."""
    case, _ = access.objector_case(request, public_id)
    handed_in = StoredFile.objects.filter(pk__in=case.attachments.filter(file=file_id).values("file"))
    minutes = StoredFile.objects.filter(pk__in=case.deliberations.filter(minutes_file=file_id).values("minutes_file"))
    found = handed_in.first() or minutes.first()
    if found is None:
        raise Http404("Berkas ini tidak ada pada keberatan ini.")
    return access.handed_out(found)
