"""Registers at the desk: on screen with filters and paging, and as CSV, XLSX or PDF."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.policies import Denied
from registry.exporting import csv_response
from registry.models import PublicBody
from requests_flow import clocks, wording
from requests_flow.registers import cell_words, policies, printing, spreadsheet, statistics
from requests_flow.registers.actions.record_export import record_export
from requests_flow.registers.catalogue import REGISTERS
from requests_flow.registers.filters import RegisterForm, in_words
from requests_flow.registers.printing import Part
from requests_flow.registers.register import Register, Scope, Table
from requests_flow.views.desk import desk_day

PAGE_SIZE = 25
FORMATS = ("csv", "xlsx", "pdf")
# Excel with Indonesian settings writes decimals with a comma and therefore parts the columns of a CSV at semicolons.
DELIMITER = ";"


@never_cache
@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """The register of requests, which is the one that is opened most."""
    return show(request, next(iter(REGISTERS)))


@never_cache
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One register on screen."""
    return _page(request, _register(code), request.GET)


@never_cache
@require_POST
def export(request: HttpRequest, code: str, file_format: str) -> HttpResponse:
    """The register as a file, narrowed as on screen; a POST, for an export with identities is recorded."""
    register = _register(code)
    if file_format not in FORMATS:
        raise Http404("Register tidak diunduh dalam bentuk itu.")
    scope, form = _scope(request, register, request.POST)
    found = register.find(scope)
    part = printing.parts_of(0)[0]
    if file_format == "pdf":
        try:
            part = printing.part_of(register, found.count(), request.POST.get("part", ""))
        except printing.TooLong as refusal:
            return _page(request, register, request.POST, refusal=str(refusal), status=422)
        found = part.of(found)
    table = register.table(scope, register.fetch(found))
    response = _file(request, register, scope, table, in_words(form), file_format, part)
    if scope.with_identities and register.names_people:
        record_export(
            register=register, scope=scope, file_format=file_format, rows=len(table.rows),
            by=request.user, at=request.moment,
        )  # fmt: skip
    return response


def _file(
    request: HttpRequest, register: Register, scope: Scope, table: Table, narrowed: str, file_format: str, part: Part
) -> HttpResponse:
    when = scope.year if register.of_year else f"{scope.on:%Y-%m-%d}"
    name = f"register-{register.code}-{scope.body.region.slug}-{when}"
    if file_format == "csv":
        titles = [column.title for column in table.columns]
        return csv_response(name, titles, table.rows, delimiter=DELIMITER)
    if file_format == "xlsx":
        printed = f"Diunduh oleh {request.user.full_name} pada {wording.waktu(request.moment, scope.zone)}"
        told = printing.about(register, scope, count=len(table.rows), narrowed=narrowed)
        facts = (scope.body.name, told, printed)
        data, media_type = spreadsheet.workbook(table, title=register.title, facts=facts), spreadsheet.MEDIA_TYPE
    else:
        name = f"{name}-bagian-{part.number}" if part.parts > 1 else name
        data = printing.printout(
            register, scope, table, part=part, narrowed=narrowed, by=request.user, at=request.moment
        )
        media_type = "application/pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{file_format}"'}
    return HttpResponse(data, content_type=media_type, headers=headers)


def _register(code: str) -> Register:
    if code not in REGISTERS:
        raise Http404("Register itu tidak ada.")
    return REGISTERS[code]


def _bodies(request: HttpRequest) -> list[PublicBody]:
    bodies = list(policies.readable_bodies(request.user, on=desk_day(request)))
    if not bodies:
        raise Denied("Register hanya untuk petugas PPID dan kabupaten.")
    return bodies


def _body(bodies: list[PublicBody], wanted: str) -> PublicBody:
    """Return the body that was asked for, or the first; Http404 for one whose register this person may not read."""
    if not wanted:
        return bodies[0]
    found = next((body for body in bodies if str(body.public_id) == wanted), None)
    if found is None:
        raise Http404("Badan publik itu tidak ada, atau registernya bukan untuk Anda.")
    return found


def _scope(
    request: HttpRequest, register: Register, data: Any, bodies: list[PublicBody] | None = None
) -> tuple[Scope, RegisterForm]:
    body = _body(bodies or _bodies(request), data.get("body", ""))
    on = clocks.local_day(body, request.moment)
    form = register.form(data, years=statistics.years(statistics.to(body), on))
    scope = Scope(
        body=body,
        zone=clocks.zone_of(body),
        on=on,
        with_identities=policies.read_register(request.user, body, on=on),
        chosen=form.chosen(),
    )
    return scope, form


def _page(request: HttpRequest, register: Register, data: Any, *, refusal: str = "", status: int = 200) -> HttpResponse:
    bodies = _bodies(request)
    scope, form = _scope(request, register, data, bodies)
    page = Paginator(register.find(scope), PAGE_SIZE).get_page(data.get("page"))
    table = register.table(scope, register.fetch(page.object_list))
    kept = {name: value for name, value in scope.chosen.items() if name != "year"}
    context = {
        "register": register,
        "scope": scope,
        "form": form,
        "bodies": bodies if len(bodies) > 1 else [],
        "tabs": _tabs(register, scope),
        "page": page,
        "head": table.head,
        "rows": cell_words.drawn(table),
        "narrowed": kept,
        # An export keeps what was chosen: the form on screen may have been changed without being sent.
        "kept": {"body": str(scope.body.public_id), **scope.chosen},
        "formats": FORMATS,
        "parts": printing.parts_of(page.paginator.count),
        "refusal": refusal,
    }
    return render(request, "requests_flow/registers/register.html", context, status=status)


def _tabs(register: Register, scope: Scope) -> list[dict[str, Any]]:
    kept = {"body": str(scope.body.public_id), "year": str(scope.year)}
    return [
        {
            "label": each.tab,
            "url": reverse("requests:register_book", args=[each.code], query=kept),
            "current": each is register,
            "count": None,
        }
        for each in REGISTERS.values()
    ]
