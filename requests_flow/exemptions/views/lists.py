"""The list of exempted information and the tests, for the desk; one test; and the list as the public reads it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from registry import selectors as registry_selectors
from registry.models import Region
from registry.village_page import village_frame
from requests_flow import policies, wording
from requests_flow.exemptions import selectors
from requests_flow.exemptions.forms.moves import ListForm
from requests_flow.exemptions.selectors import Filters
from requests_flow.exemptions.views.place import desk_day, show_test, test_or_404
from requests_flow.exemptions.words import badge_of, legal_basis_of, period_words
from requests_flow.models import ConsequenceTest

PAGE_SIZE = 20
TAB_LABELS = {"exempt": "Dikecualikan", "tests": "Sedang diuji", "ended": "Berakhir"}


@require_safe
def exemptions(request: HttpRequest) -> HttpResponse:
    """What is exempt, what is being tested, and what has ended, narrowed by what the query string says."""
    on = desk_day(request)
    policies.enter_desk(request.user, on=on)
    bodies = list(policies.desk_bodies(request.user, on=on))
    form = ListForm(request.GET, bodies=bodies)
    chosen = form.chosen()
    filters = Filters(**chosen)
    counts = selectors.tab_counts(request.user, filters, on=on)
    page = Paginator(selectors.listed(request.user, filters, on=on), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "filters": filters,
        "narrowed": {name: value for name, value in chosen.items() if name != "tab"},
        "tabs": _tabs(chosen, filters, counts),
        "page": page,
        "rows": [_row(test, on=on, name_body=len(bodies) > 1) for test in page.object_list],
        "due": len(selectors.to_review(request.user, on=on)),
        "tab_label": TAB_LABELS[filters.tab].lower(),
    }
    return render(request, "requests_flow/exemptions/list.html", context)


def _tabs(chosen: dict[str, str], filters: Filters, counts: dict[str, int]) -> list[dict[str, Any]]:
    kept = {name: value for name, value in chosen.items() if name != "tab"}
    return [
        {
            "label": label,
            "url": reverse("requests:exemptions", query=kept | {"tab": tab}),
            "current": tab == filters.tab,
            "count": counts[tab],
        }
        for tab, label in TAB_LABELS.items()
    ]


def _row(test: ConsequenceTest, *, on: date, name_body: bool) -> dict[str, Any]:
    article, meaning = test.ground_words
    return {
        "title": test.title,
        "url": test.get_absolute_url(),
        "number": test.number,
        "ground": f"{article}: {meaning}",
        "period": period_words(test),
        "decree": test.decree_number,
        "badge": badge_of(test, on=on),
        "body": test.body.short_name if name_body else "",
    }


@require_safe
def test(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One test: who acts next, what was found, and the moves that are possible now."""
    return show_test(request, test_or_404(request, public_id))


@login_not_required
@require_safe
def exempt_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The list of exempted information of a village, in the columns that are public."""
    region = get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)
    bodies = registry_selectors.bodies_for(region)
    on = registry_selectors.local_date(bodies[0], request.moment) if bodies else request.moment.date()
    words = " ".join(request.GET.get("q", "").split())[:100]
    rows = selectors.exempt_list(bodies, on=on)
    if words:
        rows = rows.filter(selectors.public_words_hold(words))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "village": village_frame(region, current="Dikecualikan"),
        "region": region,
        "query": words,
        "page": page,
        "rows": [_public_row(entry, name_body=len(bodies) > 1) for entry in page.object_list],
    }
    return render(request, "requests_flow/exemptions/public.html", context)


def _public_row(entry: ConsequenceTest, *, name_body: bool) -> dict[str, Any]:
    decree = f"{entry.decree_number}, {wording.tanggal(entry.decree_on)}" if entry.decree_on else "Belum dicatat"
    facts = (
        ("Badan publik", entry.body.name if name_body else ""),
        ("Dasar hukum", "\n".join(legal_basis_of(entry))),
        ("Akibat bila dibuka", entry.if_opened),
        ("Akibat dan manfaat bila ditutup", entry.if_closed),
        ("Jangka waktu", period_words(entry)),
        ("SK penetapan", decree),
    )
    rows = [{"label": label, "value": value, "url": ""} for label, value in facts if value]
    return {"title": entry.title, "facts": rows}
