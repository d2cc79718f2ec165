"""record_incident: a failure to protect personal data is written down; 3 x 24 hours count from when it was noticed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import numbering
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.messages import scope_of
from requests_flow.models import Incident
from requests_flow.privacy import incident_policies, messages, terms
from requests_flow.privacy.enums import DataCategory, IncidentEventKind
from requests_flow.timeline import record

PATTERN = "{n:02d}/INSIDEN/{bulan}/{tahun}"
FUTURE = "Waktu diketahui tidak boleh di masa depan."
NO_DATA = "Pilih sedikitnya satu golongan data yang terungkap."


@dataclass(frozen=True, kw_only=True)
class IncidentReport:
    """An incident as the form hands it over."""

    noticed_at: datetime
    happened: str
    happened_when: str
    categories: Sequence[str]
    people_count: int


@transaction.atomic
def record_incident(*, body: PublicBody, report: IncidentReport, by: User, at: datetime) -> Incident:
    """Record an incident (UU 27/2022 article 46). Raises Denied, or ValueError with a sentence."""
    on = clocks.local_day(body, at)
    actor = incident_policies.record(by, body, on=on)
    if report.noticed_at > at:
        raise ValueError(FUTURE)
    categories = [code for code in DataCategory.values if code in report.categories]
    if not categories:
        raise ValueError(NO_DATA)
    sequence = numbering.take(scope=scope_of(body), series="INSIDEN", year=on.year)
    case = Incident(
        body=body, year=on.year, sequence=sequence, number=numbering.format_number(PATTERN, n=sequence, at=on),
        noticed_at=report.noticed_at, due_at=terms.notices_due(report.noticed_at), happened=report.happened.strip(),
        happened_when=report.happened_when.strip(), categories=categories, people_count=report.people_count,
        recorded_at=at, recorded_by=by,
    )  # fmt: skip
    case.full_clean(exclude=["status"])
    case.save()
    record(
        case, IncidentEventKind.RECORDED, at=at, actor=actor, user=by, number=case.number,
        noticed_at=case.noticed_at.isoformat(), due_at=case.due_at.isoformat(), categories=categories,
        people=case.people_count,
    )  # fmt: skip
    messages.incident_recorded(case, by=by, at=at)
    return case
