"""Which messages a person may still read in the portal."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import User
from notifications import selectors as notification_selectors
from notifications.models import Message
from registry import selectors as registry_selectors
from registry.models import PublicBody
from requests_flow.messages import scope_of
from requests_flow.models import InformationRequest


def notices_of(user: User, *, on: date) -> QuerySet[Message]:
    """Return what was written to `user`: about own requests, and of the bodies served or overseen on that day.

    Whoever leaves an office loses sight of what was written to the officer.
    """
    bodies = set(registry_selectors.bodies_served_by(user, on).order_by())
    for regency in registry_selectors.regencies_monitored_by(user, on):
        bodies |= set(PublicBody.objects.in_regency(regency).only("public_id").order_by())
    own = InformationRequest.objects.filter(account=user).only("public_id").order_by()
    mine = Q(scope="") | Q(scope__in=[scope_of(body) for body in bodies])
    return notification_selectors.inbox(user).filter(mine | Q(about__in=[case.about for case in own]))
