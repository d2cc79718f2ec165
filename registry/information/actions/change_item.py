"""change_item: correct what the list says of an item."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from registry import selectors
from registry.information import policies
from registry.information.actions import _item
from registry.information.enums import ItemEventKind
from registry.models import InformationItem

OUTDATED = "Informasi ini baru saja diubah orang lain. Periksa isi terbarunya, lalu simpan lagi."


@transaction.atomic
def change_item(
    *, item: InformationItem, facts: Mapping[str, Any], revision: int, by: User, at: datetime
) -> InformationItem:
    """Change some of the columns; `revision` is the one the editor had before the eyes.

    The history keeps what stood there before. Raises Denied, Outdated, ValueError, or ValidationError by field.
    """
    item = _item.locked(item)
    policies.change(by, item, selectors.local_date(item.body, at))
    if item.revision != revision:
        raise _item.Outdated(OUTDATED)
    before = {name: getattr(item, name) for name, value in _item.checked(facts).items() if getattr(item, name) != value}
    if not before:
        return item
    for name in before:
        setattr(item, name, facts[name])
    _item.refresh(item, at)
    item.full_clean()
    item.save()
    _item.note(item, ItemEventKind.CHANGED, by=by, at=at, before=before)
    return item
