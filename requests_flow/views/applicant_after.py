"""What the citizen may do after an answer: open the request again, and say how the service was."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.policies import Denied
from registry.village_page import village_frame
from requests_flow import access, clocks, policies
from requests_flow.actions.reopen import reopen as reopen_request
from requests_flow.aftercare import policies as after
from requests_flow.aftercare.actions.rate import rate as rate_service
from requests_flow.aftercare.forms.moves import RateForm, ReopenForm
from requests_flow.models import InformationRequest

UNUSABLE = 422
REOPENED = "Permohonan Anda dibuka kembali. Batas jawaban yang baru ada di halaman ini."


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Open an answered request again, with what is missing."""
    case, person = access.applicant_case(request, public_id)
    on = clocks.local_day(case.body, request.moment)
    blocked = policies.reason_against(policies.reopen, person, case, on=on)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not blocked and form.is_valid():
        try:
            reopen_request(case=case, reason=form.cleaned_data["reason"], by=person, at=request.moment)
        except (Denied, ValueError) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, REOPENED)
            return redirect(case)
    current = case.current_round
    context = _frame(case) | {
        "form": form,
        "blocked": blocked,
        "due_on": "" if blocked else clocks.reopened_due(case.body, on).on,
        "until": clocks.reopen_until(case.body, current, on),
        "objection_due_on": current.objection_due_on,
    }
    status = UNUSABLE if request.method == "POST" else 200
    return render(request, "requests_flow/aftercare/reopen.html", context, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say once how the service was."""
    case, person = access.applicant_case(request, public_id)
    on = clocks.local_day(case.body, request.moment)
    blocked = policies.reason_against(after.rate, person, case, on=on)
    form = RateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not blocked and form.is_valid():
        try:
            rate_service(case=case, by=person, at=request.moment, **form.cleaned_data)
        except (Denied, ValueError) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Terima kasih, penilaian Anda sudah disimpan.")
            return redirect(case)
    status = UNUSABLE if request.method == "POST" else 200
    context = _frame(case) | {"form": form, "blocked": blocked}
    return render(request, "requests_flow/aftercare/rate.html", context, status=status)


def _frame(case: InformationRequest) -> dict[str, Any]:
    return {"case": case, "village": village_frame(case.region, current="Cek status")}
