"""withdraw_item: take a published item out of the list, with a reason that stays readable."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from registry import selectors
from registry.information import policies
from registry.information.actions import _item
from registry.information.enums import ItemEventKind, ItemStatus
from registry.models import InformationItem


@transaction.atomic
def withdraw_item(*, item: InformationItem, reason: str, by: User, at: datetime) -> InformationItem:
    """Withdraw the item; its address then says so and gives no file. Raises Denied, or ValueError without a reason."""
    item = _item.locked(item)
    policies.withdraw(by, item, selectors.local_date(item.body, at))
    if not reason.strip():
        raise ValueError("Tulis alasan penarikan. Alasan ini dapat dibaca siapa saja.")
    item.status, item.withdrawal_reason = ItemStatus.WITHDRAWN, reason.strip()[:300]
    item.withdrawn_at, item.withdrawn_by = at, by
    item.revision += 1
    item.save()
    _item.note(item, ItemEventKind.WITHDRAWN, by=by, at=at, reason=item.withdrawal_reason)
    return item
