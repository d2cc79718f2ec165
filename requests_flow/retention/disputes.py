"""When the disputes about a case are over, and which of their papers are to be deleted by when. Nothing here writes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef

from registry.models import Region
from requests_flow import clocks
from requests_flow.disputes.enums import ENDED_STATUSES, DisputeEventKind
from requests_flow.models import Dispute, DisputeEvent, DisputeStep, Objection
from requests_flow.retention import table

ENDINGS = (DisputeEventKind.CLOSED, DisputeEventKind.WITHDRAWN)


@dataclass(frozen=True)
class DueDispute:
    """A dispute whose papers are to be deleted."""

    case: Dispute
    final_on: date
    due_on: date
    days: int


def over_on(objection: Objection) -> date | None:
    """Return the day on which the last dispute about an objection ended, the day it was received without any.

    None while one runs: whatever it is about may be needed before the commission and the courts.
    """
    if objection.disputes.open().exists():
        return None
    endings = DisputeEvent.objects.filter(dispute__objection=objection, kind__in=ENDINGS).order_by("-at", "-pk")
    last = endings.values_list("at", flat=True).first()
    return clocks.local_day(objection.body, last or objection.received_at)


def due(regency: Region, *, terms: dict[str, int], at: datetime, within: int = 0) -> Iterator[DueDispute]:
    """Yield the ended disputes of a regency whose papers are due until `within` days from `at`, the oldest first.

    Counted from the end of the last dispute about the objection: after one that was withdrawn another may be filed
    until the last day to go to the commission (UU 14/2008 article 37(2)).
    """
    days = terms[table.DISPUTE_PAPERS]
    papers = DisputeStep.objects.filter(dispute=OuterRef("pk"), document__isnull=False, document__purged_at=None)
    rows = Dispute.objects.filter(
        Exists(papers), body__region__code__startswith=regency.code, status__in=ENDED_STATUSES
    )
    for case in rows.select_related("objection__body__region", "body__region").order_by("recorded_at", "pk"):
        over = over_on(case.objection)
        if over is None:
            continue
        final = max(over, case.objection.dispute_due_on or over)
        due_on = final + timedelta(days=days)
        if due_on <= clocks.local_day(case.body, at) + timedelta(days=within):
            yield DueDispute(case, final, due_on, days)
