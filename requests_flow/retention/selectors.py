"""Which cases are over for good, and what of them is to be deleted by when. Nothing here writes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from registry.models import Region
from requests_flow import clocks, endings
from requests_flow.enums import ENDED_STATUSES, EventKind, RequestStatus
from requests_flow.models import (
    Applicant,
    Attachment,
    Event,
    InformationRequest,
    Objection,
    ObjectionAttachment,
    ObjectionEvent,
    Objector,
    RetentionTerm,
)
from requests_flow.objections.enums import ENDED_STATUSES as ENDED_OBJECTIONS
from requests_flow.objections.enums import ObjectionEventKind, ObjectionStatus
from requests_flow.retention import disputes as dispute_retention
from requests_flow.retention import table
from requests_flow.timeline import Case

ENDINGS = (EventKind.CLOSED, EventKind.WITHDRAWN, EventKind.LAPSED)
OBJECTION_ENDINGS = (ObjectionEventKind.CLOSED, ObjectionEventKind.WITHDRAWN)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """One class of data of one case that is to be deleted."""

    case: Case
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
    disputes = [day for row in objections for day in (endings.final_day(row), dispute_retention.over_on(row))]
    if None in disputes:
        return None
    ended_on = clocks.local_day(case.body, ended_at)
    if case.status == RequestStatus.LAPSED:
        return max(clocks.objection_due(case.body, ended_on).on, *disputes, ended_on)
    return max(ended_on, case.current_round.objection_due_on or ended_on, *disputes)


def objection_final_on(case: Objection, ended_at: datetime) -> date | None:
    """Return the day from which an objection that stands alone can no longer come to life again, None if unknown."""
    ended_on = clocks.local_day(case.body, ended_at)
    if case.status == ObjectionStatus.WITHDRAWN:
        return ended_on
    last_day, over = endings.final_day(case), dispute_retention.over_on(case)
    return max(ended_on, last_day, over) if last_day and over else None


def due(
    regency: Region,
    *,
    at: datetime,
    within: int = 0,
    among: QuerySet[InformationRequest] | None = None,
    objections: QuerySet[Objection] | None = None,
) -> Iterator[Due]:
    """Yield what is to be deleted of the ended cases of a regency until `within` days from `at`, the oldest first.

    `among` and `objections` narrow the cases to those that somebody may see.
    """
    terms = terms_of(regency)
    for data_class in (table.IDENTITY_PAPERS, table.APPLICANT):
        days = terms[data_class]
        # A case is never final before it ended, so the database leaves out most; the rest is counted by calendar.
        ended = {"ended_at__lt": at - (days - within - 1) * ONE_DAY}
        requests, alone = _ended(regency, data_class).filter(**ended), _ended_alone(regency, data_class).filter(**ended)
        if among is not None:
            requests = requests.filter(pk__in=among.order_by().values("pk"))
        if objections is not None:
            alone = alone.filter(pk__in=objections.order_by().values("pk"))
        for case in requests.order_by("ended_at", "pk").iterator(chunk_size=200):
            yield from _due(case, data_class, final_on(case, case.ended_at), days, at, within)
        for objection in alone.order_by("ended_at", "pk").iterator(chunk_size=200):
            final = objection_final_on(objection, objection.ended_at)
            yield from _due(objection, data_class, final, days, at, within)


def _due(case: Case, data_class: str, final: date | None, days: int, at: datetime, within: int) -> Iterator[Due]:
    if final is None:
        return
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


def _ended_alone(regency: Region, data_class: str) -> QuerySet[Objection]:
    """Return the same of the ended objections without a request."""
    endings_of = ObjectionEvent.objects.filter(objection=OuterRef("pk"), kind__in=OBJECTION_ENDINGS)
    holders = {
        table.IDENTITY_PAPERS: Exists(
            ObjectionAttachment.objects.filter(objection=OuterRef("pk"), file__purged_at=None)
        ),
        table.APPLICANT: Exists(Objector.objects.filter(objection=OuterRef("pk"))),
    }
    rows = Objection.objects.filter(
        holders[data_class], request=None, body__region__code__startswith=regency.code, status__in=ENDED_OBJECTIONS
    )
    ended_at = Subquery(endings_of.order_by("-sequence").values("at")[:1])
    return rows.annotate(ended_at=ended_at).select_related("body__region")
