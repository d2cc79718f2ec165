"""Registers without identities that everybody may read: pages, open data, and the exempt list as a PDF to print."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import ratelimit
from registry import selectors as registry_selectors
from registry.exporting import csv_response
from registry.models import Region
from registry.village_page import village_frame
from requests_flow import clocks
from requests_flow.registers import cell_words, printing, public_exempt_rows, statistics
from requests_flow.registers.catalogue import PUBLIC_REGISTERS
from requests_flow.registers.filters import RegisterForm, in_words
from requests_flow.registers.register import Register, Scope

PAGE_SIZE = 40
# Drawing a list takes a second or two; a list that has not changed is drawn once a day.
DRAWN_A_MINUTE = 6
ONE_DAY = 24 * 3600


@login_not_required
@require_safe
def register(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """A register of a village, with nobody's identity."""
    book = PUBLIC_REGISTERS[code]
    assert book.public is not None
    region = village_or_404(slug)
    scope, form = _scope(request, region, book)
    page = Paginator(book.find(scope), PAGE_SIZE).get_page(request.GET.get("page"))
    table = book.table(scope, book.fetch(page.object_list))
    frame = village_frame(region, current=book.tab)
    context = {
        "village": frame,
        "region": region,
        "register": book,
        "lead": book.public.lead.format(place=frame["title"]),
        "form": form,
        "year": scope.year,
        "page": page,
        "head": table.head,
        "rows": cell_words.drawn(table),
        "narrowed": {name: value for name, value in scope.chosen.items() if name != "year"},
        "csv_url": reverse(f"{book.public.address}_csv", args=[slug], query=dict(scope.chosen)),
        "others": [_link(each, slug) for each in PUBLIC_REGISTERS.values() if each is not book],
    }
    return render(request, "requests_flow/registers/public_register.html", context)


def _link(book: Register, slug: str) -> dict[str, str]:
    assert book.public is not None
    return {"label": book.title, "url": reverse(book.public.address, args=[slug])}


@login_not_required
@require_safe
def register_csv(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The same as open data: commas as in RFC 4180, and a header that never changes."""
    book = PUBLIC_REGISTERS[code]
    assert book.public is not None
    scope, _ = _scope(request, village_or_404(slug), book)
    return _csv(book, scope, f"{book.public.file_name}-{slug}-{scope.year}")


@login_not_required
@require_safe
def exempt_list_file(request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
    """The list of exempted information as open data or as a PDF to print, narrowed as on its page."""
    if file_format not in ("csv", "pdf"):
        raise Http404("Daftar ini diunduh sebagai CSV atau PDF.")
    book = public_exempt_rows.REGISTER
    scope, form = _scope(request, village_or_404(slug), book)
    name = f"informasi-dikecualikan-{slug}-{scope.on:%Y-%m-%d}"
    if file_format == "csv":
        return _csv(book, scope, name)
    data = _pdf(request, book, scope, in_words(form))
    if data is None:
        return render(request, "429.html", status=429)
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _pdf(request: HttpRequest, book: Register, scope: Scope, narrowed: str) -> bytes | None:
    """Return the printed list, drawn anew only when it says something else than before today; None for too often."""
    table = book.everything(scope)
    try:
        html = printing.public_html(book, scope, table, narrowed=narrowed)
    except printing.TooLong as refusal:
        raise Http404(str(refusal)) from None
    key = f"register-pdf:{printing.fingerprint(html)}"
    data: bytes | None = cache.get(key)
    if data is None:
        visitor = f"register-pdf:{ratelimit.client_address(request)}"
        if not ratelimit.allow(key=visitor, limit=DRAWN_A_MINUTE, seconds=60):
            return None
        data = printing.drawn(html)
        cache.set(key, data, ONE_DAY)
    return data


def _csv(book: Register, scope: Scope, name: str) -> HttpResponse:
    table = book.everything(scope)
    return csv_response(name, [column.key for column in table.columns], table.rows)


def village_or_404(slug: str) -> Region:
    """Return the village or kelurahan with this name in addresses."""
    return get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)


def _scope(request: HttpRequest, region: Region, book: Register) -> tuple[Scope, RegisterForm]:
    bodies = registry_selectors.bodies_for(region)
    if not bodies:
        raise Http404("Desa ini belum mempunyai badan publik di portal.")
    on = clocks.local_day(bodies[0], request.moment)
    form = book.form(request.GET, years=statistics.years(statistics.about(region), on))
    zone, chosen = clocks.zone_of(bodies[0]), form.chosen()
    return Scope(body=bodies[0], about=region, zone=zone, on=on, with_identities=False, chosen=chosen), form
