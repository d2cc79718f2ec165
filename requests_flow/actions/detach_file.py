"""detach_file: take a prepared file out of the answer again."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import files
from requests_flow import policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import AnswerFile, InformationRequest, PreparedFile
from requests_flow.timeline import record


@transaction.atomic
def detach_file(*, case: InformationRequest, prepared: PreparedFile, by: User, at: datetime) -> None:
    """Remove `prepared` from `case`, and its bytes unless a recalled letter once listed them. Raises Denied.

    Removing it twice changes nothing.
    """
    case = _case.locked(case)
    actor = policies.prepare(by, case, on=_case.local_day(case, at))
    stored = prepared.file
    if not case.prepared_files.filter(pk=prepared.pk).delete()[0]:
        return
    if not AnswerFile.objects.filter(file=stored).exists():
        files.purge(stored_file=stored, at=at)
    record(case, EventKind.FILE_REMOVED, at=at, actor=actor, user=by, file=str(stored.pk), sha256=stored.sha256)
