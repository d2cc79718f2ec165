"""complete: the applicant hands in what was missing."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import files
from registry import selectors as registry_selectors
from registry.enums import CompletenessClock
from requests_flow import clocks, messages, policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import Attachment, InformationRequest, Round
from requests_flow.timeline import record


@transaction.atomic
def complete(
    *,
    case: InformationRequest,
    explanation: str,
    papers: Sequence[tuple[str, UploadedFile]],
    by: policies.Person,
    at: datetime,
) -> InformationRequest:
    """Add the applicant's explanation and papers (kind and upload) and give the case back to the officer.

    Where the regency counts from completion, the clock starts anew today; the later date is kept. Raises Denied,
    FileRefused (then nothing is kept), or ValueError when neither an explanation nor a paper was given.
    """
    if not explanation.strip() and not papers:
        raise ValueError("Tulis keterangan atau lampirkan berkas yang diminta.")
    case = _case.locked(case)
    on = _case.local_day(case, at)
    actor = policies.complete(by, case, on=on)
    user = by if isinstance(by, User) else None
    case.complete()
    _case.save_move(case)
    scope = messages.scope_of(case.body)
    for kind, upload in papers:
        stored = files.intake(upload=upload, kind=kind, scope=scope, by=user, at=at)
        Attachment.objects.create(request=case, file=stored, added_at=at, added_by=user)
    current = case.current_round
    current.completed_at, current.completion_reply = at, explanation.strip()
    _restart_clock(case, current, on)
    current.save()
    due_on = current.deadline_on.isoformat()
    record(case, EventKind.COMPLETED, at=at, actor=actor, user=user, files=len(papers), due_on=due_on)
    messages.completed(case, at=at)
    return case


def _restart_clock(case: InformationRequest, current: Round, on: date) -> None:
    config = registry_selectors.config_for(case.body)
    if config.completeness_clock != CompletenessClock.FROM_COMPLETION or current.extended_due_on:
        return
    if current.number > 1:
        # The superior ordered this term, or it was promised when the request was reopened: neither grows by itself.
        return
    due = clocks.answer_due(case.body, on)
    if due.on > current.deadline_on:
        current.due_on, current.due_days = due.on, clocks.as_rows(due)
        current.recounted_due_on, current.recounted_due_days = None, []
        current.due_is_provisional = due.provisional
