"""keep_paper: a paper handed in with an unsent form is kept at once; a mistake elsewhere does not lose it."""

from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from documents import files
from documents.models import StoredFile
from registry.models import PublicBody
from requests_flow import clocks, policies
from requests_flow.messages import scope_of
from requests_flow.models import RequestDraft

MOST_PAPERS = 10


@transaction.atomic
def keep_paper(
    *, draft_id: UUID, body: PublicBody, upload: UploadedFile, kind: str, by: User | None, at: datetime
) -> StoredFile:
    """Check and keep an upload with the draft of this id, which begins here if need be.

    `by` is the officer at the desk, None for a citizen on the web, whose session holds the draft's id. Raises Denied
    for an officer who may not register requests of `body` and for too many papers, FileRefused with a sentence.
    """
    if by is not None:
        policies.register(by, body, on=clocks.local_day(body, at))
    draft, _ = RequestDraft.objects.get_or_create(
        pk=draft_id, defaults={"region": body.region, "body": body, "started_at": at, "changed_at": at}
    )
    if draft.files.count() >= MOST_PAPERS:
        raise Denied(f"Satu permohonan memuat paling banyak {MOST_PAPERS} berkas.")
    stored = files.intake(upload=upload, kind=kind, scope=scope_of(body), by=by, at=at)
    draft.files.add(stored)
    return stored
