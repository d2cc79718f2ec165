"""Questions that the schedule asks about requests. Each may run late, twice or after a crash: nobody is told twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from documents.models import Letter
from notifications import selectors as notification_selectors
from notifications.queue import enqueue
from registry import selectors as registry_selectors
from registry.models import Region
from requests_flow import clocks, endings, messages
from requests_flow.actions.expire import expire
from requests_flow.actions.forget_draft import forget_draft
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.purge import purge
from requests_flow.actions.purge_papers import purge_papers
from requests_flow.actions.recount import recount
from requests_flow.deadlines import schedule
from requests_flow.disputes.actions.purge import purge as purge_dispute
from requests_flow.enums import ProofChannel, RequestStatus
from requests_flow.models import InformationRequest, Objection, RequestDraft
from requests_flow.objections.actions.expire import expire as expire_objection
from requests_flow.objections.actions.purge import purge as purge_objection
from requests_flow.objections.actions.purge_papers import purge_papers as purge_objection_papers
from requests_flow.objections.enums import ENDED_STATUSES as ENDED_OBJECTIONS
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.retention import disputes as dispute_retention
from requests_flow.retention import selectors as retention_selectors
from requests_flow.retention import table
from requests_flow.timeline import Case

REMINDER_OFFSETS = (5, 3, 1, 0)
DRAFT_LIFE = timedelta(days=7)
RECOUNTS_REACH_BACK = timedelta(days=31)


def record_receipts(*, at: datetime) -> int:
    """Draw the legal consequence of openings and accepted mails; return how many receipts were proven.

    The first proven channel counts: the earlier of the first opening and the mail server's acceptance.
    """
    count = 0
    waiting = InformationRequest.objects.filter(
        status=RequestStatus.ANSWERED, rounds__received_by_applicant_at=None, rounds__answered_at__isnull=False
    )
    for case in waiting.distinct().order_by("pk").iterator():
        # An earlier round may stay without proof for ever; the running one decides.
        first = None if case.current_round.received_by_applicant_at else min(_proofs(case), default=None)
        if first is None:
            continue
        moment, channel, evidence = first
        prove_receipt(case=case, channel=channel, evidence=evidence, received_at=moment, by=None, at=at)
        count += 1
    return count


def _proofs(case: InformationRequest) -> Iterator[tuple[datetime, ProofChannel, str]]:
    current = case.current_round
    opening = getattr(current, "opening", None)
    if opening:
        yield opening.opened_at, ProofChannel.OPENED_WITH_KEY, f"pembukaan {opening.pk}"
    delivery = notification_selectors.accepted(about=case.about, event="answered", since=current.answered_at)
    if delivery:
        yield delivery.at, ProofChannel.MAIL_ACCEPTED, f"kiriman {delivery.pk}"


def remind_officers(*, at: datetime) -> int:
    """Remind the desk five, three and one working day before a deadline and on the day; return how many cases.

    Offsets on or before the first day of the term are skipped. Running late, it sends the nearest reminder only.
    """
    count = 0
    for case in InformationRequest.objects.open().select_related("body__region").order_by("pk").iterator():
        current = case.current_round
        today = clocks.local_day(case.body, at)
        calendar = clocks.calendar_of(case.body, current.deadline_on)
        started = clocks.local_day(case.body, current.started_at)
        found = schedule.reminder_reached(
            current.deadline_on, today, calendar, REMINDER_OFFSETS, term_started_on=started
        )
        if found:
            messages.reminded(case, at=at, offset=found.offset, days_left=found.days_left)
            count += 1
    return count


def report_overdue(*, at: datetime) -> int:
    """Tell the regency of each open request whose deadline has passed, once a deadline; return how many are overdue."""
    count = 0
    for case in InformationRequest.objects.open().select_related("body__region").order_by("pk").iterator():
        if clocks.local_day(case.body, at) > case.current_round.deadline_on:
            messages.overdue(case, at=at)
            count += 1
    return count


def recount_deadlines(*, at: datetime) -> int:
    """Count the terms of requests anew where the calendar changed since; return how many requests moved.

    Open ones, and answered ones whose term to object runs or has passed only lately: a decree may come in late.
    """
    since = clocks.CalendarChanges()
    rows = InformationRequest.objects.select_related("body__region").order_by("pk")
    lately = at.date() - RECOUNTS_REACH_BACK
    answered = rows.filter(
        status__in=(RequestStatus.ANSWERED, RequestStatus.CLOSED), rounds__objection_due_on__gte=lately
    ).distinct()
    moved = 0
    for case in (*rows.open().iterator(), *answered.iterator()):
        if since.is_after(case.body, _counted_at(case)):
            moved += recount(case=case, at=at)
    return moved


def _counted_at(case: InformationRequest) -> datetime:
    """Return when the terms of a request were last counted."""
    current = case.current_round
    counted = current.recounted_at or current.extended_at or current.started_at
    if current.received_by_applicant_at:
        return max(counted, current.received_by_applicant_at)
    if case.status == RequestStatus.INCOMPLETE and not current.recounted_at and current.completion_asked_at:
        return min(counted, current.completion_asked_at)
    return counted


def forget_drafts(*, at: datetime) -> int:
    """Delete unsent forms that nobody touched for a week, with the papers handed in; return how many."""
    since = at - DRAFT_LIFE
    old = RequestDraft.objects.filter(changed_at__lt=since).order_by("changed_at", "pk")
    return sum(forget_draft(draft=draft, untouched_since=since, at=at) for draft in old.defer("answers"))


def close_what_is_over(*, at: datetime) -> int:
    """Close answered cases from which nothing can follow any more and that nobody closed; return how many.

    Their data would never come under the retention timetable otherwise.
    """
    decided = Objection.objects.filter(status=ObjectionStatus.DECIDED).select_related("body__region").order_by("pk")
    answered = InformationRequest.objects.filter(status=RequestStatus.ANSWERED).select_related("body__region")
    count = sum(expire_objection(case=case, at=at) for case in decided.iterator() if _is_over(case, at))
    return count + sum(expire(case=case, at=at) for case in answered.order_by("pk").iterator() if _is_over(case, at))


def _is_over(case: Case, at: datetime) -> bool:
    over = endings.objection_over_on(case) if isinstance(case, Objection) else endings.request_over_on(case)
    return over is not None and clocks.local_day(case.body, at) > over


def purge_due(*, at: datetime) -> int:
    """Delete what the retention timetable says of cases that are over for good; return how many deletions.

    Each is an action of its own with its proof in the timeline: a run that was broken off goes on with the next.
    """
    count = 0
    for regency in registry_selectors.regencies():
        for row in list(retention_selectors.due(regency, at=at)):
            why = {"data_class": row.data_class, "days": row.days, "final_on": row.final_on.isoformat()}
            if isinstance(row.case, Objection):
                delete = purge_objection_papers if row.data_class == table.IDENTITY_PAPERS else purge_objection
                delete(case=row.case, why=why, at=at)
            elif row.data_class == table.IDENTITY_PAPERS:
                purge_papers(case=row.case, why=why, at=at)
            else:
                _purge_people(row.case, why, at)
            count += 1
        count += _purge_disputes(regency, at)
    return count


def _purge_disputes(regency: Region, at: datetime) -> int:
    terms = retention_selectors.terms_of(regency)
    found = list(dispute_retention.due(regency, terms=terms, at=at))
    for row in found:
        why = {"data_class": table.DISPUTE_PAPERS, "days": row.days, "final_on": row.final_on.isoformat()}
        purge_dispute(case=row.case, why=why, at=at)
    return len(found)


def _purge_people(case: InformationRequest, why: dict[str, Any], at: datetime) -> None:
    for objection in case.objections.filter(status__in=ENDED_OBJECTIONS, objector__isnull=False).order_by("pk"):
        purge_objection(case=objection, why=why, at=at)
    purge(case=case, why=why, at=at)


def render_missing_letters(*, at: datetime) -> int:
    """Queue every letter whose PDF is still missing (a worker died, an old backup); return how many."""
    missing = list(Letter.objects.filter(pdf=None).order_by("issued_at").values_list("pk", flat=True)[:200])
    for letter_id in missing:
        enqueue("documents.issuing.ensure_pdf", letter_id=letter_id)
    return len(missing)
