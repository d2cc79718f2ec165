"""The citizen comes back: receipt with key, tracking, status, completing, withdrawing."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.ratelimit import allow, client_address
from documents.inspection import FileRefused
from documents.models import Letter
from registry import selectors as registry_selectors
from registry.village_page import village_frame
from requests_flow import access, case_words, clocks, policies, sharing
from requests_flow.actions.complete import complete as complete_request
from requests_flow.actions.note_opening import note_opening
from requests_flow.actions.withdraw import withdraw as withdraw_request
from requests_flow.aftercare import policies as after
from requests_flow.aftercare import words as after_words
from requests_flow.deadlines.schedule import DeadlineCondition
from requests_flow.forms.ask import CompleteForm, ConfirmForm, TrackForm
from requests_flow.models import (
    Answer,
    AnswerFile,
    InformationRequest,
    ItemAnswer,
    Objection,
    PersonalDataRequest,
    Round,
)
from requests_flow.objections import citizen_words as objection_words
from requests_flow.objections import possible


def _frame(case: InformationRequest) -> dict[str, object]:
    return {"case": case, "village": village_frame(case.region, current="Cek status")}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Open a request with its number and key."""
    form = TrackForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "requests_flow/public/track.html", {"form": form})
    if not allow(key=f"track:{client_address(request)}", limit=20, seconds=600):
        form.add_error(None, "Terlalu banyak percobaan. Coba lagi sepuluh menit lagi.")
        return render(request, "requests_flow/public/track.html", {"form": form}, status=429)
    case = access.open_with_key(request, number=form.cleaned_data["number"], key=form.cleaned_data["key"])
    if case is None:
        form.add_error("key", "Nomor dan kunci lacak ini tidak cocok. Periksa keduanya pada tanda bukti Anda.")
        return render(request, "requests_flow/public/track.html", {"form": form}, status=404)
    return redirect(case)


@login_not_required
@never_cache
def receipt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The registration number and, until it is confirmed, the tracking key."""
    case, _ = access.applicant_case(request, public_id)
    key = access.fresh_key(request, case, at=request.moment)
    context = _frame(case) | {
        "key": key,
        "groups": key.split("-"),
        "round": case.current_round,
        "receipt": case_words.letter_link(case, case.receipt_letter),
        "unattended": not registry_selectors.has_active_officer(case.body, clocks.local_day(case.body, request.moment)),
    }
    return render(request, "requests_flow/public/receipt.html", context)


@login_not_required
@require_POST
def key_kept(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The citizen has kept the key: forget it."""
    case, _ = access.applicant_case(request, public_id)
    access.drop_fresh_key(request, case)
    return redirect(case)


