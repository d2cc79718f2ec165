"""Which messages a person may still read in the portal."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import User
from notifications import selectors as notification_selectors
from notifications.models import Message
from registry import selectors as registry_selectors
from registry.models import PublicBody
from requests_flow.messages import scope_of
from requests_flow.models import Dispute, InformationRequest, Objection


def notices_of(user: User, *, on: date) -> QuerySet[Message]:
    """Return what was written to `user`: about own cases, and of the bodies served or overseen on that day.

    Whoever leaves an office loses sight of what was written to the officer.
    """
    return _readable(notification_selectors.inbox(user), user, on)


def unread_count(user: User, *, on: date) -> int:
    """Return how many of these are unread; asked on every page, so only the bodies that wrote lately are looked at."""
    unread = notification_selectors.inbox(user).filter(read_at=None).order_by()
    return _readable(unread, user, on).count()


def _readable(messages: QuerySet[Message], user: User, on: date) -> QuerySet[Message]:
    """Keep what `user` may read: asked from the few bodies that wrote, not from the many that are overseen."""
    scopes = set(messages.order_by().exclude(scope="").values_list("scope", flat=True).distinct())
    if not scopes:
        return messages
    open_scopes = {scope_of(body) for body in _bodies_open_to(user, _ids_in(scopes), on)}
    readable = Q(scope="") | Q(scope__in=open_scopes)
    if scopes - open_scopes:
        readable |= Q(about__in=[*_own_cases(user)])
    return messages.filter(readable)


def _ids_in(scopes: Iterable[str]) -> list[UUID]:
    return [UUID(scope.partition(":")[2]) for scope in scopes if scope.startswith("body:")]


def _bodies_open_to(user: User, ids: list[UUID], on: date) -> list[PublicBody]:
    written = {"public_id__in": ids}
    served = registry_selectors.bodies_served_by(user, on).filter(**written).select_related(None)
    found = list(served.order_by())
    if len(found) == len(ids):
        return found
    for regency in registry_selectors.regencies_monitored_by(user, on):
        found += PublicBody.objects.in_regency(regency).filter(**written).only("public_id").order_by()
    return found


def _own_cases(user: User) -> Iterator[str]:
    """Yield the opaque names of the requests, objections and disputes of a citizen's account."""
    objected = Q(account=user) | Q(request__account=user)
    disputed = Q(objection__account=user) | Q(objection__request__account=user)
    for rows in (
        InformationRequest.objects.filter(account=user),
        Objection.objects.filter(objected),
        Dispute.objects.filter(disputed),
    ):
        yield from (case.about for case in rows.only("public_id").order_by())
