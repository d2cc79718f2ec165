"""drop_paper: a paper handed in by mistake leaves the unsent form, and its bytes go for good."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from documents import files
from documents.models import StoredFile
from requests_flow.models import RequestDraft


@transaction.atomic
def drop_paper(*, draft_id: UUID, paper: StoredFile, at: datetime) -> None:
    """Take `paper` out of the draft of this id. Who may do so is whoever holds the form: its id is in their session."""
    draft = RequestDraft.objects.select_for_update().get(pk=draft_id)
    if draft.files.filter(pk=paper.pk).exists():
        draft.files.remove(paper)
        files.purge(stored_file=paper, at=at)
