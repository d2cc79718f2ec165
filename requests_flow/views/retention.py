"""The retention timetable: what is kept how long, what is deleted next, and where a regency chooses otherwise."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import Denied
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from registry.models import Region
from requests_flow import policies
from requests_flow.forms.retention import RetentionForm
from requests_flow.models import Objection, RetentionTerm
from requests_flow.objections import policies as objection_policies
from requests_flow.retention import selectors as retention_selectors
from requests_flow.retention import table
from requests_flow.retention.actions.set_retention import set_retention
from requests_flow.timeline import Case
from requests_flow.views.desk import desk_day

DAYS_AHEAD = 30
PAGE_SIZE = 20
LATEST_CHANGES = 10


@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    """The timetable of the visitor's regency, and what of the visitor's cases is deleted within thirty days."""
    on = desk_day(request)
    policies.enter_desk(request.user, on=on)
    regency = _regency(request, on)
    query = request.GET.get("q", "").strip()
    page = Paginator(_due_rows(request, regency, query), PAGE_SIZE).get_page(request.GET.get("page"))
    terms = retention_selectors.terms_of(regency)
    context = {
        "regency": regency,
        "rules": [_rule_row(rule, terms) for rule in table.rules().values()],
        "may_set": _administers(request, regency, on),
        "page": page,
        "q": query,
        "days_ahead": DAYS_AHEAD,
        "changes": [
            {"row": row, "label": table.rules()[row.data_class].label}
            for row in RetentionTerm.objects.filter(regency=regency).select_related("set_by")[:LATEST_CHANGES]
        ],
    }
    return render(request, "requests_flow/officer/retention.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def retention_term(request: HttpRequest, data_class: str) -> HttpResponse:
    """Choose how long one class of data is kept; for the regency's admin."""
    on = desk_day(request)
    policies.enter_desk(request.user, on=on)
    regency = _regency(request, on)
    registry_policies.administer(request.user, regency, on)
    rule = table.rules().get(data_class)
    if rule is None or not rule.may_be_set:
        raise Http404("Masa simpan ini tidak dapat diubah.")
    now = retention_selectors.terms_of(regency)[data_class]
    form = RetentionForm(request.POST if request.method == "POST" else None, initial={"days": now})
    if request.method == "POST" and form.is_valid() and _set(request, regency, data_class, form):
        messages.success(request, "Masa simpan sudah diperbarui.")
        return redirect("requests:retention")
    context = {"regency": regency, "rule": rule, "now": now, "form": form, "since": table.SINCE[rule.since]}
    return render(request, "requests_flow/officer/retention_term.html", context, status=422 if form.errors else 200)


def _set(request: HttpRequest, regency: Region, data_class: str, form: RetentionForm) -> bool:
    try:
        set_retention(regency=regency, data_class=data_class, by=request.user, at=request.moment, **form.cleaned_data)
    except ValidationError as refusal:
        for name, faults in refusal.error_dict.items():
            form.add_error(name, faults)
        return False
    return True


def _regency(request: HttpRequest, on: date) -> Region:
    """Return the regency the visitor administers, else that of the first body of the desk."""
    watched = registry_selectors.regencies_monitored_by(request.user, on).first()
    if watched is not None:
        return watched
    body = policies.desk_bodies(request.user, on=on).first()
    if body is None:
        raise Denied("Halaman ini hanya untuk petugas PPID.")
    return registry_selectors.regency_of(body.region)


def _administers(request: HttpRequest, regency: Region, on: date) -> bool:
    try:
        registry_policies.administer(request.user, regency, on)
    except Denied:
        return False
    return True


def _rule_row(rule: table.RetentionRule, terms: dict[str, int]) -> dict[str, Any]:
    return {"rule": rule, "days": terms.get(rule.code), "since": table.SINCE[rule.since]}


def _due_rows(request: HttpRequest, regency: Region, query: str) -> list[dict[str, Any]]:
    mine = policies.visible_to(request.user, on=desk_day(request)).filter(number__icontains=query)
    alone = objection_policies.visible_to(request.user, on=desk_day(request)).filter(number__icontains=query)
    seen = {"among": mine, "objections": alone}
    found = retention_selectors.due(regency, at=request.moment, within=DAYS_AHEAD, **seen)
    return [
        {"case": row.case, "url": _url(row.case), "due_on": row.due_on, "label": table.rules()[row.data_class].label}
        for row in sorted(found, key=lambda row: (row.due_on, row.case.number))
    ]


def _url(case: Case) -> str:
    return reverse("requests:objection" if isinstance(case, Objection) else "requests:case", args=[case.public_id])
