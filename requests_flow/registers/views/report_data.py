"""Reports for the public: those that are signed, as PDF and as data; and the data of a draft for its desk."""

import json
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents import files, issuing
from registry.exporting import csv_response
from registry.models import Region
from registry.village_page import village_frame
from requests_flow import clocks
from requests_flow.enums import ReportStatus
from requests_flow.models import AnnualReport
from requests_flow.registers import figures, objection_figures, report_facts
from requests_flow.registers.figures import Figures
from requests_flow.registers.views.reports import report_or_404

FORMATS = ("pdf", "json", "csv")


@login_not_required
@require_safe
def village(request: HttpRequest, slug: str) -> HttpResponse:
    """The issued reports of a village."""
    region = get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)
    context = {
        "village": village_frame(region, current="Laporan layanan"),
        "region": region,
        "reports": [report for report in _of(region) if report.status == ReportStatus.ISSUED],
        "formats": FORMATS,
    }
    return render(request, "requests_flow/registers/public_reports.html", context)


@login_not_required
@require_safe
def public(request: HttpRequest, slug: str, public_id: UUID, file_format: str) -> HttpResponse:
    """One issued report as PDF, JSON or CSV."""
    region = get_object_or_404(Region.objects.villages(), slug=slug)
    report = next((each for each in _of(region) if each.public_id == public_id), None)
    if report is None or report.status != ReportStatus.ISSUED or file_format not in FORMATS:
        raise Http404("Laporan ini tidak ada, atau belum terbit.")
    if file_format == "pdf":
        assert report.letter is not None
        return files.send(issuing.ensure_pdf(letter_id=report.letter.pk, at=request.moment).best_file, inline=True)
    return _data(report, report.figures, file_format)


@never_cache
@require_safe
def desk(request: HttpRequest, public_id: UUID, file_format: str) -> HttpResponse:
    """The data of a report at the desk, also of a draft."""
    report = report_or_404(request, public_id)
    if file_format not in ("json", "csv"):
        raise Http404("Data laporan diunduh sebagai JSON atau CSV.")
    on = clocks.local_day(report.body, request.moment)
    return _data(report, report_facts.numbers_of(report, on=on), file_format)


def _of(region: Region) -> Any:
    rows = AnnualReport.objects.filter(body__region=region, letter__isnull=False)
    return rows.select_related("body__region__parent", "letter__pdf", "letter__signed_file").order_by("-year", "pk")


def _data(report: AnnualReport, numbers: dict[str, Any], file_format: str) -> HttpResponse:
    name = f"laporan-layanan-{report.body.region.code}-{report.year}"
    if file_format == "csv":
        rows = figures.as_rows(Figures.from_data(numbers["figures"]))
        objected = report_facts.disputes(numbers)
        rows += objection_figures.as_rows(objected) if objected else []
        return csv_response(name, figures.DATA_HEADER, rows)
    text = json.dumps(report_facts.as_data(report, numbers), ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"'}
    return HttpResponse(text, content_type="application/json", headers=headers)
