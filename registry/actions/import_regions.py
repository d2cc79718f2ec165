"""Import regions: the tree, the regency's settings and PPID, and the government of each desa, from one file."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from registry.enums import Accent, BodyKind, RegionKind, RegionLevel, TimeZone
from registry.importing.csv_rows import Fault
from registry.importing.regions import RegionRow, read_regions
from registry.models import PublicBody, RegencyConfig, Region

GOVERNMENTS = {RegionKind.DESA: BodyKind.VILLAGE_GOVERNMENT, RegionKind.DESA_ADAT: BodyKind.VILLAGE_GOVERNMENT} | {
    RegionKind.KABUPATEN: BodyKind.REGENCY_PPID,
    RegionKind.KOTA: BodyKind.REGENCY_PPID,
}
NAME_FIELDS = ("name", "short_name", "unit_name")
# Provinces by the first two digits of the code; the others lie in the western zone.
CENTRAL_PROVINCES = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
EASTERN_PROVINCES = {"81", "82", "91", "92", "93", "94", "95", "96"}


@dataclass
class RegionReport:
    """What an import did, or would do: sentences for people, and nothing written while there are faults."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    bodies_created: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    written: bool = False


@transaction.atomic
def import_regions(*, data: bytes, dry_run: bool = False, by: User | None, at: datetime.datetime) -> RegionReport:
    """Bring the regions of a CSV into the registry; run it as often as you like.

    New regions get a row, a slug that stays, and their body: the regency its PPID and settings, each desa its
    government, a kelurahan none (it is no public body). Known regions follow the file in name; what people edited is
    left alone, and a region that the file does not name is reported, never deleted. One bad row keeps everything out.
    """
    source = read_regions(data)
    report = RegionReport(faults=source.faults, notes=source.notes)
    if source.faults:
        return report
    known = Region.objects.in_bulk([row.code for row in source.regions], field_name="code")
    new = [row for row in source.regions if row.code not in known]
    renamed = _renamed(source.regions, known, report)
    report.created = [f"{row.code} {row.kind.label} {row.name}" for row in new]
    report.unchanged = len(known) - len(renamed)
    report.absent = _absent(source.regions)
    missing = _without_body(source.regions)
    report.bodies_created = [government_names(row.kind, row.name)["name"] for row in missing]
    if not dry_run:
        _write(new, renamed, missing, by, at)
        report.written = True
    return report


def government_names(kind: RegionKind | str, name: str) -> dict[str, str]:
    """Return the names a government begins with; a regency's own PPID is called after the regency."""
    full = f"{RegionKind(kind).label} {name}"
    return {"name": f"Pemerintah {full}", "short_name": full, "unit_name": f"PPID {full}"}


def accent_for(code: str) -> Accent:
    """Return the colour a village begins with: fixed by its code, and different from its neighbours in the list."""
    accents = list(Accent)
    district, number = code.split(".")[-2:]
    return accents[(int(number) + 3 * int(district)) % len(accents)]


def _renamed(
    rows: Iterable[RegionRow], known: dict[str, Region], report: RegionReport
) -> list[tuple[Region, RegionRow]]:
    renamed = []
    for row in rows:
        region = known.get(row.code)
        if region is not None and (region.name, region.kind) != (row.name, row.kind):
            renamed.append((region, row))
            report.changed.append(f"{row.code} {region.full_name} menjadi {row.kind.label} {row.name}")
    return renamed


def _absent(rows: Iterable[RegionRow]) -> list[str]:
    named = {row.code for row in rows}
    regencies = sorted(row.code for row in rows if row.level == RegionLevel.REGENCY)
    absent = []
    for code in regencies:
        stored = Region.objects.filter(code__startswith=f"{code}.").order_by("code")
        absent += [f"{region.code} {region.full_name}" for region in stored if region.code not in named]
    return absent


def _without_body(rows: Iterable[RegionRow]) -> list[RegionRow]:
    governed = PublicBody.objects.filter(kind__in=set(GOVERNMENTS.values()))
    have = set(governed.order_by().values_list("region__code", flat=True))
    return [row for row in rows if row.kind in GOVERNMENTS and row.code not in have]


