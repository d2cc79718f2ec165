"""The annual report at the desk: begin it, write it, look at the draft, issue it, sign it."""

from collections.abc import Callable
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
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.enums import ReportStatus
from requests_flow.forms.officer import RecallForm, SignForm
from requests_flow.models import AnnualReport
from requests_flow.models.report import WORDS
from requests_flow.policies import desk_bodies, enter_desk
from requests_flow.registers import objection_words, policies, report_facts, report_words, statistic_words
from requests_flow.registers.actions.change_report import change_report
from requests_flow.registers.actions.issue_report import issue_report
from requests_flow.registers.actions.preview_report import preview_report
from requests_flow.registers.actions.recall_report import recall_report
from requests_flow.registers.actions.sign_report import sign_report
from requests_flow.registers.actions.start_report import start_report
from requests_flow.registers.figures import Figures
from requests_flow.registers.forms.report import ReportForm, StartReportForm
from requests_flow.views.desk import REFUSALS, desk_day, sentence_of

YEARS_BACK = 3


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """The reports of a body with their deadlines (D17); a POST begins one."""
    enter_desk(request.user, on=desk_day(request))
    bodies = list(desk_bodies(request.user, on=desk_day(request)))
    body = _body(bodies, (request.POST or request.GET).get("body", ""))
    on = clocks.local_day(body, request.moment)
    rows = AnnualReport.objects.filter(body=body).select_related("letter")
    begun_years = {row.year for row in rows}
    years = [year for year in range(on.year, on.year - YEARS_BACK, -1) if year not in begun_years]
    # Last year's is the one that is due.
    form = StartReportForm(request.POST or None, years=years, initial={"year": on.year - 1})
    refusal, status = "", 200 if request.method != "POST" else 422
    if form.is_bound and form.is_valid():
        try:
            begun = start_report(body=body, year=form.cleaned_data["year"], by=request.user, at=request.moment)
            return redirect("requests:report", public_id=begun.public_id)
        except Denied as denied:
            refusal, status = str(denied), 409
    context = {
        "body": body,
        "bodies": bodies if len(bodies) > 1 else [],
        "form": form,
        "can_start": bool(years),
        "refusal": refusal,
        "rows": [report_words.row(report, on=on) for report in rows],
        "missing": report_words.missing(body, rows, on=on),
    }
    return render(request, "requests_flow/registers/reports.html", context, status=status)


def _body(bodies: list[PublicBody], wanted: str) -> PublicBody:
    found = [body for body in bodies if not wanted or str(body.public_id) == wanted]
    if not found:
        raise Http404("Badan publik itu tidak ada, atau bukan badan publik Anda.")
    return found[0]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One report: its words, its figures as they stand, and what can be done; a POST keeps the words."""
    found = report_or_404(request, public_id)
    if request.method != "POST":
        return _show(request, found)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form=form, status=422)
    try:
        change_report(report=found, words=form.cleaned_data, by=request.user, at=request.moment)
    except REFUSALS as refusal:
        return _show(request, found, form=form, refusal=sentence_of(refusal), status=409)
    messages.success(request, "Uraian laporan sudah disimpan.")
    return redirect("requests:report", public_id=public_id)


@require_POST
def issue(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Freeze the figures and issue the letter."""
    done = "Laporan sudah dibuat dan angkanya tidak berubah lagi. Laporan terbit setelah ditandatangani."

    def act(found: AnnualReport) -> None:
        issue_report(report=found, by=request.user, at=request.moment)

    return _perform(request, public_id, act, done)


@require_POST
def sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take in the signed scan, or sign electronically."""
    found = report_or_404(request, public_id)
    form = SignForm(request.POST, request.FILES)
    wet = found.letter is not None and found.letter.signing_mode == SigningMode.WET
    if wet and not form.is_valid():
        return _show(request, found, refusal=form.errors["scan"][0], status=422)
    scan = form.cleaned_data["scan"] if wet else None

    def act(found: AnnualReport) -> None:
        sign_report(report=found, scan=scan, by=request.user, at=request.moment)

    return _perform(request, public_id, act, "Laporan sudah ditandatangani dan terbit untuk umum.")


@require_POST
def recall(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back an unsigned report."""
    form = RecallForm(request.POST)
    if not form.is_valid():
        return _show(request, report_or_404(request, public_id), recall_form=form, status=422)

    def act(found: AnnualReport) -> None:
        recall_report(report=found, reason=form.cleaned_data["reason"], by=request.user, at=request.moment)

    return _perform(request, public_id, act, "Laporan ditarik dan menjadi konsep lagi.")


@never_cache
@require_safe
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The draft as a PDF."""
    pdf = preview_report(report=report_or_404(request, public_id), by=request.user, at=request.moment)
    headers = {"Content-Disposition": 'inline; filename="konsep-laporan.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@never_cache
@require_safe
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The letter of an issued report: to print and sign, or signed."""
    found = report_or_404(request, public_id)
    if found.letter is None:
        raise Http404("Laporan ini masih konsep.")
    return files.send(issuing.ensure_pdf(letter_id=found.letter.pk, at=request.moment).best_file, inline=True)


def report_or_404(request: HttpRequest, public_id: UUID) -> AnnualReport:
    """Return a report of the desk's bodies; Http404 otherwise."""
    bodies = desk_bodies(request.user, on=desk_day(request)).order_by()
    rows = AnnualReport.objects.select_related("body__region__parent", "letter__pdf", "letter__signed_file")
    found = rows.filter(public_id=public_id, body__in=bodies.values("pk")).first()
    if found is None:
        raise Http404("Laporan ini tidak ada, atau milik badan publik lain.")
    return found


def _perform(request: HttpRequest, public_id: UUID, act: Callable[[AnnualReport], Any], done: str) -> HttpResponse:
    found = report_or_404(request, public_id)
    try:
        act(found)
    except REFUSALS as refusal:
        return _show(request, report_or_404(request, public_id), refusal=sentence_of(refusal), status=409)
    messages.success(request, done)
    return redirect("requests:report", public_id=public_id)


def _show(
    request: HttpRequest,
    found: AnnualReport,
    *,
    form: ReportForm | None = None,
    recall_form: RecallForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    on = clocks.local_day(found.body, request.moment)
    numbers = report_facts.numbers_of(found, on=on)
    counted, objected = Figures.from_data(numbers["figures"]), report_facts.disputes(numbers)
    context = {
        "report": found,
        "row": report_words.row(found, on=on),
        "form": form or ReportForm(initial={name: getattr(found, name) for name in WORDS}),
        "sign_form": SignForm(),
        "recall_form": recall_form or RecallForm(),
        "is_draft": found.status == ReportStatus.DRAFT,
        "awaits": found.status == ReportStatus.AWAITING_SIGNATURE,
        "wet": found.letter is not None and found.letter.signing_mode == SigningMode.WET,
        "stats": statistic_words.stats(counted),
        "objection_stats": objection_words.stats(objected) if objected else [],
        "may_change": report_words.reason_against(policies.change_report, request.user, found, on=on) == "",
        "issue_blocked": report_words.reason_against(policies.issue_report, request.user, found, on=on),
        "sign_blocked": report_words.reason_against(policies.sign_report, request.user, found, on=on),
        "refusal": refusal,
        "words": report_words.sections(found),
        "public_url": _public_url(found),
    }
    return render(request, "requests_flow/registers/report.html", context, status=status)


def _public_url(found: AnnualReport) -> str:
    slug = found.body.region.slug
    return reverse("requests:public_reports", args=[slug]) if slug else ""
