"""make_feed and drop_feed: give out, and take back, the secret address of a calendar."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import keys, policies
from requests_flow.actions import _case
from requests_flow.models import CalendarFeed, InformationRequest


@transaction.atomic
def make_feed_of_desk(*, by: User, at: datetime) -> str:
    """Return the key of a new address with the deadlines of the desk; an older address of this person dies."""
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    return give_address(CalendarFeed(user=by, made_at=at, made_by=by))


@transaction.atomic
def make_feed_of_request(*, case: InformationRequest, by: policies.Person, at: datetime) -> str:
    """Return the key of a new address with the deadlines of one request; its older address dies. Raises Denied."""
    policies.be_applicant(by, case)
    _case.locked(case)
    return give_address(CalendarFeed(request=case, made_at=at, made_by=by if isinstance(by, User) else None))


@transaction.atomic
def drop_feed_of_desk(*, by: User) -> bool:
    """Let the address of this person die; return whether there was one."""
    return bool(CalendarFeed.objects.filter(user=by).delete()[0])


def give_address(feed: CalendarFeed) -> str:
    """Save a feed that is new and return its key; an older address of the same owner dies. The caller has the lock."""
    CalendarFeed.objects.filter(user=feed.user, request=feed.request, objection=feed.objection).delete()
    key = keys.new_key()
    feed.key_hash = keys.key_hash(key)
    feed.save()
    return key
