"""From the tables to the facts that `figures` counts: a handful of queries, however many villages there are."""

from collections import defaultdict
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Min, OuterRef, Q, Subquery

from registry.models import PublicBody, RegencyConfig, Region
from requests_flow.deadlines.workdays import working_days_between
from requests_flow.enums import ItemDecision
from requests_flow.models import DEADLINE, InformationRequest, ItemAnswer, Objection, Round
from requests_flow.registers.figures import Fact
from requests_flow.registers.request_rows import first_answers
from requests_flow.selectors import Calendars

MIDSUMMER = (7, 1)


def about(region: Region) -> Q:
    """Return the condition on requests and objections that they are about a village, whichever body answers."""
    return Q(region=region)


def to(body: PublicBody) -> Q:
    """Return the condition on requests and objections that they went to `body`."""
    return Q(body=body)


def everywhere() -> Q:
    """Return no condition: everything in the portal."""
    return Q()


def years(which: Q, on: date) -> list[int]:
    """Return the years since the first of these requests and objections, this year first."""
    cases = (InformationRequest, Objection)
    firsts = [model.objects.filter(which).aggregate(year=Min("year"))["year"] for model in cases]
    oldest = min(year for year in (*firsts, on.year) if year)
    return list(range(on.year, oldest - 1, -1))


def facts(which: Q, *, year: int) -> list[Fact]:
    """Return what each of these requests of a year adds to the figures."""
    cases = InformationRequest.objects.filter(which, year=year)
    answers = first_answers().filter(round=OuterRef("pk"))
    rows = Round.objects.filter(number=1, request__in=cases.order_by().values("pk")).order_by("pk")
    annotated = rows.annotate(outcome=Subquery(answers.values("outcome")[:1]))
    found = list(annotated.values(
        "request_id", "outcome", "answered_at", "extended_due_on",
        body_id=F("request__body_id"), region_id=F("request__region_id"), channel=F("request__channel"),
        status=F("request__status"), deadline_on=DEADLINE, received_at=F("request__received_at"),
    ))  # fmt: skip
    grounds = _grounds(cases)
    offices = Offices(year, {row["body_id"] for row in found})
    return [_fact(row, grounds[row["request_id"]], offices) for row in found]


def _fact(row: dict[str, Any], grounds: dict[str, list[str]], offices: "Offices") -> Fact:
    zone = offices.zone(row["body_id"])
    received_on = row["received_at"].astimezone(zone).date()
    answered_on = row["answered_at"].astimezone(zone).date() if row["answered_at"] else None
    return Fact(
        region_id=row["region_id"],
        channel=row["channel"],
        status=row["status"],
        outcome=row["outcome"] or "",
        received_on=received_on,
        answered_on=answered_on,
        deadline_on=row["deadline_on"],
        is_extended=row["extended_due_on"] is not None,
        working_days=offices.working_days(row["body_id"], received_on, answered_on) if answered_on else None,
        refused=tuple(grounds.get(ItemDecision.REFUSED, ())),
        redacted=tuple(grounds.get(ItemDecision.REDACTED, ())),
    )


def _grounds(cases: Any) -> dict[int, dict[str, list[str]]]:
    """Return for each request the grounds of its refused and of its redacted items, one for each item."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    items = ItemAnswer.objects.filter(answer__in=first_answers().filter(round__request__in=cases.order_by()).order_by())
    rows = items.exclude(ground="").order_by("pk").values_list("answer__round__request_id", "decision", "ground")
    for request_id, decision, ground in rows:
        found[request_id][decision].append(ground)
    return found


class Offices:
    """Zone and calendar of each body, read for all bodies at once; bodies with the same habits share a calendar."""

    def __init__(self, year: int, bodies: set[int]) -> None:
        # Three years around the middle of this one: an answer may come in the next.
        self._calendars = Calendars(date(year, *MIDSUMMER))
        self._bodies = PublicBody.objects.select_related("region").in_bulk(bodies)
        zones = RegencyConfig.objects.order_by("pk").values_list("regency__code", "time_zone")
        self._zones = dict(zones)

    def zone(self, body_id: int) -> ZoneInfo:
        """Return the time zone of a body."""
        body = self._bodies[body_id]
        return ZoneInfo(body.time_zone or self._zones[body.region.regency_code])

    def working_days(self, body_id: int, first: date, last: date) -> int:
        """Return how many working days of a body lie after `first` up to `last`."""
        calendar = self._calendars.of(self._bodies[body_id])
        return working_days_between(first, last, calendar.non_working, rest_days=calendar.rest_days)
