"""The citizen's pages of a dispute: tell that it was filed, see how it goes, take the whole file."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from registry.village_page import village_frame
from requests_flow import access, case_words, clocks
from requests_flow.disputes import pages, policies
from requests_flow.disputes.actions.file_dispute import file_dispute
from requests_flow.disputes.actions.withdraw import withdraw as withdraw_dispute
from requests_flow.disputes.forms.steps import FileForm, WithdrawForm
from requests_flow.disputes.views.giving import give_bundle, give_file
from requests_flow.models import Dispute
from requests_flow.objections.letter_facts import commission_of
from requests_flow.policies import Person, reason_against


def _case(request: HttpRequest, public_id: UUID) -> tuple[Dispute, Person]:
    rows = Dispute.objects.select_related("body__region__parent", "objection__body__region")
    case = rows.filter(public_id=public_id).first()
    if case is None:
        raise Http404("Sengketa ini dibuka dengan nomor keberatan dan kunci lacaknya.")
    case.objection, person = access.objector_case(request, case.objection.public_id)
    return case, person


@login_not_required
@never_cache
@require_safe
def dispute(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The dispute as the citizen sees it: the same facts, no officer's name."""
    case, person = _case(request, public_id)
    on = clocks.local_day(case.body, request.moment)
    last = case.steps.order_by("pk").last()

    def link(stored: object) -> str:
        return reverse("requests:dispute_file", args=[case.public_id, stored.pk])

    context = {
        "case": case,
        "village": village_frame(case.objection.region, current="Cek status"),
        "badge": pages.badge(case),
        "turn": pages.turn(case) | {"url": "", "link": ""},
        "filing": pages.filing_words(case),
        "days": case_words.drawn_days(last.next_due_days, on) if last and last.next_due_on else [],
        "rows": pages.facts(case),
        "timeline": pages.timeline(case, link=link, names=False),
        "withdraw_blocked": reason_against(policies.withdraw, person, case, on=on),
    }
    return render(request, "requests_flow/disputes/citizen.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Tell that the dispute was filed at the commission."""
    objection, person = access.objector_case(request, public_id)
    on = clocks.local_day(objection.body, request.moment)
    form = FileForm(request.POST or None, request.FILES or None)
    status, blocked = 200, reason_against(policies.file, person, objection, on=on)
    if request.method == "POST" and not blocked:
        status = 422
        if form.is_valid():
            try:
                case = file_dispute(objection=objection, by=person, at=request.moment, **form.cleaned_data)
            except ValueError as refusal:
                form.add_error("filed_on", str(refusal))
            else:
                messages.success(request, "Terima kasih, pengajuan sengketa Anda sudah dicatat.")
                return redirect(case)
    context = {
        "objection": objection,
        "village": village_frame(objection.region, current="Cek status"),
        "form": form,
        "blocked": blocked,
        "commission": commission_of(objection.body),
    }
    return render(request, "requests_flow/disputes/tell.html", context, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Tell that the dispute was withdrawn, after a yes."""
    case, person = _case(request, public_id)
    on = clocks.local_day(case.body, request.moment)
    form = WithdrawForm(request.POST or None, request.FILES or None)
    status, blocked = 200, reason_against(policies.withdraw, person, case, on=on)
    if request.method == "POST" and not blocked:
        status = 422
        if form.is_valid():
            try:
                withdraw_dispute(case=case, facts=form.facts(), by=person, at=request.moment)
            except ValueError as refusal:
                form.add_error("happened_on", str(refusal))
            else:
                messages.success(request, "Pencabutan sengketa sudah dicatat.")
                return redirect(case)
    village = village_frame(case.objection.region, current="Cek status")
    context = {"case": case, "village": village, "form": form, "blocked": blocked}
    return render(request, "requests_flow/disputes/withdraw.html", context, status=status)


@login_not_required
@never_cache
@require_safe
def file(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """A document of a step."""
    return give_file(_case(request, public_id)[0], file_id)


@login_not_required
@require_POST
def bundle(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The whole file of the case as one ZIP, in the copy for citizens."""
    case, person = _case(request, public_id)
    return give_bundle(case, by=person, at=request.moment)
