"""confirm_item: an officer says that a published item is still true."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from registry import selectors
from registry.information import policies
from registry.information.actions import _item
from registry.information.enums import ItemEventKind
from registry.models import InformationItem


@transaction.atomic
def confirm_item(*, item: InformationItem, by: User, at: datetime) -> InformationItem:
    """Record that the item was looked at and holds (Perki 1/2018 article 10(4), D16). Raises Denied."""
    item = _item.locked(item)
    policies.change(by, item, selectors.local_date(item.body, at))
    _item.refresh(item, at)
    item.save(update_fields=["refreshed_on", "revision"])
    _item.note(item, ItemEventKind.CONFIRMED, by=by, at=at)
    return item
