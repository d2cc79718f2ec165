"""discard_item: delete a draft that nobody outside ever saw."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import files
from registry import selectors
from registry.information import policies
from registry.information.actions import _item
from registry.models import InformationItem


@transaction.atomic
def discard_item(*, item: InformationItem, by: User, at: datetime) -> None:
    """Delete the draft with its files and history. Raises Denied."""
    item = _item.locked(item)
    policies.discard(by, item, selectors.local_date(item.body, at))
    stored = [version.file for version in item.versions.select_related("file")]
    item.versions.all().delete()
    item.events.all().delete()
    item.delete()
    for each in stored:
        files.purge(stored_file=each, at=at)
