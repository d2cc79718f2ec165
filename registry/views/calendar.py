"""The regency's calendar: the days of a year, how sure it is, and who changed what."""

import datetime
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from registry import policies, selectors
from registry.actions.remove_day import remove_day
from registry.actions.restore_day import restore_day
from registry.actions.set_day import set_day
from registry.actions.set_year_state import set_year_state
from registry.enums import CALENDAR_CHANGES, DayKind, YearState
from registry.forms.calendar import DayForm, ReasonForm, YearForm
from registry.models import CalendarYear, Change, NonWorkingDay, Region
from registry.models.calendar import FIRST_YEAR, LAST_YEAR
from registry.views.place import (
    administered_regency,
    is_allowed,
    moment,
    monitored_regency,
    page_of,
    refuse,
    today,
    visitor,
)

STATE_BADGES = {YearState.OFFICIAL: "ok", YearState.PROVISIONAL: "warn", YearState.MISSING: "danger"}
KIND_BADGES = {
    DayKind.NATIONAL_HOLIDAY: "danger",
    DayKind.COLLECTIVE_LEAVE: "info",
    DayKind.LOCAL: "ok",
    DayKind.WORKING_DAY: "",
}


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show one year of the regency's calendar; `?tahun=` chooses."""
    regency = monitored_regency(request)
    year = _year(request.GET.get("tahun"), default=today(request).year)
    years = range(today(request).year - 1, today(request).year + 3)
    states = selectors.year_states(regency, [*years, year])
    entries = selectors.calendar_entries(regency, year)
    context = {
        "regency": regency,
        "config": selectors.config_of(regency),
        "year": year,
        "state": YearState(states[year]),
        "state_badge": STATE_BADGES[YearState(states[year])],
        "source": _source(regency, year),
        "tabs": [
            {"label": str(each), "url": f"?tahun={each}", "current": each == year, "count": None} for each in years
        ],
        "entries": [_entry(entry, regency) for entry in entries],
        "changes": _changes(request, regency, year),
        "may_administer": is_allowed(policies.administer, request.user, regency, today(request)),
    }
    return render(request, "registry/calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_day(request: HttpRequest) -> HttpResponse:
    """Enter a holiday, or change the one of that day."""
    regency = administered_regency(request)
    form = DayForm(request.POST if request.method == "POST" else None, initial={"date": request.GET.get("tanggal")})

    def act(data: dict[str, Any]) -> int:
        set_day(regency=regency, by=visitor(request), at=moment(request), **data)
        year: int = data["date"].year
        return year

    year = _year(request.GET.get("tahun"), default=today(request).year)
    return _ask(request, form, act, "registry/day.html", year, {"regency": regency})


@require_http_methods(["GET", "HEAD", "POST"])
def open_day(request: HttpRequest, date: datetime.date) -> HttpResponse:
    """Make a holiday a working day."""
    regency = administered_regency(request)
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def act(data: dict[str, Any]) -> int:
        remove_day(regency=regency, date=date, by=visitor(request), at=moment(request), **data)
        return date.year

    context = {"regency": regency, "date": date, "entries": _entries_on(regency, date), "verb": "open"}
    return _ask(request, form, act, "registry/change_day.html", date.year, context)


@require_http_methods(["GET", "HEAD", "POST"])
def reset_day(request: HttpRequest, date: datetime.date) -> HttpResponse:
    """Drop what the regency entered for a day, so that the national list holds again."""
    regency = administered_regency(request)
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def act(data: dict[str, Any]) -> int:
        restore_day(regency=regency, date=date, by=visitor(request), at=moment(request), **data)
        return date.year

    context = {"regency": regency, "date": date, "entries": _entries_on(regency, date), "verb": "reset"}
    return _ask(request, form, act, "registry/change_day.html", date.year, context)


@require_http_methods(["GET", "HEAD", "POST"])
def year_state(request: HttpRequest, year: int) -> HttpResponse:
    """Declare a year official or provisional."""
    regency = administered_regency(request)
    year = _year(str(year), default=None)
    initial = {"state": selectors.year_states(regency, [year])[year], "source": _source(regency, year)}
    form = YearForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(data: dict[str, Any]) -> int:
        set_year_state(regency=regency, year=year, by=visitor(request), at=moment(request), **data)
        return year

    return _ask(request, form, act, "registry/year.html", year, {"regency": regency, "year": year})


def _ask(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], int],
    template: str,
    year: int,
    context: dict[str, Any],
) -> HttpResponse:
    home = reverse("registry:calendar")
    if request.method == "POST" and form.is_valid():
        try:
            changed = act(form.cleaned_data)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, "Kalender sudah diubah. Alasannya tercatat di bawah.")
            return redirect(f"{home}?tahun={changed}")
    return render(request, template, context | {"form": form, "back": f"{home}?tahun={year}"})


def _year(text: str | None, *, default: int | None) -> int:
    if not text and default is not None:
        return default
    if text and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    raise Http404("Tahun ini di luar kalender.")


def _entry(entry: NonWorkingDay, regency: Region) -> dict[str, Any]:
    return {
        "row": entry,
        "badge": KIND_BADGES[DayKind(entry.kind)],
        "is_own": entry.regency_id == regency.pk,
        "is_rest": entry.kind != DayKind.WORKING_DAY,
    }


def _entries_on(regency: Region, date: datetime.date) -> list[NonWorkingDay]:
    entries = [entry for entry in selectors.calendar_entries(regency, date.year) if entry.date == date]
    if not entries:
        raise Http404("Tanggal ini tidak ada di kalender.")
    return entries


def _source(regency: Region, year: int) -> str:
    rows = CalendarYear.objects.filter(year=year)
    own = rows.filter(regency=regency).first() or rows.filter(regency=None).first()
    return own.source if own else ""


def _changes(request: HttpRequest, regency: Region, year: int) -> Page[Change]:
    rows = Change.objects.filter(year=year, kind__in=CALENDAR_CHANGES).select_related("by")
    own = rows.filter(regency=regency) | rows.filter(regency=None)
    return page_of(request, own.order_by("-at", "-pk"))
