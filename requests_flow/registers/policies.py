"""Who may read a register and who may write the annual report. Each rule raises `Denied` with a sentence."""

from datetime import date
from typing import Any

from django.db.models import Q

from accounts.policies import Denied
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from registry.models import PublicBody
from registry.models.public_body import PublicBodyQuerySet
from requests_flow import selectors


def readable_bodies(user: Any, *, on: date) -> PublicBodyQuerySet:
    """Return the bodies whose registers a person may read: those of the desk, and all of a monitored regency."""
    inside = Q(pk__in=selectors.desk_bodies(user, on=on).order_by().values("pk"))
    for regency in registry_selectors.regencies_monitored_by(user, on):
        inside |= Q(region=regency) | Q(region__code__startswith=f"{regency.code}.")
    return PublicBody.objects.filter(inside).select_related("region__parent").order_by("name", "pk")


def read_register(user: Any, body: PublicBody, *, on: date) -> bool:
    """Officers and the head of the body, and the regency; return whether identities are shown.

    The regency sees them only where it stands in for a body without an officer.
    """
    if selectors.desk_bodies(user, on=on).filter(pk=body.pk).exists():
        return True
    try:
        registry_policies.monitor(user, registry_selectors.regency_of(body.region), on)
    except Denied:
        raise Denied(f"Register ini hanya untuk petugas {body.short_name} dan kabupaten.") from None
    return False
