"""forget_draft: an unsent form is deleted with all that was typed, and the papers handed in with it go for good."""

from datetime import datetime

from django.db import transaction

from documents import files
from requests_flow.models import RequestDraft


@transaction.atomic
def forget_draft(*, draft: RequestDraft, untouched_since: datetime, at: datetime) -> bool:
    """Delete `draft` if nobody changed it since `untouched_since`; return whether it was deleted.

    A form that was sent has no draft any more (see file_request): its papers belong to the request.
    """
    locked = RequestDraft.objects.select_for_update().filter(pk=draft.pk, changed_at__lt=untouched_since).first()
    if locked is None:
        return False
    for paper in locked.files.order_by("pk"):
        files.purge(stored_file=paper, at=at)
    locked.delete()
    return True
