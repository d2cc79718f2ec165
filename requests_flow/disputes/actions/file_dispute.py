"""file_dispute: the portal learns that the objector went to the Information Commission."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from requests_flow import clocks
from requests_flow.actions import _case
from requests_flow.disputes import messages, policies, terms
from requests_flow.disputes.actions import _dispute
from requests_flow.disputes.enums import DisputeEventKind, StepKind
from requests_flow.models import Dispute, DisputeStep, Objection
from requests_flow.objections.actions import _objection
from requests_flow.objections.letter_facts import commission_of
from requests_flow.policies import Person
from requests_flow.timeline import record

WRONG_DAY = "Tanggal pengajuan harus sejak keberatan diterima sampai hari ini."


@transaction.atomic
def file_dispute(
    *, objection: Objection, filed_on: date, scan: UploadedFile | None = None, by: Person, at: datetime
) -> Dispute:
    """Record a dispute that was filed on `filed_on` (UU 14/2008 article 37(2), D08; after silence D09).

    `by` is the objector (key or account) or an officer. One that was filed late is recorded with its last day: the
    commission judges it. Raises Denied, FileRefused, or ValueError with a sentence for an impossible day.
    """
    objection = _objection.locked(objection)
    on = _case.local_day(objection, at)
    actor = policies.file(by, objection, on=on)
    if not clocks.local_day(objection.body, objection.received_at) <= filed_on <= on:
        raise ValueError(WRONG_DAY)
    user = by if isinstance(by, User) else None
    due = terms.filing_due(objection, on=on)
    case = Dispute(
        objection=objection, body=objection.body, commission=commission_of(objection.body), filed_on=filed_on,
        due_on=due.on if due else None, due_term=due.term.name if due else "",
        due_days=clocks.as_rows(due) if due else [], recorded_at=at, recorded_by=user,
    )  # fmt: skip
    case.full_clean(exclude=["status"])
    case.save()
    stored = _dispute.keep_paper(case.body, scan, by=user, at=at)
    DisputeStep.objects.create(
        dispute=case, kind=StepKind.FILED, happened_on=filed_on, document=stored, recorded_at=at, recorded_by=user
    )
    record(
        case, DisputeEventKind.FILED, at=at, actor=actor, user=user, objection=objection.number,
        filed_on=filed_on.isoformat(), due_on=due.on.isoformat() if due else "", term=case.due_term,
        late=case.is_late, sha256=stored.sha256 if stored else "",
    )  # fmt: skip
    messages.filed(case, at=at)
    return case
