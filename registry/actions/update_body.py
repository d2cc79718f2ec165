"""Update a body: letterhead, service hours, way of signing."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.actions._difference import apply
from registry.actions._office import lock_body
from registry.enums import ChangeKind
from registry.models import Change, PublicBody

FIELDS = (
    "unit_name",
    "address",
    "postal_code",
    "phone",
    "email",
    "website",
    "service_hours",
    "protection_officer",
    "protection_email",
    "protection_phone",
    "accent",
    "signing_mode",
    "paper",
    "rest_days",
    "time_zone",
)


@transaction.atomic
def update_body(*, body: PublicBody, changes: Mapping[str, Any], by: User | None, at: datetime.datetime) -> PublicBody:
    """Change some of FIELDS of a body and record who changed what. Letters already issued stay as they are.

    Raise Denied for anybody who may not, ValidationError by field for bad values, TypeError for an unknown field.
    """
    current = lock_body(body)
    if by is not None:
        policies.update_body(by, current, selectors.local_date(current, at))
    before, after = apply(current, changes, FIELDS)
    if not after:
        return current
    current.full_clean()
    current.save(update_fields=list(after))
    Change.objects.create(
        kind=ChangeKind.BODY_UPDATED,
        regency=selectors.regency_of(current.region),
        body=current,
        before=before,
        after=after,
        at=at,
        by=by,
    )
    return current
