"""Create a body: a BPD, BUM Desa or BKAD beside the village government."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.enums import BodyKind, RegionLevel
from registry.models import PublicBody, Region

# The government of a desa and the regency's PPID come with the regions.
BESIDE_THE_GOVERNMENT = (BodyKind.BPD, BodyKind.BUM_DESA, BodyKind.BKAD)


@transaction.atomic
def create_body(*, region: Region, kind: str, name: str, by: User | None, at: datetime.datetime) -> PublicBody:
    """Add a public body to a desa (Perki 1/2018 art 1(3)); it begins with the look of the village government.

    Raise Denied for anybody but the regency admin; ValidationError for a kelurahan, which has no bodies of its own, for
    another kind, and for a name that the village already has.
    """
    config = selectors.config_of(selectors.regency_of(region))
    if by is not None:
        policies.administer(by, config.regency, selectors.date_in(config, at))
    government = selectors.government_of(region)
    if region.level != RegionLevel.VILLAGE or government is None:
        raise ValidationError("Badan publik hanya dapat ditambahkan pada desa. Kelurahan dilayani oleh PPID kabupaten.")
    if kind not in BESIDE_THE_GOVERNMENT:
        raise ValidationError("Pilih BPD, BUM Desa, atau BKAD.")
    cleaned = " ".join(name.split())
    if PublicBody.objects.filter(region=region, name__iexact=cleaned).exists():
        raise ValidationError(f"{region.full_name} sudah punya badan publik bernama {cleaned}.")
    body = PublicBody(
        region=region,
        kind=kind,
        name=cleaned,
        short_name=cleaned[:120],
        unit_name=f"PPID {cleaned}",
        address=government.address,
        postal_code=government.postal_code,
        accent=government.accent,
        paper=government.paper,
        rest_days=government.rest_days,
        created_at=at,
        created_by=by,
    )
    body.full_clean()
    body.save()
    return body
