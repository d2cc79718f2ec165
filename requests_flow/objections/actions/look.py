"""look: open a copy of a paper that shows who objects, and leave a record of it."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from documents.enums import HOLDS_IDENTITY
from documents.models import StoredFile
from requests_flow.actions import _case
from requests_flow.actions.look import Look, copy_for, office_of
from requests_flow.enums import LookReason
from requests_flow.models import IdentityView, Objection
from requests_flow.objections import policies
from requests_flow.objections.actions import _objection

PURPOSE = "Hanya untuk memeriksa keberatan"


def look(
    *, case: Objection, stored_file: StoredFile, reason: LookReason, first: int = 1, by: User, at: datetime
) -> Look:
    """Return a copy with a watermark of a paper handed in with `case`, from page `first` on, after recording who looks.

    Raises Denied for anybody who does not decide, and for a paper that shows nobody's identity; FileGone when it was
    purged. The record is committed first: there is no copy without it.
    """
    record = _record(case, stored_file, reason, by, at)
    return copy_for(record, f"Keberatan {case.number}", PURPOSE, body=case.body, first=first)


@transaction.atomic
def _record(case: Objection, stored_file: StoredFile, reason: LookReason, by: User, at: datetime) -> IdentityView:
    case = _objection.locked(case)
    actor = policies.look(by, case, on=_case.local_day(case, at))
    if stored_file.kind not in HOLDS_IDENTITY or not case.attachments.filter(file=stored_file).exists():
        raise Denied("Berkas ini bukan berkas identitas keberatan ini.")
    return IdentityView.objects.create(
        objection=case, file=stored_file, reason=reason, office=office_of(case.body, actor), viewed_at=at, viewed_by=by
    )
