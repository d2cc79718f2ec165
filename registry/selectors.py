"""Questions to the registry. Nothing here writes."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, IntegerField, Max, Q, Value, When

from registry.enums import (
    CALENDAR_CHANGES,
    DESK_ROLES,
    REGENCY_ROLES,
    SERVING_ROLES,
    BodyKind,
    ChangeKind,
    DayKind,
    RegionLevel,
    YearState,
)
from registry.models import Appointment, CalendarYear, Change, NonWorkingDay, PublicBody, RegencyConfig, Region
from registry.models.appointment import AppointmentQuerySet
from registry.models.public_body import PublicBodyQuerySet
from registry.models.region import RegionQuerySet
from registry.remembering import remembered

# Django stores a password that cannot be used with this first character.
UNUSABLE_PASSWORD = "!"
# The regency's settings that move deadlines.
CALENDAR_SETTINGS = ["collective_leave_is_rest", "rest_days", "time_zone"]
# What a body itself may set of that.
BODY_CALENDAR_SETTINGS = ["rest_days", "time_zone"]


@dataclass(frozen=True)
class BodyCalendar:
    """The calendar of one body, ready for the pure deadline functions."""

    non_working: dict[datetime.date, str]  # day -> why the office is closed
    states: dict[int, str]  # year -> value of YearState; a year that nobody entered is "missing"
    rest_days: frozenset[int]  # weekday numbers, Monday is 0
    zone: str  # IANA name


# --- regions ----------------------------------------------------------------------------------------------------------
def villages(q: str = "", *, district: str = "", regency: Region | None = None) -> RegionQuerySet:
    """Return desa and kelurahan by part of their name, their kind and name, or code; `district` is a district code.

    Names that begin with what was typed come first. The district is loaded with each row.
    """
    rows = Region.objects.villages().select_related("parent")
    if regency is not None:
        rows = rows.inside(regency)
    if district:
        rows = rows.filter(parent__code=district)
    words = _without_kind(" ".join(q.split()))
    if not words:
        return rows.order_by("name", "code")
    rank = Case(When(name__istartswith=words, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.filter(Q(name__icontains=words) | Q(code__startswith=words)).order_by(rank, "name", "code")


def districts(regency: Region) -> RegionQuerySet:
    """Return the districts of a regency by name."""
    return Region.objects.districts().inside(regency).order_by("name", "code")


def regencies() -> RegionQuerySet:
    """Return the regencies that have been set up here, by name."""
    return Region.objects.filter(level=RegionLevel.REGENCY, config__isnull=False).order_by("name", "code")


def regency_of(region: Region) -> Region:
    """Return the regency a region lies in; a regency lies in itself. Raise Region.DoesNotExist for a province."""
    if region.level == RegionLevel.REGENCY:
        return region
    return Region.objects.get(code=region.regency_code)


# --- public bodies ----------------------------------------------------------------------------------------------------
def config_of(regency: Region) -> RegencyConfig:
    """Return the settings of a regency, with the regency loaded."""
    return RegencyConfig.objects.select_related("regency").get(regency=regency)


@remembered
def config_for(body: PublicBody) -> RegencyConfig:
    """Return the settings of the regency a body belongs to, with the regency loaded."""
    return RegencyConfig.objects.select_related("regency").get(regency__code=body.region.regency_code)


def government_of(region: Region) -> PublicBody | None:
    """Return the village government of a desa, also when it is closed; None for a kelurahan, which has none."""
    return PublicBody.objects.select_related("region").filter(region=region, kind=BodyKind.VILLAGE_GOVERNMENT).first()


def regency_body(regency: Region) -> PublicBody:
    """Return the body of the regency's own PPID."""
    return PublicBody.objects.select_related("region").get(region=regency, kind=BodyKind.REGENCY_PPID)


