"""The officer's pages of disputes: the list, one dispute, its moves, and that one was filed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_fsm import ConcurrentTransition

from accounts.policies import Denied
from requests_flow import case_words, clocks
from requests_flow.disputes import pages, policies, selectors
from requests_flow.disputes.actions import (
    adjudicate,
    appeal,
    cassate,
    close,
    conclude,
    decide,
    execute,
    judge,
    mediate,
    register,
    withdraw,
)
from requests_flow.disputes.actions.file_dispute import file_dispute
from requests_flow.disputes.forms.steps import FileForm, ListForm, StepForm
from requests_flow.disputes.views.giving import give_bundle, give_file
from requests_flow.models import Dispute
from requests_flow.objections import policies as objection_policies
from requests_flow.performing import REFUSALS, sentence_of
from requests_flow.policies import enter_desk, reason_against

PAGE_SIZE = 20
ACTIONS: dict[str, Callable[..., Any]] = {
    "register": register.register, "mediate": mediate.mediate, "adjudicate": adjudicate.adjudicate,
    "decide": decide.decide, "appeal": appeal.appeal, "judge": judge.judge, "cassate": cassate.cassate,
    "conclude": conclude.conclude, "execute": execute.execute, "withdraw": withdraw.withdraw, "close": close.close,
}  # fmt: skip


def _day(request: HttpRequest) -> date:
    return timezone.localtime(request.moment).date()


def case_or_404(request: HttpRequest, public_id: UUID) -> Dispute:
    """Return a dispute that this officer may open; Http404 otherwise, so that nobody learns that it exists."""
    rows = policies.visible_to(request.user, on=_day(request)).select_related(
        "body__region", "objection__request", "objection__body__region"
    )
    case = rows.filter(public_id=public_id).first()
    if case is None:
        raise Http404("Sengketa ini tidak ada, atau menyangkut badan publik lain.")
    return case


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All disputes of the desk, narrowed by what the query string says."""
    on = _day(request)
    if not policies.visible_to(request.user, on=on).exists():
        enter_desk(request.user, on=on)
    form = ListForm(request.GET)
    chosen = form.chosen()
    page = Paginator(selectors.listed(request.user, on=on, **chosen), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = [_row(case) for case in page.object_list]
    context = {"form": form, "narrowed": chosen, "page": page, "rows": rows, "q": chosen.get("q", "")}
    return render(request, "requests_flow/disputes/list.html", context)


def _row(case: Dispute) -> dict[str, Any]:
    return {
        "title": f"Sengketa {case.number}",
        "url": reverse("requests:dispute_desk", args=[case.public_id]),
        "meta": [f"Keberatan {case.objection.number}", pages.filing_words(case).split(".")[0], case.body.short_name],
        "badge": pages.badge(case),
        "due": case.latest_due_on if case.is_open else None,
    }


@require_safe
def dispute(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One dispute: before whom it lies, its steps, and the steps that can be recorded now."""
    return _show(request, case_or_404(request, public_id))


def _show(
    request: HttpRequest,
    case: Dispute,
    *,
    bound: Mapping[str, forms.Form] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    on = clocks.local_day(case.body, request.moment)
    last = case.steps.order_by("pk").last()
    context = {
        "case": case,
        "crumbs": [{"label": "Sengketa", "url": reverse("requests:disputes")}, {"label": case.number, "url": ""}],
        "badge": pages.badge(case),
        "turn": pages.turn(case),
        "filing": pages.filing_words(case),
        "days": case_words.drawn_days(last.next_due_days, on) if last and last.next_due_on else [],
        "rows": pages.facts(case),
        "timeline": pages.timeline(case, link=_link_of(case), names=True),
        "moves": pages.moves(case, request.user, bound or {}, on=on),
        "bundle_blocked": reason_against(policies.take_bundle, request.user, case, on=on),
        "bundles": case.bundles.select_related("made_by").order_by("-made_at", "-pk")[:5],
        "bound": list((bound or {}).values()),
        "refusal": refusal,
    }
    return render(request, "requests_flow/disputes/desk.html", context, status=status)


def _link_of(case: Dispute) -> Callable[[Any], str]:
    return lambda stored: reverse("requests:dispute_desk_file", args=[case.public_id, stored.pk])


@require_POST
def move(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Record one step: a wrong form comes back with its errors (422), a refusal with all that was typed (409)."""
    case = case_or_404(request, public_id)
    if name not in ACTIONS:
        raise Http404("Langkah ini tidak ada.")
    policies.serve(request.user, case, on=_day(request))
    form = pages.form_for(name, request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, case, bound={name: form}, status=422)
    facts = {"facts": form.facts()} if isinstance(form, StepForm) else {}
    try:
        ACTIONS[name](case=case, by=request.user, at=request.moment, **facts)
    except REFUSALS as refusal:
        sentence = sentence_of(refusal, "sengketa")
        fresh = case_or_404(request, public_id)
        status = 409 if isinstance(refusal, Denied | ConcurrentTransition) else 422
        return _show(request, fresh, bound={name: form}, refusal=sentence, status=status)
    messages.success(request, "Langkah sengketa sudah dicatat.")
    return redirect("requests:dispute_desk", public_id=public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def file_for(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Enter that the objector went to the commission."""
    on = _day(request)
    rows = objection_policies.visible_to(request.user, on=on).select_related("body__region", "region", "request")
    objection = rows.filter(public_id=public_id).first()
    if objection is None:
        raise Http404("Keberatan ini tidak ada, atau ditujukan kepada badan publik lain.")
    form = FileForm(request.POST or None, request.FILES or None)
    status, blocked = 200, reason_against(policies.file, request.user, objection, on=on)
    if request.method == "POST" and not blocked:
        status = 422
        if form.is_valid():
            try:
                case = file_dispute(objection=objection, by=request.user, at=request.moment, **form.cleaned_data)
            except ValueError as refusal:
                form.add_error("filed_on", str(refusal))
            else:
                messages.success(request, "Pengajuan sengketa sudah dicatat.")
                return redirect("requests:dispute_desk", public_id=case.public_id)
    context = {"objection": objection, "form": form, "blocked": blocked}
    return render(request, "requests_flow/disputes/file_for.html", context, status=status)


@require_safe
def file(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """A document of a step, for whoever may open the dispute at the desk."""
    return give_file(case_or_404(request, public_id), file_id)


@require_POST
def bundle(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The whole file of the case as one ZIP, for officers of the body."""
    return give_bundle(case_or_404(request, public_id), by=request.user, at=request.moment)
