"""purge: delete everything that tells who asked; the timeline stays and still verifies."""

from datetime import datetime

from django.db import transaction

from documents import files
from notifications import outbox
from requests_flow.actions import _case
from requests_flow.enums import ENDED_STATUSES, Actor, EventKind
from requests_flow.models import Applicant, InformationRequest, NoteEvidence, TrackingKey
from requests_flow.timeline import record


@transaction.atomic
def purge(*, case: InformationRequest, at: datetime) -> InformationRequest:
    """Delete the applicant's payload with its salt, the files handed in, and the tracking keys (UU 27/2022 article 43).

    Only for an ended case (ValueError otherwise); letters stay under the archive's own retention schedule.
    """
    case = _case.locked(case)
    if case.status not in ENDED_STATUSES:
        raise ValueError("Data pribadi dihapus setelah permohonan berakhir.")
    Applicant.objects.filter(request=case).delete()
    for attachment in case.attachments.select_related("file"):
        files.purge(stored_file=attachment.file, at=at)
    for evidence in NoteEvidence.objects.filter(note__request=case).select_related("file"):
        files.purge(stored_file=evidence.file, at=at)
    for key in TrackingKey.objects.filter(request=case, revoked_at=None):
        key.revoked_at = at
        key.save(update_fields=["revoked_at"])
    outbox.purge(about=case.about, at=at)
    record(case, EventKind.PURGED, at=at, actor=Actor.SYSTEM)
    return case