def bodies_for(region: Region) -> list[PublicBody]:
    """Return the bodies that take requests for a region, the government first.

    A kelurahan is no public body: its requests go to the body its regency has named, by default the regency's PPID.
    """
    if region.is_kelurahan:
        return [kelurahan_superior(region)]
    own = [BodyKind.VILLAGE_GOVERNMENT, BodyKind.REGENCY_PPID]
    first = Case(When(kind__in=own, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = PublicBody.objects.active().select_related("region").filter(region=region)
    return list(rows.order_by(first, "name", "pk"))


def kelurahan_superior(region: Region) -> PublicBody:
    """Return the body that answers for the kelurahan of a region's regency."""
    regency = regency_of(region)
    config = RegencyConfig.objects.select_related("kelurahan_superior__region").get(regency=regency)
    return config.kelurahan_superior or regency_body(regency)


# --- people -----------------------------------------------------------------------------------------------------------
def officers(body: PublicBody, on: datetime.date) -> AppointmentQuerySet:
    """Return who works on requests of the body on that day (village head, PPID, clerk), with people."""
    rows = Appointment.objects.active(on).filter(body=body, role__in=SERVING_ROLES)
    return rows.select_related("user").order_by("role", "starts_on", "pk")


@remembered
def has_active_officer(body: PublicBody, on: datetime.date) -> bool:
    """True when somebody can read a new request: a PPID or clerk in office whose account can be used.

    A person who got a printed code and never used it has neither a password nor a sign-in, and does not count.
    """
    return bodies_with_officer(on).filter(pk=body.pk).exists()


def bodies_with_officer(on: datetime.date) -> PublicBodyQuerySet:
    """Return the bodies for which `has_active_officer` holds on that day."""
    desk = Appointment.objects.active(on).filter(role__in=DESK_ROLES)
    idle = Q(user__password__startswith=UNUSABLE_PASSWORD, user__last_login=None)
    return PublicBody.objects.filter(pk__in=desk.exclude(idle).values("body_id"))


def bodies_with_role(role: str, on: datetime.date) -> PublicBodyQuerySet:
    """Return the bodies in which somebody holds the role on that day."""
    return PublicBody.objects.filter(pk__in=Appointment.objects.active(on).filter(role=role).values("body_id"))


def appointments_of(user: Any, on: datetime.date) -> AppointmentQuerySet:
    """Return all offices a person holds on that day, with bodies and regions; none for an anonymous visitor."""
    if not user.is_authenticated:
        return Appointment.objects.none()
    rows = Appointment.objects.active(on).filter(user=user).select_related("body__region")
    return rows.order_by("body__name", "role", "pk")


def bodies_served_by(user: Any, on: datetime.date) -> PublicBodyQuerySet:
    """Return the bodies on whose requests a person may work on that day; the list form of `policies.serve`."""
    held = appointments_of(user, on).filter(role__in=SERVING_ROLES).order_by()
    return PublicBody.objects.select_related("region").filter(pk__in=held.values("body_id")).order_by("name", "pk")


def regencies_monitored_by(user: Any, on: datetime.date) -> RegionQuerySet:
    """Return the regencies a person may look at on that day; the list form of `policies.monitor`."""
    held = appointments_of(user, on).filter(role__in=REGENCY_ROLES).order_by()
    return Region.objects.filter(pk__in=held.values("body__region_id")).order_by("name", "code")


def admins_of(regency: Region, on: datetime.date) -> AppointmentQuerySet:
    """Return the regency's monitors and admins in office on that day, with people: who is told about its bodies."""
    rows = Appointment.objects.active(on).filter(body__region=regency, role__in=REGENCY_ROLES)
    return rows.select_related("user").order_by("role", "starts_on", "pk")


# --- calendar and terms -----------------------------------------------------------------------------------------------
@remembered
def calendar(body: PublicBody, years: Iterable[int]) -> BodyCalendar:
    """Return the days without office hours of a body in the given years, and how sure each year is.

    National days and those of the regency are taken together; what the regency entered for a day replaces the national
    entries of that day. Collective leave counts as rest unless the regency has switched that off (regulation 11.3).
    """
    config = config_for(body)
    wanted = sorted(set(years))
    return BodyCalendar(
        non_working=_non_working(config, wanted),
        states=year_states(config.regency, wanted),
        rest_days=frozenset(config.rest_days if body.rest_days is None else body.rest_days),
        zone=body.time_zone or config.time_zone,
    )


def calendar_entries(regency: Region, year: int) -> list[NonWorkingDay]:
    """Return the entries that hold for a regency in a year, by date: its own, and the national ones it left alone."""
    rows = NonWorkingDay.objects.filter(Q(regency=None) | Q(regency=regency), date__year=year)
    return _effective(rows.order_by("date", "kind", "pk"))


def year_states(regency: Region, years: Iterable[int]) -> dict[int, str]:
    """Return for each year how sure it is; the regency's own judgement stands above the national one."""
    states: dict[int, str] = dict.fromkeys(years, YearState.MISSING.value)
    rows = CalendarYear.objects.filter(Q(regency=None) | Q(regency=regency), year__in=list(states))
    for row in sorted(rows, key=lambda row: row.regency_id is not None):
        states[row.year] = row.state
    return states


def calendar_changed_at(body: PublicBody) -> datetime.datetime | None:
    """Return when the calendar of a body last changed, or None; deadlines counted before that may be out of date.

    It changes with national or regency days, with a year's state, with the regency's week and rule on collective leave,
    and with the body's own week and time zone.
    """
    regency = regency_of(body.region)
    days = Q(kind__in=CALENDAR_CHANGES) & (Q(regency=None) | Q(regency=regency))
    rules = Q(kind=ChangeKind.REGENCY_CONFIGURED, regency=regency, after__has_any_keys=CALENDAR_SETTINGS)
    week = Q(kind=ChangeKind.BODY_UPDATED, body=body, after__has_any_keys=BODY_CALENDAR_SETTINGS)
    latest: datetime.datetime | None = Change.objects.filter(days | rules | week).aggregate(latest=Max("at"))["latest"]
    return latest


def terms_for(body: PublicBody) -> dict[str, int]:
    """Return the terms the regency has shortened: OfficerTerm value -> working days. Others are those of the law."""
    return dict(config_for(body).term_overrides)


def local_date(body: PublicBody, at: datetime.datetime) -> datetime.date:
    """Return the calendar day of a moment where the body is."""
    return at.astimezone(ZoneInfo(zone_of(body))).date()


def zone_of(body: PublicBody) -> str:
    """Return the IANA name of the time zone where the body is: its own, else that of its regency."""
    return body.time_zone or config_for(body).time_zone


def date_in(config: RegencyConfig, at: datetime.datetime) -> datetime.date:
    """Return the calendar day of a moment in a regency."""
    return at.astimezone(ZoneInfo(config.time_zone)).date()


def _non_working(config: RegencyConfig, years: list[int]) -> dict[datetime.date, str]:
    if not years:
        return {}
    first, last = datetime.date(years[0], 1, 1), datetime.date(years[-1], 12, 31)
    rows = NonWorkingDay.objects.filter(Q(regency=None) | Q(regency=config.regency), date__range=(first, last))
    days: dict[datetime.date, str] = {}
    for entry in _effective(rows.order_by("date", "kind", "pk")):
        is_rest = entry.kind != DayKind.WORKING_DAY and (
            entry.kind != DayKind.COLLECTIVE_LEAVE or config.collective_leave_is_rest
        )
        if is_rest and entry.date.year in years:
            # Two entries on one day: the kinds sort so that a holiday overrides the leave around it.
            days[entry.date] = entry.name
    return days


def _effective(rows: Iterable[NonWorkingDay]) -> list[NonWorkingDay]:
    entries = list(rows)
    decided = {entry.date for entry in entries if entry.regency_id is not None}
    return [entry for entry in entries if entry.regency_id is not None or entry.date not in decided]


def _without_kind(words: str) -> str:
    for kind in ("desa ", "kelurahan ", "kel. ", "ds. "):
        if words.lower().startswith(kind):
            return words[len(kind) :]
    return words
