"""What everybody may read about personal data: the page of a village, and the record of processing."""

import csv
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from registry import selectors as registry_selectors
from registry.models import Region
from registry.village_page import village_frame
from requests_flow import policies as request_policies
from requests_flow.privacy import processing, selectors
from requests_flow.privacy.contact import authority_of, contact_of
from requests_flow.privacy.notice import rights
from requests_flow.retention import selectors as retention


@login_not_required
@require_safe
def village_privacy(request: HttpRequest, slug: str) -> HttpResponse:
    """A village's page on personal data: whom to ask, your rights, public notices of incidents."""
    region = get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)
    bodies = registry_selectors.bodies_for(region)
    context = {
        "village": village_frame(region, current=""),
        "region": region,
        "contacts": [{"body": body, "contact": contact_of(body)} for body in bodies],
        "authority": authority_of(registry_selectors.config_of(registry_selectors.regency_of(region))),
        "rights": rights(),
        "incidents": list(selectors.published_at(region)),
    }
    return render(request, "requests_flow/privacy/village.html", context)


def _table() -> dict[str, Any]:
    regency = registry_selectors.regencies().first()
    terms = retention.terms_of(regency) if regency else {}
    rows = [row.cells(terms) for row in processing.activities()]
    return {
        "regency": regency,
        "activities": [
            {"title": row["activity"],
             "rows": [{"label": processing.COLUMNS[name], "value": row[name], "url": ""} for name in row
                      if name != "activity"]}
            for row in rows
        ],
        "cells": rows,
    }  # fmt: skip


@login_not_required
@require_safe
def processing_record(request: HttpRequest) -> HttpResponse:
    """The record of processing (UU 27/2022 article 31), for everybody."""
    return render(request, "requests_flow/privacy/processing.html", _table())


@login_not_required
@require_safe
def processing_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="catatan-pemrosesan-data-pribadi.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(processing.COLUMNS.values())
    writer.writerows(list(row.values()) for row in _table()["cells"])
    return response


@require_safe
def desk_processing(request: HttpRequest) -> HttpResponse:
    """The record of processing at the desk, as one table to read, print and export."""
    request_policies.enter_desk(request.user, on=timezone.localtime(request.moment).date())
    context = _table() | {"columns": list(processing.COLUMNS.values())}
    return render(request, "requests_flow/privacy/desk_processing.html", context)
