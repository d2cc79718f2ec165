"""note: write down something for colleagues."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest, Note
from requests_flow.timeline import record


@transaction.atomic
def note(*, case: InformationRequest, text: str, by: User, at: datetime) -> Note:
    """Add a working note; the timeline keeps only that it was written. Raises Denied."""
    case = _case.locked(case)
    actor = policies.note(by, case, on=_case.local_day(case, at))
    written = Note.objects.create(request=case, text=text.strip(), written_at=at, written_by=by)
    record(case, EventKind.NOTED, at=at, actor=actor, user=by, note=written.pk)
    return written