def _write(
    new: Sequence[RegionRow],
    renamed: Sequence[tuple[Region, RegionRow]],
    missing: Sequence[RegionRow],
    by: User | None,
    at: datetime.datetime,
) -> None:
    _write_names(renamed)
    _write_regions(new)
    regions = Region.objects.in_bulk([row.code for row in missing], field_name="code")
    PublicBody.objects.bulk_create(_body(regions[row.code], row, by, at) for row in missing)
    _write_configs()


def _body(region: Region, row: RegionRow, by: User | None, at: datetime.datetime) -> PublicBody:
    accent = accent_for(row.code) if row.level == RegionLevel.VILLAGE else Accent.NILA
    names = government_names(row.kind, row.name)
    return PublicBody(region=region, kind=GOVERNMENTS[row.kind], accent=accent, created_at=at, created_by=by, **names)


def _write_names(renamed: Sequence[tuple[Region, RegionRow]]) -> None:
    bodies = PublicBody.objects.filter(region__in=[region for region, _ in renamed], kind__in=set(GOVERNMENTS.values()))
    by_region = {body.region_id: body for body in bodies}
    touched = []
    for region, row in renamed:
        old, current = government_names(region.kind, region.name), government_names(row.kind, row.name)
        body = by_region.get(region.pk)
        if body is not None:
            for name in NAME_FIELDS:
                # A name that differs from what the import once gave was edited by people and stays.
                if getattr(body, name) == old[name]:
                    setattr(body, name, current[name])
            touched.append(body)
        region.name, region.kind = row.name, row.kind
    Region.objects.bulk_update([region for region, _ in renamed], ["name", "kind"], batch_size=200)
    PublicBody.objects.bulk_update(touched, list(NAME_FIELDS), batch_size=200)


def _write_regions(new: Sequence[RegionRow]) -> None:
    slugs = _slugs(new)
    for level in RegionLevel:
        rows = [row for row in new if row.level == level]
        parents = Region.objects.in_bulk({row.parent_code for row in rows if row.parent_code}, field_name="code")
        Region.objects.bulk_create(
            Region(
                code=row.code,
                name=row.name,
                level=row.level,
                kind=row.kind,
                parent=parents.get(row.parent_code),
                slug=slugs.get(row.code),
            )
            for row in rows
        )


def _slugs(new: Sequence[RegionRow]) -> dict[str, str]:
    """Choose page addresses: the plain name where it is alone, else with the district, else with the code."""
    stored = list(Region.objects.villages().order_by().values_list("name", flat=True))
    villages = [row for row in new if row.level == RegionLevel.VILLAGE]
    districts = dict(Region.objects.districts().order_by().values_list("code", "name"))
    districts |= {row.code: row.name for row in new if row.level == RegionLevel.DISTRICT}
    alike = Counter(slugify(name) for name in [*stored, *(row.name for row in villages)])
    taken = set(Region.objects.exclude(slug=None).order_by().values_list("slug", flat=True))
    slugs: dict[str, str] = {}
    for row in new:
        if row.level not in (RegionLevel.REGENCY, RegionLevel.VILLAGE):
            continue
        plain = slugify(f"{row.kind.label} {row.name}" if row.level == RegionLevel.REGENCY else row.name)
        choices = [plain] if plain and alike[plain] <= 1 else []
        choices += [f"{plain}-{slugify(districts[row.parent_code])}"] if plain and row.parent_code in districts else []
        choices.append(slugify(f"{plain} {row.code.replace('.', '-')}"))
        slugs[row.code] = next(slug for slug in choices if slug not in taken)
        taken.add(slugs[row.code])
    return slugs


def _write_configs() -> None:
    bare = Region.objects.filter(level=RegionLevel.REGENCY, config=None).select_related("parent").order_by("code")
    RegencyConfig.objects.bulk_create(
        RegencyConfig(
            regency=regency,
            time_zone=_zone(regency.code),
            information_commission=f"Komisi Informasi {regency.parent.full_name}" if regency.parent else "",
        )
        for regency in bare
    )


def _zone(code: str) -> TimeZone:
    province = code[:2]
    if province in CENTRAL_PROVINCES:
        return TimeZone.WITA
    return TimeZone.WIT if province in EASTERN_PROVINCES else TimeZone.WIB
