"""publish_item: let everybody read an item with its files."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from registry import selectors
from registry.information import policies
from registry.information.actions import _item, _release
from registry.information.enums import Form, ItemEventKind, ItemStatus
from registry.models import InformationItem


@transaction.atomic
def publish_item(*, item: InformationItem, reason: str, by: User, at: datetime) -> InformationItem:
    """Publish an item and its files (UU 14/2008 articles 9 to 11).

    `reason` is asked for when something was found in a file. Raises Denied, FindingsLeft, or ValueError when an item
    that can be had as a file has none.
    """
    item = _item.locked(item)
    policies.publish(by, item, selectors.local_date(item.body, at))
    versions = list(item.versions.select_related("file").order_by("added_at", "pk"))
    if Form.SOFTCOPY in item.forms and not versions:
        raise ValueError("Unggah dahulu berkasnya, atau hapus tanda softcopy bila hanya ada cetakan.")
    item.status, item.published_at, item.published_by = ItemStatus.PUBLISHED, at, by
    _item.refresh(item, at)
    item.save()
    for version in versions:
        _release.release(item, version, reason=reason, by=by, at=at)
    _item.note(item, ItemEventKind.PUBLISHED, by=by, at=at)
    return item
