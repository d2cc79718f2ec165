"""Questions that the schedule asks about objections. Each may run late or twice: nobody is told twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q

from notifications import selectors as notification_selectors
from requests_flow import clocks
from requests_flow.deadlines import schedule
from requests_flow.enums import ProofChannel
from requests_flow.models import Objection, Opening
from requests_flow.objections import messages
from requests_flow.objections.actions.prove_receipt import prove_receipt
from requests_flow.objections.actions.record_silence import record_silence
from requests_flow.objections.actions.recount import recount
from requests_flow.objections.enums import OPEN_STATUSES, ObjectionStatus

REMINDER_OFFSETS = (10, 5, 3, 1, 0)
RECOUNTS_REACH_BACK = timedelta(days=31)


def record_receipts(*, at: datetime) -> int:
    """Draw the legal consequence of openings and accepted mails; return how many receipts were proven.

    The first proven channel counts: the earlier of the first opening and the mail server's acceptance.
    """
    count = 0
    waiting = Objection.objects.filter(status=ObjectionStatus.DECIDED, received_by_objector_at=None)
    for case in waiting.order_by("pk").iterator():
        first = min(_proofs(case), default=None)
        if first:
            moment, channel, evidence = first
            prove_receipt(case=case, channel=channel, evidence=evidence, received_at=moment, by=None, at=at)
            count += 1
    return count


def _proofs(case: Objection) -> Iterator[tuple[datetime, ProofChannel, str]]:
    opening = Opening.objects.filter(objection=case).first()
    if opening:
        yield opening.opened_at, ProofChannel.OPENED_WITH_KEY, f"pembukaan {opening.pk}"
    delivery = notification_selectors.accepted(about=case.about, event="objection_decided", since=case.answered_at)
    if delivery:
        yield delivery.at, ProofChannel.MAIL_ACCEPTED, f"kiriman {delivery.pk}"


def remind_superiors(*, at: datetime) -> int:
    """Remind who decides 10, 5, 3 and 1 working days before the deadline and on the day; return how many cases.

    Offsets on or before the first day of the term are skipped. Running late, it sends the nearest reminder only.
    """
    count = 0
    for case in Objection.objects.open().select_related("body__region", "request").order_by("pk").iterator():
        today = clocks.local_day(case.body, at)
        calendar = clocks.calendar_of(case.body, case.due_on)
        started = clocks.local_day(case.body, case.received_at)
        found = schedule.reminder_reached(case.due_on, today, calendar, REMINDER_OFFSETS, term_started_on=started)
        if found:
            messages.reminded(case, at=at, offset=found.offset, days_left=found.days_left)
            count += 1
    return count


def record_silences(*, at: datetime) -> int:
    """Record each objection that the superior left without a response for 30 working days; return how many."""
    silent = Objection.objects.open().filter(silence_recorded_at=None, silent_after_on__lte=at.date())
    return sum(record_silence(case=case, at=at) for case in silent.order_by("pk"))


def recount_deadlines(*, at: datetime) -> int:
    """Count the terms of objections anew where the calendar changed since; return how many objections moved.

    Of those that ended, only those whose way to the commission is open or has closed lately.
    """
    since = clocks.CalendarChanges()
    lately = at.date() - RECOUNTS_REACH_BACK
    running = Q(status__in=OPEN_STATUSES) | Q(status=ObjectionStatus.DECIDED) | Q(dispute_due_on__gte=lately)
    rows = Objection.objects.filter(running).exclude(status=ObjectionStatus.WITHDRAWN)
    moved = 0
    for case in rows.select_related("body__region").order_by("pk").iterator():
        counted = [case.received_at, case.recounted_at, case.answered_at]
        if since.is_after(case.body, max(moment for moment in counted if moment)):
            moved += recount(case=case, since=min(since.latest(case.body), at), at=at)
    return moved
