"""Deadlines as a calendar (iCalendar, RFC 5545): whole days, numbers and offices, never a name or what was asked."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from accounts.models import User
from requests_flow import keys, policies
from requests_flow.enums import RequestStatus
from requests_flow.messages import link
from requests_flow.models import CalendarFeed, InformationRequest, Objection
from requests_flow.objections import policies as objection_policies
from requests_flow.objections.enums import ObjectionStatus

REFRESH = timedelta(hours=6)


def feed_of(key: str) -> CalendarFeed | None:
    """Return the living feed behind a key, or None."""
    return (
        CalendarFeed.objects.select_related("user", "request", "objection").filter(key_hash=keys.key_hash(key)).first()
    )


def content_of(feed: CalendarFeed, *, at: datetime) -> bytes:
    """Return the calendar of a feed as it stands now; empty for somebody who serves no desk any more."""
    if feed.request is not None:
        return _calendar(f"Permohonan {feed.request.number}", _of_request(feed.request), at)
    if feed.objection is not None:
        return _calendar(f"Keberatan {feed.objection.number}", _of_objection(feed.objection), at)
    assert feed.user is not None
    return _calendar("Batas waktu PPID", _of_desk(feed.user, on=at.date()), at)


def _of_desk(user: User, *, on: date) -> Iterable[tuple[str, date, str, str]]:
    rows = policies.visible_to(user, on=on).open().with_deadline().select_related("body", "region")
    for case in rows.order_by("deadline_on", "pk"):
        address = link(reverse("requests:case", args=[case.public_id]))
        where = f"{case.body.unit_name}, {case.region.full_name}"
        yield f"jawab-{case.public_id}", case.deadline_on, f"Batas jawaban {case.number}, {where}", address
    objections = objection_policies.visible_to(user, on=on).open().select_related("body", "region")
    for objection in objections.order_by("due_on", "pk"):
        address = link(reverse("requests:objection", args=[objection.public_id]))
        where = f"{objection.body.unit_name}, {objection.region.full_name}"
        text = f"Batas tanggapan keberatan {objection.number}, {where}"
        yield f"tanggapi-{objection.public_id}", objection.due_on, text, address


def _of_request(case: InformationRequest) -> Iterable[tuple[str, date, str, str]]:
    current, address = case.current_round, link(case.get_absolute_url())
    if case.is_open:
        text = f"Batas jawaban permohonan {case.number}, {case.body.unit_name}"
        yield f"jawab-{case.public_id}", current.deadline_on, text, address
    if case.status == RequestStatus.INCOMPLETE and current.completion_due_on:
        text = f"Batas melengkapi permohonan {case.number}"
        yield f"lengkapi-{case.public_id}", current.completion_due_on, text, address
    if current.objection_due_on and case.status in (RequestStatus.ANSWERED, RequestStatus.CLOSED):
        text = f"Hari terakhir mengajukan keberatan atas permohonan {case.number}"
        yield f"keberatan-{case.public_id}", current.objection_due_on, text, address


def _of_objection(case: Objection) -> Iterable[tuple[str, date, str, str]]:
    address = link(case.get_absolute_url())
    if case.is_open:
        text = f"Batas tanggapan keberatan {case.number}, Atasan PPID {case.body.name}"
        yield f"tanggapi-{case.public_id}", case.due_on, text, address
    if case.dispute_due_on and case.status != ObjectionStatus.WITHDRAWN:
        text = f"Hari terakhir mengajukan sengketa atas keberatan {case.number}"
        yield f"sengketa-{case.public_id}", case.dispute_due_on, text, address


def _calendar(name: str, entries: Iterable[tuple[str, date, str, str]], at: datetime) -> bytes:
    host = settings.SITE_URL.partition("://")[2]
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//Portal PPID Desa//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for uid, on, summary, address in entries:
        event = Event()
        event.add("uid", f"{uid}@{host}")
        event.add("dtstamp", at)
        event.add("dtstart", on)
        event.add("dtend", on + timedelta(days=1))
        event.add("summary", summary)
        event.add("url", address)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def address_of(key: str) -> str:
    """Return the full address that a calendar program subscribes to."""
    return link(reverse("requests:feed", args=[keys.normalise(key).lower()]))
