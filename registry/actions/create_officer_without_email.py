"""Create an officer without e-mail: a user name and a one-time code on paper instead of a link."""

import datetime

from django.db import transaction

from accounts.actions import create_user, issue_one_time_code
from accounts.models import User
from registry import policies, selectors
from registry.actions._letter_of_invitation import clean_name
from registry.actions._office import put_in_office
from registry.models import Appointment, PublicBody


@transaction.atomic
def create_officer_without_email(
    *,
    body: PublicBody,
    role: str,
    full_name: str,
    position_title: str = "",
    by: User | None,
    at: datetime.datetime,
) -> tuple[Appointment, str]:
    """Make an account with a user name, appoint the person from today on, and return the one-time code to print.

    The code is shown this once. Raise Denied for anybody who may not; ValidationError when name or role do not do.
    """
    if by is not None:
        policies.manage_staff(by, body, selectors.local_date(body, at), role)
    appointment = officer_without_code(
        body=body, role=role, full_name=full_name, position_title=position_title, by=by, at=at
    )
    return appointment, issue_one_time_code(user=appointment.user, by=by, at=at)


def officer_without_code(
    *, body: PublicBody, role: str, full_name: str, position_title: str, by: User | None, at: datetime.datetime
) -> Appointment:
    """Make account and appointment; the code is issued later, when the slip is printed. The caller asks the policy."""
    name = clean_name(full_name)
    user = create_user(full_name=name, by=by, at=at)
    return put_in_office(
        user=user,
        body=body,
        role=role,
        starts_on=selectors.local_date(body, at),
        position_title=position_title,
        by=by,
        at=at,
    )
