"""Invite many people at once from a CSV: try, read the report, then send."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from registry import progress
from registry.actions.invite_from_csv import ACCOUNT, INVITE, SKIP, InvitationReport, invite_from_csv
from registry.enums import BodyKind, OfficerState, Role
from registry.exporting import csv_response
from registry.forms.people import ConfirmListForm, ListForm
from registry.importing.csv_rows import BYTE_ORDER_MARK
from registry.importing.invitations import TEMPLATE_COLUMNS
from registry.models import Region
from registry.views.place import administered_regency, moment, today, visitor

STEPS = ["Unggah", "Periksa", "Kirim"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite_many(request: HttpRequest) -> HttpResponse:
    """Take a list, try it and show line by line what would happen; the second POST sends."""
    regency = administered_regency(request)
    if request.method == "POST" and "content" in request.POST:
        return _send(request, regency)
    form = ListForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content: bytes = form.cleaned_data["file"]
        report = invite_from_csv(regency=regency, data=content, dry_run=True, by=visitor(request), at=moment(request))
        return _show(request, regency, report, content)
    return render(request, "registry/invite_many.html", {"form": form, "regency": regency, "steps": STEPS})


@require_safe
def invite_template(request: HttpRequest) -> HttpResponse:
    """Download the list to fill in: one line for each desa that has no officer yet."""
    regency = administered_regency(request)
    rows = progress.bodies_with_state(regency, today(request), moment(request))
    waiting = rows.filter(state=OfficerState.NONE, kind=BodyKind.VILLAGE_GOVERNMENT)

    def lines() -> Iterator[list[Any]]:
        for body in waiting:
            district = body.region.parent.name if body.region.parent else ""
            yield [body.region.code, body.region.name, district, "", "Sekretaris Desa", Role.PPID.label, ""]

    return csv_response(f"daftar-petugas-{regency.slug}", TEMPLATE_COLUMNS, lines())


def _send(request: HttpRequest, regency: Region) -> HttpResponse:
    form = ConfirmListForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Daftar itu tidak terbaca lagi. Unggah berkasnya sekali lagi.")
        return redirect("registry:invite_many")
    content: bytes = form.cleaned_data["content"]
    report = invite_from_csv(regency=regency, data=content, dry_run=False, by=visitor(request), at=moment(request))
    if not report.written:
        return _show(request, regency, report, content)
    invited, accounts = report.count(INVITE), report.count(ACCOUNT)
    messages.success(request, f"{invited} undangan sedang dikirim. {accounts} akun tanpa surel sudah dibuat.")
    return redirect(reverse("registry:slips") if accounts else reverse("registry:officers"))


def _show(request: HttpRequest, regency: Region, report: InvitationReport, content: bytes) -> HttpResponse:
    text = content.decode(errors="replace").removeprefix(BYTE_ORDER_MARK)
    context = {
        "regency": regency,
        "steps": STEPS,
        "report": report,
        "to_invite": [row for row in report.rows if row.outcome == INVITE],
        "to_create": [row for row in report.rows if row.outcome == ACCOUNT],
        "skipped": [row for row in report.rows if row.outcome == SKIP],
        "form": ListForm(),
        "confirm": None if report.faults else ConfirmListForm(initial={"content": text}),
    }
    return render(request, "registry/invite_report.html", context)
