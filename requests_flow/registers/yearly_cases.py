"""From the tables to the facts of a year: requests, objections and disputes; few queries, however many villages."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from requests_flow.disputes.enums import DECISION_KINDS, DisputeStatus
from requests_flow.models import Dispute, DisputeStep, Objection, ObjectionDecision, ObjectionGround
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.registers import figures, objection_figures, statistics
from requests_flow.registers.figures import Fact, Figures
from requests_flow.registers.objection_figures import OPEN, WITHDRAWN, DisputeFact, ObjectionFact, ObjectionFigures


@dataclass
class YearlyCases:
    """The facts of a year of some villages, or of one."""

    requests: list[Fact] = field(default_factory=list)
    objections: list[ObjectionFact] = field(default_factory=list)
    disputes: list[DisputeFact] = field(default_factory=list)

    @classmethod
    def find(cls, which: Q, *, year: int) -> "YearlyCases":
        """Return the facts of a year; `which` is a condition on requests and objections (see `statistics`)."""
        return cls(statistics.facts(which, year=year), _objections(which, year), _disputes(which, year))

    def by_region(self) -> dict[int, "YearlyCases"]:
        """Return the facts of each region that has any."""
        found: dict[int, YearlyCases] = defaultdict(YearlyCases)
        for request in self.requests:
            found[request.region_id].requests.append(request)
        for objection in self.objections:
            found[objection.region_id].objections.append(objection)
        for dispute in self.disputes:
            found[dispute.region_id].disputes.append(dispute)
        return found

    def figures(self, *, on: date) -> Figures:
        """Return the figures of the requests."""
        return figures.count(self.requests, on=on)

    def objection_figures(self, *, on: date) -> ObjectionFigures:
        """Return the figures of the objections and disputes."""
        return objection_figures.count(self.objections, self.disputes, on=on)


def _objections(which: Q, year: int) -> list[ObjectionFact]:
    cases = Objection.objects.filter(which, year=year)
    decisions = ObjectionDecision.objects.filter(objection=OuterRef("pk"), recalled_at=None).order_by("pk")
    found = list(
        cases.annotate(outcome=Subquery(decisions.values("outcome")[:1])).order_by("pk").values(
            "pk", "region_id", "body_id", "status", "outcome", "received_at", "answered_at", "due_on",
            "objection_due_on", "silence_recorded_at",
        )
    )  # fmt: skip
    grounds: dict[int, list[str]] = defaultdict(list)
    named = ObjectionGround.objects.filter(objection__in=cases.order_by().values("pk")).order_by("ground")
    for objection_id, ground in named.values_list("objection_id", "ground"):
        grounds[objection_id].append(ground)
    offices = statistics.Offices(year, {row["body_id"] for row in found})
    return [_objection(row, tuple(grounds[row["pk"]]), offices) for row in found]


def _objection(row: dict[str, Any], grounds: tuple[str, ...], offices: statistics.Offices) -> ObjectionFact:
    zone = offices.zone(row["body_id"])
    received_on = row["received_at"].astimezone(zone).date()
    answered_on = row["answered_at"].astimezone(zone).date() if row["answered_at"] else None
    withdrawn = row["status"] == ObjectionStatus.WITHDRAWN
    return ObjectionFact(
        region_id=row["region_id"],
        ending=row["outcome"] if answered_on else WITHDRAWN if withdrawn else OPEN,
        grounds=grounds,
        due_on=row["due_on"],
        answered_on=answered_on,
        working_days=offices.working_days(row["body_id"], received_on, answered_on) if answered_on else None,
        is_filed_late=received_on > row["objection_due_on"],
        is_silent=row["silence_recorded_at"] is not None,
    )


def _disputes(which: Q, year: int) -> list[DisputeFact]:
    of_these = Objection.objects.filter(which).order_by().values("pk")
    cases = Dispute.objects.filter(objection__in=of_these, filed_on__year=year)
    steps: dict[int, list[tuple[str, str]]] = defaultdict(list)
    told = DisputeStep.objects.filter(dispute__in=cases.order_by().values("pk")).order_by("pk")
    for dispute_id, kind, outcome in told.values_list("dispute_id", "kind", "outcome"):
        steps[dispute_id].append((kind, outcome))
    rows = cases.order_by("pk").values_list("pk", "objection__region_id", "status")
    return [
        DisputeFact(
            region_id=region_id,
            steps=frozenset(kind for kind, _ in steps[pk] if kind in objection_figures.STEPS),
            result=_result(steps[pk], status),
        )
        for pk, region_id, status in rows
    ]


def _result(steps: list[tuple[str, str]], status: str) -> str:
    """Return the decision of the highest instance so far, or how the dispute stands without one."""
    decisions = [outcome for kind, outcome in steps if kind in DECISION_KINDS]
    if decisions:
        return decisions[-1]
    return WITHDRAWN if status == DisputeStatus.WITHDRAWN else OPEN
