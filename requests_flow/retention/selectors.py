"""Which cases are over for good, and what of them is to be deleted by when. Nothing here writes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from registry.models import Region
from requests_flow import clocks
from requests_flow.enums import ENDED_STATUSES, EventKind, RequestStatus
from requests_flow.models import (
    Applicant,
    Attachment,
    Event,
    InformationRequest,
    ObjectionAttachment,
    Objector,
    RetentionTerm,
)
from requests_flow.objections.enums import ENDED_STATUSES as ENDED_OBJECTIONS
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.retention import disputes as dispute_retention
from requests_flow.retention import table

ENDINGS = (EventKind.CLOSED, EventKind.WITHDRAWN, EventKind.LAPSED)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """One class of data of one case that is to be deleted."""

    case: InformationRequest
    data_class: str
    final_on: date
    due_on: date
    days: int


def terms_of(regency: Region) -> dict[str, int]:
    """Return how many days a regency keeps each class of data that is deleted after the end of a case."""
    terms = {code: rule.days for code, rule in table.rules().items() if rule.days is not None}
    for row in RetentionTerm.objects.filter(regency=regency).order_by("set_at", "pk"):
        terms[row.data_class] = row.days
    return terms


def final_on(case: InformationRequest, ended_at: datetime) -> date | None:
    """Return the day from which a case that ended at `ended_at` can no longer come to life again, None if unknown.

    After an answer that is the last day to object (article 36(1)), also for a request that lapsed, which its applicant
    may contest; what the applicant withdrew ends with the withdrawal. An objection holds the case back until the last
    day to go to the Information Commission (article 37(2)), for as long as that day is not known, and until the last
    dispute about it has ended.
    """
    objections = list(case.objections.exclude(status=ObjectionStatus.WITHDRAWN).select_related("body__region"))
    # The last day to go to the commission, and the end of whatever dispute was brought there.
    disputes = [day for row in objections for day in (row.dispute_due_on, dispute_retention.over_on(row))]
    if None in disputes or case.objections.open().exists():
        return None
    ended_on = clocks.local_day(case.body, ended_at)
    if case.status == RequestStatus.LAPSED:
        return max(clocks.objection_due(case.body, ended_on).on, *disputes, ended_on)
    return max(ended_on, case.current_round.objection_due_on or ended_on, *disputes)


def due(
    regency: Region, *, at: datetime, within: int = 0, among: QuerySet[InformationRequest] | None = None
) -> Iterator[Due]:
    """Yield what is to be deleted of the ended cases of a regency until `within` days from `at`, the oldest first.

    `among` narrows the cases to those that somebody may see.
    """
    terms = terms_of(regency)
    for data_class in (table.IDENTITY_PAPERS, table.APPLICANT):
        days = terms[data_class]
        # A case is never final before it ended, so the database leaves out most; the rest is counted by calendar.
        candidates = _ended(regency, data_class).filter(ended_at__lt=at - (days - within - 1) * ONE_DAY)
        if among is not None:
            candidates = candidates.filter(pk__in=among.order_by().values("pk"))
        for case in candidates.order_by("ended_at", "pk").iterator(chunk_size=200):
            final = final_on(case, case.ended_at)
            if final is None:
                continue
            due_on = final + days * ONE_DAY
            if due_on <= clocks.local_day(case.body, at) + within * ONE_DAY:
                yield Due(case, data_class, final, due_on, days)


def _ended(regency: Region, data_class: str) -> QuerySet[InformationRequest]:
    """Return the ended cases that still hold data of a class, with the moment at which they ended."""
    endings = Event.objects.filter(request=OuterRef("pk"), kind__in=ENDINGS).order_by("-sequence")
    objection = {"objection__request": OuterRef("pk")}
    ended = objection | {"objection__status__in": ENDED_OBJECTIONS}
    holders = {
        table.IDENTITY_PAPERS: Exists(Attachment.objects.filter(request=OuterRef("pk"), file__purged_at=None))
        | Exists(ObjectionAttachment.objects.filter(**objection, file__purged_at=None)),
        table.APPLICANT: Exists(Applicant.objects.filter(request=OuterRef("pk")))
        | Exists(Objector.objects.filter(**ended)),
    }
    rows = InformationRequest.objects.filter(
        holders[data_class], body__region__code__startswith=regency.code, status__in=ENDED_STATUSES
    )
    return rows.annotate(ended_at=Subquery(endings.values("at")[:1])).select_related("body__region")
