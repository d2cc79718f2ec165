"""Questions about tariffs. Nothing here writes; without a published tariff nothing may be asked for a copy."""

import datetime

from django.db.models import QuerySet

from registry.models import PublicBody, Tariff


def tariffs_of(body: PublicBody) -> QuerySet[Tariff]:
    """Return every tariff of a body with its lines, the one that begins last first."""
    return Tariff.objects.filter(body=body).select_related("published_by").prefetch_related("lines")


def tariff_in_force(body: PublicBody, on: datetime.date) -> Tariff | None:
    """Return the tariff that holds on that day; None when there is none, or when the last one made everything free."""
    tariff = tariffs_of(body).filter(valid_from_on__lte=on).first()
    return tariff if tariff is not None and tariff.lines.all() else None


def coming_tariffs(body: PublicBody, on: datetime.date) -> QuerySet[Tariff]:
    """Return the published tariffs that do not hold yet."""
    return tariffs_of(body).filter(valid_from_on__gt=on)
