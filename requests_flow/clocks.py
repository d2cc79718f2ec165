"""Where the pure deadline calendar meets the registry: which calendar, which term, which local day."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from registry import selectors as registry_selectors
from registry.models import PublicBody
from requests_flow.deadlines import schedule, terms
from requests_flow.deadlines.schedule import Calendar, Due
from requests_flow.deadlines.terms import Term
from requests_flow.deadlines.workdays import add_working_days, working_day_before
from requests_flow.models import Objection, Round


def calendar_of(body: PublicBody, on: date) -> Calendar:
    """Return the office calendar of `body` around `on`: the year itself and its neighbours."""
    facts = registry_selectors.calendar(body, (on.year - 1, on.year, on.year + 1))
    return Calendar(non_working=facts.non_working, states=facts.states, rest_days=facts.rest_days, zone=facts.zone)


def zone_of(body: PublicBody) -> str:
    """Return the IANA name of the time zone the body lives in."""
    return registry_selectors.zone_of(body)


def local_day(body: PublicBody, at: datetime) -> date:
    """Return the calendar day of the moment `at` where the body is."""
    return schedule.local_date(at, zone_of(body))


def term_of(body: PublicBody, term: Term) -> Term:
    """Return the term as it binds this body: a regency may have shortened it, never lengthened."""
    days = registry_selectors.terms_for(body).get(term.name, term.days)
    return term if days == term.days else terms.shorten(term, days)


def answer_due(body: PublicBody, started_on: date) -> Due:
    """Return the deadline to answer (UU 14/2008 article 22(7)) for a clock that started on `started_on`."""
    return schedule.due(term_of(body, terms.ANSWER), started_on, calendar_of(body, started_on))


def extended_due(body: PublicBody, original_due_on: date) -> Due:
    """Return the deadline after the one extension, counted from the original (UU 14/2008 article 22(8))."""
    calendar = calendar_of(body, original_due_on)
    return schedule.extended(original_due_on, calendar, term=term_of(body, terms.EXTENSION))


def completion_due(body: PublicBody, noticed_on: date) -> Due:
    """Return the day by which the applicant completes the request (regulation brief, D03)."""
    return schedule.due(terms.COMPLETION, noticed_on, calendar_of(body, noticed_on))


def objection_due(body: PublicBody, received_on: date) -> Due:
    """Return the last day to object, counted from the day the answer reached the applicant (article 36(1))."""
    return schedule.due(terms.OBJECTION, received_on, calendar_of(body, received_on))


def response_due(body: PublicBody, received_on: date) -> Due:
    """Return the day by which the superior responds to an objection received that day (UU 14/2008 article 36(2))."""
    return schedule.due(term_of(body, terms.OBJECTION_RESPONSE), received_on, calendar_of(body, received_on))


def silence_due(body: PublicBody, received_on: date) -> Due:
    """Return the last of the 30 working days of article 36(2), whatever shorter term the regency has promised."""
    return schedule.due(terms.OBJECTION_RESPONSE, received_on, calendar_of(body, received_on))


def dispute_due(body: PublicBody, received_on: date) -> Due:
    """Return the last day to go to the commission after the response arrived that day (article 37(2), D08)."""
    return schedule.due(terms.DISPUTE, received_on, calendar_of(body, received_on))


def dispute_due_after_silence(body: PublicBody, response_due_on: date) -> Due:
    """Return the last day to go to the commission when no response came by `response_due_on` (D09)."""
    return schedule.due(terms.DISPUTE_AFTER_SILENCE, response_due_on, calendar_of(body, response_due_on))


def reopen_until(body: PublicBody, current: Round, on: date) -> date | None:
    """Return the last day to open an answered round again, None when the regency offers it not at all.

    It is a promise of the regency, no law: so many working days from the day the answer was received. While nothing
    proves that it arrived they begin today, `on`, as the term to object does.
    """
    days = registry_selectors.config_for(body).reopen_days
    if not days or current.answered_at is None:
        return None
    opening = getattr(current, "opening", None)
    since = current.received_by_applicant_at or (opening.opened_at if opening else None)
    day = local_day(body, since) if since else on
    calendar = calendar_of(body, day)
    return add_working_days(day, days, calendar.non_working, rest_days=calendar.rest_days)


def reopened_due(body: PublicBody, reopened_on: date) -> Due:
    """Return the day by which a request that was opened again is answered: a full term to answer, from that day."""
    term = replace(term_of(body, terms.ANSWER), event="permohonan dibuka kembali")
    return schedule.due(term, reopened_on, calendar_of(body, reopened_on))


def order_due(body: PublicBody, days: int, ordered_on: date) -> Due:
    """Return the day by which the PPID carries out an order of `days` working days; ValueError for too many."""
    return schedule.due(terms.ordered(days), ordered_on, calendar_of(body, ordered_on))


def commission_start_due(body: PublicBody, registered_on: date) -> Due:
    """Return the day by which the commission begins after a registration (UU 14/2008 article 38(1), D10)."""
    return schedule.due(terms.COMMISSION_START, registered_on, calendar_of(body, registered_on))


def commission_end_due(body: PublicBody, started_on: date) -> Due:
    """Return the day by which the commission is done after it began that day (article 38(2), D11)."""
    return schedule.due(terms.COMMISSION_END, started_on, calendar_of(body, started_on))


def lawsuit_due(body: PublicBody, decided_on: date) -> Due:
    """Return the last day to go to court after the commission's decision was received that day (article 48, D12)."""
    return schedule.due(terms.LAWSUIT, decided_on, calendar_of(body, decided_on))


