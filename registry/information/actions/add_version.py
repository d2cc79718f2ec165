"""add_version: add a file to an item; it becomes public by `publish_item` or `publish_version`."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import files, scans
from documents.enums import FileKind
from registry import selectors
from registry.information import policies
from registry.information.actions import _item
from registry.information.enums import ItemEventKind
from registry.models import InformationItem, InformationVersion


def add_version(
    *, item: InformationItem, upload: UploadedFile, note: str, by: User, at: datetime
) -> InformationVersion:
    """Check and keep a file of the item, and search it for what nobody should publish.

    Raises Denied, or FileRefused with a sentence (then nothing is kept).
    """
    version = _add(item, upload, note, by, at)
    # After the file is safe: a large one takes seconds, in which nobody else should wait.
    scans.ensure_scanned(stored_file=version.file, at=at)
    return version


@transaction.atomic
def _add(item: InformationItem, upload: UploadedFile, note: str, by: User, at: datetime) -> InformationVersion:
    item = _item.locked(item)
    policies.change(by, item, selectors.local_date(item.body, at))
    stored = files.intake(upload=upload, kind=FileKind.INFORMATION, scope=item.body.scope, by=by, at=at)
    version = InformationVersion.objects.create(
        item=item, file=stored, note=note.strip()[:200], added_at=at, added_by=by
    )
    _item.note(item, ItemEventKind.VERSION_ADDED, by=by, at=at, sha256=stored.sha256)
    return version
