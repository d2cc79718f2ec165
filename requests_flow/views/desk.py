"""What the officer's views share: the day, the case or 404, the case page, and a refusal told without losing a word."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from registry.remembering import while_drawing
from requests_flow import clocks, performing, policies, sharing
from requests_flow.case_moves import form_for, moves_of
from requests_flow.case_page import case_page
from requests_flow.case_timeline import timeline
from requests_flow.case_turn import Desk, Here
from requests_flow.forms.officer import SignForm
from requests_flow.models import InformationRequest
from requests_flow.performing import REFUSALS as REFUSALS


def desk_day(request: HttpRequest) -> date:
    """Return the day of this request where the portal is."""
    return timezone.localtime(request.moment).date()


def case_or_404(request: HttpRequest, public_id: UUID) -> InformationRequest:
    """Return a case that this officer may open; Http404 otherwise, so that nobody learns that it exists."""
    rows = policies.visible_to(request.user, on=desk_day(request)).select_related(
        "body__region", "region", "applicant", "assigned_to", "receipt_letter__pdf", "receipt_letter__signed_file"
    )
    case = rows.filter(public_id=public_id).first()
    if case is None:
        raise Http404("Permohonan ini tidak ada, atau ditujukan kepada badan publik lain.")
    return case


def here(request: HttpRequest, case: InformationRequest) -> Here:
    """Return from where this visitor looks at `case`."""
    desk = Desk.of(request.user, case, on=clocks.local_day(case.body, request.moment))
    return Here(case, desk, request.moment)


def sentence_of(refusal: Exception) -> str:
    """Return what to tell the officer."""
    return performing.sentence_of(refusal, "permohonan")


def show_case(
    request: HttpRequest,
    case: InformationRequest,
    *,
    bound: Mapping[str, forms.Form] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render the case page; `bound` holds a form that was sent and stays open, `refusal` why nothing was done."""
    with while_drawing(), timezone.override(clocks.zone_of(case.body)):
        place = here(request, case)
        context: dict[str, Any] = case_page(case, place.desk)
        context |= {"refusal": refusal, "bound": list((bound or {}).values())}
        for row in context["unsigned"]:
            row["form"] = SignForm(auto_id=f"id_{row['id']}_%s")
        context["share"] = sharing.of_request(case)
        context["timeline"] = timeline(case, context["letters"])
        # A letter that this officer can sign comes first: one filled button a page.
        to_sign = any(not row["blocked"] for row in context["unsigned"])
        context["moves"] = moves_of(place, bound or {}, lead=not to_sign)
        return render(request, "requests_flow/officer/case.html", context, status=status)


def perform(
    request: HttpRequest,
    public_id: UUID,
    name: str,
    act: Callable[[InformationRequest, dict[str, Any]], Any],
    *,
    done: str,
) -> HttpResponse:
    """Check the form of a move, make its one domain call, and go back to the case.

    A wrong form comes back with its errors (422); a refusal is told on the case page as it is now (409), with all that
    was typed.
    """
    case = case_or_404(request, public_id)

    def again(form: forms.Form, refusal: str, status: int) -> HttpResponse:
        return show_case(request, case_or_404(request, public_id), bound={name: form}, refusal=refusal, status=status)

    with timezone.override(clocks.zone_of(case.body)):
        form = form_for(name, here(request, case), request.POST, request.FILES)
        page = performing.perform(form, lambda form: act(case, form.cleaned_data), what="permohonan", again=again)
    if page is None:
        messages.success(request, done)
    return page or redirect("requests:case", public_id=public_id)
