"""What everybody may read of how villages and the whole portal answer: figures and data."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from registry import selectors as registry_selectors
from registry.exporting import csv_response
from registry.models import Region
from registry.village_page import village_frame
from requests_flow.registers import figures, objection_figures, objection_words, ratings, statistic_words, statistics
from requests_flow.registers.ratings import Ratings
from requests_flow.registers.views.public_registers import village_or_404
from requests_flow.registers.yearly_cases import YearlyCases
from requests_flow.views.desk import desk_day

PAGE_SIZE = 40
PLACE_HEADER = ("kode_wilayah", "wilayah", "tahun")


@login_not_required
@require_safe
def village_statistics(request: HttpRequest, slug: str) -> HttpResponse:
    """How a village answers, year by year."""
    region, on = village_or_404(slug), desk_day(request)
    which = statistics.about(region)
    years = statistics.years(which, on)
    year = _year(request, years)
    context = _statistics(YearlyCases.find(which, year=year), year, years, _rated(region, year), on=on)
    context |= {
        "region": region,
        "village": village_frame(region, current="Statistik layanan"),
        "csv_url": reverse("requests:village_statistics_csv", args=[slug], query={"tahun": year}),
    }
    return render(request, "requests_flow/registers/village_statistics.html", context)


@login_not_required
@require_safe
def village_statistics_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of a village as open data."""
    region, on = village_or_404(slug), desk_day(request)
    which = statistics.about(region)
    year = _year(request, statistics.years(which, on))
    found = YearlyCases.find(which, year=year)
    rows = _data((region.code, region.full_name), year, found, _rated(region, year), on=on)
    return csv_response(f"statistik-layanan-{slug}-{year}", PLACE_HEADER + figures.DATA_HEADER, rows)


@login_not_required
@require_safe
def regency_statistics(request: HttpRequest) -> HttpResponse:
    """How the villages answer: together, and each of them."""
    on = desk_day(request)
    years = statistics.years(statistics.everywhere(), on)
    year = _year(request, years)
    found = YearlyCases.find(statistics.everywhere(), year=year)
    places = _by_place(found)
    context = _statistics(found, year, years, ratings.of_all(ratings.scores_by_region(year=year)), on=on)
    page = Paginator(list(places), PAGE_SIZE).get_page(request.GET.get("page"))
    context |= {
        "whole": _whole()[1],
        "page": page,
        "places": [_place(region, places[region], on=on) for region in page.object_list],
        "csv_url": reverse("requests:statistics_csv", query={"tahun": year}),
    }
    return render(request, "requests_flow/registers/regency_statistics.html", context)


@login_not_required
@require_safe
def regency_statistics_csv(request: HttpRequest) -> HttpResponse:
    """The figures of all villages together and of each of them as open data."""
    on = desk_day(request)
    year = _year(request, statistics.years(statistics.everywhere(), on))
    found = YearlyCases.find(statistics.everywhere(), year=year)
    scores = ratings.scores_by_region(year=year)
    rows = _data(_whole(), year, found, ratings.of_all(scores), on=on)
    for region, of_place in _by_place(found).items():
        rated = ratings.of_region(scores[region.pk])
        rows += _data((region.code, region.full_name), year, of_place, rated, on=on)
    return csv_response(f"statistik-layanan-{year}", PLACE_HEADER + figures.DATA_HEADER, rows)


def _whole() -> tuple[str, str]:
    """Return code and name of what the portal covers: its regency, or no code where there are several."""
    regencies = list(registry_selectors.regencies()[:2])
    return (regencies[0].code, regencies[0].full_name) if len(regencies) == 1 else ("", "semua wilayah portal ini")


def _year(request: HttpRequest, years: list[int]) -> int:
    """Return the year that was asked for, or the present one when it is none of ours."""
    wanted = request.GET.get("tahun", "")
    return int(wanted) if wanted in map(str, years) else years[0]


def _place(region: Region, found: YearlyCases, *, on: date) -> dict[str, Any]:
    return statistic_words.place(region, found.figures(on=on), len(found.objections))


def _rated(region: Region, year: int) -> Ratings | None:
    return ratings.of_region(ratings.scores_by_region(year=year, region=region)[region.pk])


def _statistics(found: YearlyCases, year: int, years: list[int], rated: Ratings | None, *, on: date) -> dict[str, Any]:
    counted, objected = found.figures(on=on), found.objection_figures(on=on)
    return {
        "year": year,
        "years": [
            {"label": str(each), "url": f"?tahun={each}", "current": each == year, "count": None} for each in years
        ],
        "stats": statistic_words.stats(counted) + ([rated.stat] if rated else []),
        "charts": statistic_words.charts(counted),
        "received": counted.received,
        "objected": objected.has_any,
        "objection_stats": objection_words.stats(objected),
        "objection_charts": objection_words.charts(objected),
    }


def _data(
    place: tuple[str, str], year: int, found: YearlyCases, rated: Ratings | None, *, on: date
) -> list[tuple[Any, ...]]:
    rows = figures.as_rows(found.figures(on=on)) + objection_figures.as_rows(found.objection_figures(on=on))
    return [(*place, year, *row) for row in (*rows, *(rated.rows if rated else ()))]


def _by_place(found: YearlyCases) -> dict[Region, YearlyCases]:
    """Return the facts of each region, by name."""
    grouped = found.by_region()
    regions = Region.objects.select_related("parent").in_bulk(grouped)
    ordered = sorted(regions.values(), key=lambda region: (region.name, region.code))
    return {region: grouped[region.pk] for region in ordered}
