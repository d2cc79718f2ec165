"""The officer's workspace: what to do today, the inbox, and one case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from registry.remembering import while_drawing
from requests_flow import policies, selectors, today_words
from requests_flow.exemptions import selectors as exemptions
from requests_flow.forms.inbox import InboxForm
from requests_flow.models import InformationRequest
from requests_flow.selectors import Calendars, Filters
from requests_flow.views.desk import case_or_404, desk_day, show_case
from requests_flow.work_rows import signing_rows, work_rows

ROWS_OF_TODAY = 8
PAGE_SIZE = 20
MOST_MESSAGES = 5
TAB_LABELS = {"running": "Berjalan", "answered": "Dijawab", "ended": "Berakhir"}


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The most urgent thing first, then what waits for a signature, for the applicant, and for an officer at all."""
    on = desk_day(request)
    user = request.user
    policies.enter_desk(user, on=on)
    calendars = Calendars(on)
    bodies = list(policies.desk_bodies(user, on=on))
    counts = selectors.open_counts(user, on=on)
    in_time, answered = selectors.punctuality(user, on=on, zone=str(timezone.get_current_timezone()))
    several = len(bodies) > 1
    to_do = _section(selectors.to_do(user, on=on), calendars, several, lead=True)
    unattended = _section(selectors.unattended(user, on=on), calendars, several, lead=not to_do["rows"])
    nothing_yet = not to_do["rows"] and not unattended["rows"]
    to_sign = _section(selectors.to_sign(user, on=on), calendars, several, lead=nothing_yet, draw=signing_rows)
    context = {
        "day": on,
        "greeting": today_words.greeting(request.moment, user.full_name),
        "urgent": today_words.most_urgent(counts, to_do=to_do["count"] + unattended["count"], to_sign=to_sign["count"]),
        "stats": today_words.stats(counts, in_time=in_time, answered=answered),
        "to_do": to_do,
        "to_sign": to_sign,
        "waiting": _section(selectors.waiting_for_applicant(user, on=on), calendars, several),
        "unattended": unattended,
        "papers": [today_words.paper(row) for row in selectors.papers_to_sign(bodies)[:MOST_MESSAGES]],
        "failed": [today_words.failed_message(row) for row in selectors.failed_messages(bodies)[:MOST_MESSAGES]],
        "inbox_url": reverse("requests:inbox"),
        "to_review": len(exemptions.to_review(user, on=on)),
        "to_approve": list(exemptions.waiting_for_superior(user, on=on)[:MOST_MESSAGES]),
    }
    return render(request, "requests_flow/officer/today.html", context)


def _section(
    rows: QuerySet[InformationRequest],
    calendars: Calendars,
    name_body: bool,
    *,
    lead: bool = False,
    draw: Callable[..., list[dict[str, Any]]] = work_rows,
) -> dict[str, Any]:
    shown = selectors.for_rows(rows[:ROWS_OF_TODAY])
    count = rows.count() if len(shown) == ROWS_OF_TODAY else len(shown)
    return {"rows": draw(shown, calendars, name_body=name_body, lead=lead), "count": count}


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """All requests of the desk, narrowed by what the query string says."""
    on = desk_day(request)
    policies.enter_desk(request.user, on=on)
    bodies = list(policies.desk_bodies(request.user, on=on))
    form = InboxForm(request.GET, people=selectors.handlers(request.user, on=on), bodies=bodies)
    chosen = form.chosen()
    filters = Filters(**chosen)
    counts = selectors.tab_counts(request.user, filters, on=on)
    page = Paginator(selectors.inbox(request.user, filters, on=on), PAGE_SIZE).get_page(request.GET.get("page"))
    cases = selectors.for_rows(page.object_list)
    context = {
        "form": form,
        "filters": filters,
        "narrowed": {name: value for name, value in chosen.items() if name != "tab"},
        "tabs": _tabs(chosen, filters, counts),
        "page": page,
        "rows": work_rows(cases, Calendars(on), name_body=len(bodies) > 1, lead=page.number == 1),
        "tab_label": TAB_LABELS[filters.tab].lower(),
    }
    return render(request, "requests_flow/officer/inbox.html", context)


def _tabs(chosen: dict[str, str], filters: Filters, counts: dict[str, int]) -> list[dict[str, Any]]:
    kept = {name: value for name, value in chosen.items() if name != "tab"}
    return [
        {
            "label": label,
            "url": reverse("requests:inbox", query=kept | {"tab": tab}),
            "current": tab == filters.tab,
            "count": counts[tab],
        }
        for tab, label in TAB_LABELS.items()
    ]


@require_safe
def case(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One case: whose turn, the facts, what happened, and the moves that are possible now."""
    with while_drawing():
        return show_case(request, case_or_404(request, public_id))
