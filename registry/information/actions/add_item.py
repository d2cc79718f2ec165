"""add_item: enter information into the list, as a draft."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from registry import selectors
from registry.information import policies
from registry.information.actions import _item
from registry.information.enums import ItemEventKind
from registry.models import InformationItem, PublicBody


@transaction.atomic
def add_item(*, body: PublicBody, facts: Mapping[str, Any], by: User, at: datetime) -> InformationItem:
    """Keep a new draft with the seven columns of the annex (`_item.FIELDS`).

    Raises Denied, ValueError with a sentence, or ValidationError by field.
    """
    policies.edit(by, body, selectors.local_date(body, at))
    item = InformationItem(body=body, created_at=at, created_by=by, **_item.checked(facts))
    item.full_clean()
    item.save()
    _item.note(item, ItemEventKind.ADDED, by=by, at=at)
    return item
