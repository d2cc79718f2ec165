"""The incidents of the desk and of the regency: the list, recording one, one incident, its moves and papers."""

from collections.abc import Mapping
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

from accounts.policies import Denied
from documents import issuing
from documents.models import Letter
from requests_flow import access, clocks
from requests_flow.models import Incident
from requests_flow.offering import Here
from requests_flow.performing import REFUSALS, perform
from requests_flow.privacy import incident_policies as policies
from requests_flow.privacy import incident_words as words
from requests_flow.privacy import selectors
from requests_flow.privacy.actions.record_incident import record_incident
from requests_flow.privacy.forms.incident import IncidentForm, IncidentListForm
from requests_flow.privacy.incident_moves import MOVES, form_for, moves_of

PAGE_SIZE = 20
TAB_LABELS = {"running": "Berjalan", "closed": "Selesai"}


def _day(request: HttpRequest) -> Any:
    return timezone.localtime(request.moment).date()


@require_safe
def incidents(request: HttpRequest) -> HttpResponse:
    """The incidents that this person handles."""
    policies.enter(request.user, on=_day(request))
    chosen = IncidentListForm(request.GET).chosen()
    tab, q = chosen.get("tab", "running"), chosen.get("q", "")
    on = _day(request)
    page = Paginator(selectors.incidents_found(request.user, q=q, tab=tab, on=on), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    context = {
        "tab": tab,
        "q": q,
        "tabs": [
            {
                "label": label,
                "url": reverse("requests:incidents", query={"tab": name} | ({"q": q} if q else {})),
                "current": name == tab,
                "count": selectors.incidents_found(request.user, q=q, tab=name, on=on).count(),
            }
            for name, label in TAB_LABELS.items()
        ],
        "page": page,
        "rows": [words.row(case, at=request.moment, first=index == 0) for index, case in enumerate(page.object_list)],
    }
    return render(request, "requests_flow/privacy/incidents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Record an incident; its 3 x 24 hours count from when it was noticed."""
    policies.enter(request.user, on=_day(request))
    bodies = list(policies.bodies_of(request.user, on=_day(request)))
    form = IncidentForm(request.POST if request.method == "POST" else None, bodies=bodies, at=request.moment)
    if request.method == "POST" and form.is_valid():
        try:
            case = record_incident(
                body=form.cleaned_data["body"], report=form.report(), by=request.user, at=request.moment
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Insiden {case.number} sudah dicatat. Nilailah sekarang.")
            return redirect(case)
    context = {"form": form, "body": bodies[0] if len(bodies) == 1 else None}
    status = 422 if request.method == "POST" else 200
    return render(request, "requests_flow/privacy/incident_new.html", context, status=status)


@require_safe
def incident(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One incident: its clock, its steps, who was told, and the moves."""
    return _show(request, _case_or_404(request, public_id))


@require_POST
def move(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Check the form of a move, make its one domain call, and go back to the incident."""
    case = _case_or_404(request, public_id)
    with timezone.override(clocks.zone_of(case.body)):
        here = _here(request, case)
        try:
            MOVES[name].rule(request.user, case, on=here.on)
            form = form_for(name, here, request.POST, request.FILES)
        except Denied as denied:
            return _show(request, case, refusal=str(denied), status=409)

        def again(form: forms.Form, refusal: str, status: int) -> HttpResponse:
            fresh = _case_or_404(request, public_id)
            return _show(request, fresh, bound={name: form}, refusal=refusal, status=status)

        page = perform(form, lambda form: MOVES[name].act(here, form), what="insiden", again=again)
    if page is None:
        messages.success(request, MOVES[name].done)
    return page or redirect("requests:incident", public_id=public_id)


@require_safe
def letter(request: HttpRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """A notice: to a person or to the authority."""
    case = _case_or_404(request, public_id)
    rows = Letter.objects.filter(pk=letter_id, subject=case.about)
    if not _named(request, case):
        rows = rows.exclude(pk__in=words.letters_to_parties(case))
    found = rows.first()
    if found is None:
        raise Http404("Surat ini bukan surat insiden ini.")
    return access.handed_out(issuing.ensure_pdf(letter_id=found.pk, at=request.moment).best_file)


@require_safe
def paper(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What proves that the notice left for the authority."""
    return access.handed_out(_case_or_404(request, public_id).authority_paper)


def _case_or_404(request: HttpRequest, public_id: UUID) -> Incident:
    rows = policies.visible_to(request.user, on=_day(request))
    case = (
        rows.select_related("body__region", "authority_letter", "authority_paper").filter(public_id=public_id).first()
    )
    if case is None:
        raise Http404("Insiden ini tidak ada, atau ditangani orang lain.")
    return case


def _named(request: HttpRequest, case: Incident) -> bool:
    return policies.may_name_parties(request.user, case, on=_day(request))


def _here(request: HttpRequest, case: Incident) -> Here:
    return Here(case, request.user, clocks.local_day(case.body, request.moment), request.moment)


def _show(
    request: HttpRequest,
    case: Incident,
    *,
    bound: Mapping[str, forms.Form] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    with timezone.override(clocks.zone_of(case.body)):
        here = _here(request, case)
        context: dict[str, Any] = {
            "case": case,
            "crumbs": [{"label": "Insiden", "url": reverse("requests:incidents")}, {"label": case.number, "url": ""}],
            "badge": words.BADGES[case.status],
            "turn": words.turn(case, at=here.at),
            "steps": words.steps(case),
            "rows": words.facts(case),
            "persons": words.persons(case, named=_named(request, case)),
            "paper": case.authority_paper,
            "timeline": words.timeline(case, named=_named(request, case)),
            "moves": moves_of(here, bound or {}),
            "bound": list((bound or {}).values()),
            "refusal": refusal,
        }
        return render(request, "requests_flow/privacy/incident.html", context, status=status)
