"""purge: delete everything that tells who asked; the timeline stays and still verifies."""

from datetime import datetime

from django.db import transaction

from documents import files
from notifications import outbox
from requests_flow.actions import _case, _keys
from requests_flow.enums import ENDED_STATUSES, Actor, EventKind
from requests_flow.models import Applicant, InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def purge(*, case: InformationRequest, at: datetime) -> InformationRequest:
    """Delete the applicant's payload with its salt, the files handed in, and the tracking keys (UU 27/2022 article 43).

    Only for an ended case without a running objection (ValueError otherwise); letters stay under the archive's own
    retention schedule.
    """
    case = _case.locked(case)
    if case.status not in ENDED_STATUSES:
        raise ValueError("Data pribadi dihapus setelah permohonan berakhir.")
    if case.objections.open().exists():
        raise ValueError("Data pribadi dihapus setelah keberatan atas permohonan ini berakhir.")
    Applicant.objects.filter(request=case).delete()
    for attachment in case.attachments.select_related("file"):
        files.purge(stored_file=attachment.file, at=at)
    _keys.revoke(case, by=None, at=at)
    outbox.purge(about=case.about, at=at)
    record(case, EventKind.PURGED, at=at, actor=Actor.SYSTEM)
    return case
