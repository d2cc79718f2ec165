"""make_feed: give out the secret address of a calendar with the deadlines of one objection."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions.make_feed import give_address
from requests_flow.models import CalendarFeed, Objection
from requests_flow.objections import policies
from requests_flow.objections.actions import _objection
from requests_flow.policies import Person


@transaction.atomic
def make_feed(*, case: Objection, by: Person, at: datetime) -> str:
    """Return the key of a new address with the deadlines of one objection; its older address dies. Raises Denied."""
    policies.be_objector(by, case)
    _objection.locked(case)
    return give_address(CalendarFeed(objection=case, made_at=at, made_by=by if isinstance(by, User) else None))
