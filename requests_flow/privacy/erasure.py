"""May the data that a personal-data request reaches be erased now, and if not, until when are they kept?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from registry import selectors as registry_selectors
from requests_flow import clocks
from requests_flow.enums import ENDED_STATUSES
from requests_flow.models import Event, InformationRequest, Objection, PersonalDataRequest
from requests_flow.objections.enums import ENDED_STATUSES as ENDED_OBJECTIONS
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.privacy import own_data
from requests_flow.retention import selectors as retention
from requests_flow.retention import table

STILL_RUNNING = "Masih ada perkara Anda yang berjalan, jadi datanya masih diperlukan untuk memprosesnya."
MAY_COME_BACK = "Jangka waktu keberatan atau sengketa atas perkara Anda belum lewat."


@dataclass(frozen=True)
class Erasable:
    """Whether the data may be erased: `blocked` is "" or why not; `keep_until` is the end of the retention, None while
    it cannot be known."""

    blocked: str
    keep_until: date | None


def erasable(case: PersonalDataRequest, *, at: datetime) -> Erasable:
    """Return whether what `case` reaches is final, so that the purge of the retention timetable may come early."""
    finals = list(_final_days(case))
    regency = registry_selectors.regency_of(case.body.region)
    days = retention.terms_of(regency)[table.APPLICANT]
    known = [day for day in finals if day is not None]
    keep_until = max(known) + timedelta(days=days) if known and len(known) == len(finals) else None
    if own_data.not_final(case):
        return Erasable(STILL_RUNNING, None)
    today = clocks.local_day(case.body, at)
    if any(day is None or day >= today for day in finals):
        return Erasable(MAY_COME_BACK, keep_until)
    return Erasable("", keep_until)


def _final_days(case: PersonalDataRequest) -> Iterator[date | None]:
    for row in own_data.requests_of(case):
        yield _request_final_on(row)
    for row in own_data.objections_of(case):
        if row.request_id is None:
            yield _objection_final_on(row)


def _request_final_on(case: InformationRequest) -> date | None:
    if case.status not in ENDED_STATUSES:
        return None
    ended = Event.objects.filter(request=case, kind__in=retention.ENDINGS).order_by("sequence").last()
    return retention.final_on(case, ended.at) if ended else None


def _objection_final_on(case: Objection) -> date | None:
    if case.status not in ENDED_OBJECTIONS:
        return None
    if case.status == ObjectionStatus.WITHDRAWN:
        return clocks.local_day(case.body, case.events.order_by("sequence").last().at)
    return case.dispute_due_on
