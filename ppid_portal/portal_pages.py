"""What the portal's own pages show, gathered with few queries."""

from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from registry import selectors as registry_selectors
from registry.enums import RegionKind, Role
from registry.models import Region
from requests_flow import oversight

PAGE_SIZE = 40


def districts_with_counts() -> list[Region]:
    """Return the districts of the portal's regency with `village_count`: desa and kelurahan in each."""
    regency = registry_selectors.regencies().first()
    if regency is None:
        return []
    return list(registry_selectors.districts(regency).annotate(village_count=Count("children")))


def home_facts(*, on: date) -> dict[str, Any]:
    """Return the portal's home: districts, numbers of villages, and how the service is doing."""
    counts = Region.objects.villages().aggregate(
        desa=Count("pk", filter=~Q(kind=RegionKind.KELURAHAN)),
        kelurahan=Count("pk", filter=Q(kind=RegionKind.KELURAHAN)),
    )
    return {
        "districts": districts_with_counts(),
        "desa_count": counts["desa"],
        "kelurahan_count": counts["kelurahan"],
        "service": oversight.public_numbers(on=on),
    }


def villages_page(query: str, *, district: str, number: str) -> Page:
    """Return one page of the villages that match."""
    return Paginator(registry_selectors.villages(query, district=district), PAGE_SIZE).get_page(number)


def village_facts(region: Region, *, on: date) -> dict[str, Any]:
    """Return a village's home: its bodies, who is PPID and superior, and how it answers requests."""
    bodies = registry_selectors.bodies_for(region)
    main = bodies[0] if bodies else None
    people = list(registry_selectors.officers(main, on)) if main else []
    return {
        "region": region,
        "bodies": bodies,
        "main_body": main,
        "ppid": next((row for row in people if row.role == Role.PPID), None),
        "head": next((row for row in people if row.role == Role.VILLAGE_HEAD), None),
        "attended": main is not None and registry_selectors.has_active_officer(main, on),
        "service": oversight.public_numbers(on=on, body=main) if main else None,
    }