def cassation_due(body: PublicBody, judged_on: date) -> Due:
    """Return the last day for cassation after the court's decision was received that day (article 50, D13)."""
    return schedule.due(terms.CASSATION, judged_on, calendar_of(body, judged_on))


def recounted(current: Round, body: PublicBody) -> Due:
    """Return the running deadline of a round counted anew with today's calendar, its days from the first to the last.

    The lengths are those of the round itself: a term that was shortened or ordered stays as long as it was.
    """
    start = date.fromisoformat(current.due_days[0]["on"])
    due = schedule.due(_as_long_as(terms.ANSWER, current.due_days), start, calendar_of(body, start))
    if current.extended_due_on is None:
        return due
    term = _as_long_as(terms.EXTENSION, current.extended_due_days)
    longer = schedule.extended(due.on, calendar_of(body, due.on), term=term)
    provisional = due.provisional or longer.provisional
    return replace(longer, because=(*due.because, *longer.because[1:]), provisional=provisional)


def recounted_response(case: Objection) -> Due:
    """Return the day to respond to an objection counted anew, as long as it was when the objection was filed."""
    start = date.fromisoformat(case.due_days[0]["on"])
    return schedule.due(_as_long_as(terms.OBJECTION_RESPONSE, case.due_days), start, calendar_of(case.body, start))


def _as_long_as(term: Term, rows: list[dict[str, Any]]) -> Term:
    return replace(term, days=sum(1 for row in rows if row["counted"]))


def exemption_review_on(body: PublicBody, ends_on: date) -> date:
    """Return the day from which an exemption that ends on `ends_on` is to be reviewed (regulation brief, D18)."""
    calendar = calendar_of(body, ends_on)
    return working_day_before(ends_on, _review_days(body), calendar.non_working, rest_days=calendar.rest_days)


def exemption_review_horizon(body: PublicBody, on: date) -> date:
    """Return the last end of a period that is to be reviewed on `on` already: `exemption_review_on` the other way."""
    calendar = calendar_of(body, on)
    return add_working_days(on, _review_days(body), calendar.non_working, rest_days=calendar.rest_days)


def _review_days(body: PublicBody) -> int:
    return registry_selectors.config_for(body).exemption_review_days


def as_rows(due: Due) -> list[dict[str, Any]]:
    """Return the counted and skipped days of `due` as plain data for the record."""
    return [
        {"on": day.on.isoformat(), "counted": day.counted, "number": day.number, "because": day.because}
        for day in due.because
    ]


def standing(current: Round, body: PublicBody, on: date) -> schedule.Standing:
    """Return how the deadline of a round stands on `on`: condition and working days left."""
    return schedule.condition(current.deadline_on, on, calendar_of(body, current.deadline_on))


class CalendarChanges:
    """When the calendars of bodies changed, each asked once."""

    def __init__(self) -> None:
        self._known: dict[int, datetime | None] = {}

    def latest(self, body: PublicBody) -> datetime | None:
        """Return when the calendar of `body` last changed, or None."""
        if body.pk not in self._known:
            self._known[body.pk] = registry_selectors.calendar_changed_at(body)
        return self._known[body.pk]

    def is_after(self, body: PublicBody, counted_at: datetime) -> bool:
        """Did the calendar of `body` change after a count of that moment?"""
        latest = self.latest(body)
        return latest is not None and latest > counted_at
