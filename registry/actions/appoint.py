"""Appoint: give a person a role in a body."""

import datetime

from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.actions._office import put_in_office
from registry.models import Appointment, PublicBody


@transaction.atomic
def appoint(
    *,
    user: User,
    body: PublicBody,
    role: str,
    starts_on: datetime.date,
    ends_on: datetime.date | None = None,
    decree: str = "",
    position_title: str = "",
    by: User | None,
    at: datetime.datetime,
) -> Appointment:
    """Give a person with an account a role in a body, from a day on and, if known, until the day before `ends_on`.

    `by` None is the system. Raise Denied for anybody who may not, ValidationError with a sentence when the role does
    not fit the body, is held already, or would put PPID and village head of one body in one hand (Perki 1/2018 art 8).
    """
    if by is not None:
        policies.manage_staff(by, body, selectors.local_date(body, at), role)
    return put_in_office(
        user=user,
        body=body,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        decree=decree,
        position_title=position_title,
        by=by,
        at=at,
    )