@login_not_required
@never_cache
def status(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The status page: whose turn, until when and why, what happened, letters and files."""
    case, person = access.applicant_case(request, public_id)
    if request.method == "GET":
        key_id = person.key_id if isinstance(person, policies.KeyHolder) else None
        note_opening(case=case, key_id=key_id, at=request.moment)
    return render(request, "requests_flow/public/status.html", _status_context(request, case, person))


def _status_context(request: HttpRequest, case: InformationRequest, person: policies.Person) -> dict[str, object]:
    today = clocks.local_day(case.body, request.moment)
    current = case.current_round
    standing = clocks.standing(current, case.body, today)
    late = standing.condition is DeadlineCondition.LATE
    letters = {
        str(letter.pk): letter
        for letter in Letter.objects.filter(subject=case.about).select_related("pdf", "signed_file")
    }
    answer = _answer(case)
    objection = possible.against(case, person, at=request.moment)
    turn = case_words.applicant_turn(case, today=today, days_left=standing.days_left, late=late)
    if not objection.blocked:
        turn |= {"url": reverse("requests:object", args=[case.public_id]), "link": "Ajukan keberatan"}
    return _frame(case) | {
        "round": current,
        "turn": turn,
        "objection": objection,
        "objections": objection_words.rows_of(case, on=today),
        "days": case_words.days(current, today),
        "share": sharing.for_citizen(case),
        "recounts": case_words.recounts(current, today),
        "counting": case_words.counting_sentence(case, current),
        "basis": case_words.basis(current),
        "timeline": case_words.applicant_timeline(case, case.events.all(), letters),
        "rows": case_words.what_rows(case),
        "answer": answer,
        "cost": after_words.cost_of(case, answer),
        "contest": after_words.contest_urls(case),
        "reopen_blocked": policies.reason_against(policies.reopen, person, case, on=today),
        "reopen_until": clocks.reopen_until(case.body, current, today),
        "can_rate": not policies.reason_against(after.rate, person, case, on=today),
        "answer_files": _answer_files(case),
        "earlier": case_words.earlier_answers(case),
        "unattended": case.is_open and not registry_selectors.has_active_officer(case.body, today),
        "can_complete": not policies.reason_against(policies.complete, person, case, on=today),
        "withdraw_blocked": policies.reason_against(policies.withdraw, person, case, on=today),
    }


def _answered_round(case: InformationRequest) -> Round | None:
    current = case.current_round
    if current.answered_at is None and current.is_reopened:
        return case.rounds.get(number=current.number - 1)
    return current if current.answered_at else None


def _answer(case: InformationRequest) -> Answer | None:
    """Return the answer once it is signed; an unsigned letter is not an answer yet.

    While a request is open again, what was given before stays in view.
    """
    current = _answered_round(case)
    if current is None:
        return None
    rows = Prefetch("items", ItemAnswer.objects.select_related("item"))
    answers = Answer.objects.filter(round=current, recalled_at=None).select_related("tariff")
    return answers.prefetch_related(rows, "costs").first()


def _answer_files(case: InformationRequest) -> list[dict[str, str]]:
    current = _answered_round(case)
    if current is None:
        return []
    rows = AnswerFile.objects.filter(answer__round=current, answer__recalled_at=None).select_related("file")
    return [case_words.file_link(case, row.file) for row in rows]


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand in what was missing."""
    case, person = access.applicant_case(request, public_id)
    form = CompleteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            explanation = form.cleaned_data["explanation"]
            complete_request(case=case, explanation=explanation, papers=form.papers, by=person, at=request.moment)
        except FileRefused as refusal:
            form.add_error(form.only_paper, str(refusal))
        except ValueError as refusal:
            form.add_error("explanation", str(refusal))
        else:
            messages.success(request, "Terima kasih, kelengkapan Anda sudah kami terima.")
            return redirect(case)
    context = _frame(case) | {
        "form": form,
        "round": case.current_round,
        "blocked": policies.reason_against(
            policies.complete, person, case, on=clocks.local_day(case.body, request.moment)
        ),
    }
    return render(request, "requests_flow/public/complete.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Withdraw, after a yes."""
    case, person = access.applicant_case(request, public_id)
    blocked = policies.reason_against(policies.withdraw, person, case, on=clocks.local_day(case.body, request.moment))
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and not blocked and form.is_valid():
        withdraw_request(case=case, by=person, at=request.moment)
        messages.success(request, "Permohonan Anda sudah dicabut.")
        return redirect(case)
    context = _frame(case) | {"form": form, "blocked": blocked}
    return render(request, "requests_flow/public/withdraw.html", context)


def mine(request: HttpRequest) -> HttpResponse:
    """The requests filed with this account, and the objections of its owner."""
    cases = InformationRequest.objects.filter(account=request.user).select_related("body", "region")
    mine = Q(account=request.user) | Q(request__account=request.user)
    objections = Objection.objects.filter(mine).select_related("body", "request")
    data_requests = PersonalDataRequest.objects.filter(account=request.user).select_related("body")
    context = {"cases": cases, "objections": objections, "data_requests": data_requests}
    return render(request, "requests_flow/public/mine.html", context)
