"""note_good_faith: keep for a later dispute what speaks against an applicant's good faith, with its evidence."""

from collections.abc import Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import files
from documents.enums import FileKind
from requests_flow import policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind, NoteKind
from requests_flow.messages import scope_of
from requests_flow.models import InformationRequest, Note, NoteEvidence
from requests_flow.timeline import record

MOST_EVIDENCE = 10


@transaction.atomic
def note_good_faith(
    *, case: InformationRequest, text: str, evidence: Sequence[UploadedFile], by: User, at: datetime
) -> Note:
    """Add the note for officers alone; neither clock nor answer change.

    Only the Information Commission judges good faith, in a dispute (Perki 1/2013 article 4); the request must be
    answered all the same. Raises Denied, ValueError without evidence, FileRefused.
    """
    if not 1 <= len(evidence) <= MOST_EVIDENCE:
        raise ValueError(f"Lampirkan satu sampai {MOST_EVIDENCE} berkas bukti.")
    case = _case.locked(case)
    actor = policies.note(by, case, on=_case.local_day(case, at))
    written = Note.objects.create(
        request=case, kind=NoteKind.GOOD_FAITH, text=text.strip(), written_at=at, written_by=by
    )
    scope = scope_of(case.body)
    kept = [files.intake(upload=each, kind=FileKind.EVIDENCE, scope=scope, by=by, at=at) for each in evidence]
    NoteEvidence.objects.bulk_create(NoteEvidence(note=written, file=stored) for stored in kept)
    digests = [stored.sha256 for stored in kept]
    record(case, EventKind.GOOD_FAITH_NOTED, at=at, actor=actor, user=by, note=written.pk, sha256=digests)
    return written
