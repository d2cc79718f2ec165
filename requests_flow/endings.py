"""When an answered case that nobody closes is over: nothing can follow any more from its answer. Nothing here writes.

An answer that is proven to have arrived gives 30 working days to object (article 36(1)), a response 14 to go to the
commission (article 37(2)). Where nothing proves the arrival no term of the law runs; then the case is over a year after
the answer was there, so that nobody's data are kept for ever because a letter was never fetched.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from requests_flow import clocks
from requests_flow.disputes.enums import OPEN_STATUSES as OPEN_DISPUTES
from requests_flow.enums import RequestStatus
from requests_flow.models import InformationRequest, Objection
from requests_flow.objections.enums import ObjectionStatus

UNFETCHED_FOR = timedelta(days=365)


def request_over_on(case: InformationRequest) -> date | None:
    """Return the last day on which something could follow from the answer to `case`; None while that is not known."""
    current = case.current_round
    if case.status != RequestStatus.ANSWERED or current.answered_at is None:
        return None
    days = [current.objection_due_on or _unfetched_on(case, current.answered_at)]
    for objection in case.objections.exclude(status=ObjectionStatus.WITHDRAWN):
        over = objection_over_on(objection) if objection.status == ObjectionStatus.DECIDED else final_day(objection)
        if over is None:
            return None
        days.append(over)
    return max(days)


def objection_over_on(case: Objection) -> date | None:
    """Return the last day on which something could follow from the response to `case`; None while it is not known."""
    if case.status != ObjectionStatus.DECIDED or is_disputed(case):
        return None
    return max(_ways_on(case))


def _ways_on(case: Objection) -> Iterator[date]:
    if case.received_by_objector_at is None:
        yield _unfetched_on(case, case.answered_at)
    if case.dispute_due_on:
        yield case.dispute_due_on
    decision = case.standing_decision
    if decision and decision.order_due_on:
        yield decision.order_due_on


def final_day(case: Objection) -> date | None:
    """Return the last day to go to the commission about an objection; None while unknown, or while one is disputed.

    An objection that was closed without proof of arrival was unfetched for long: its response is the last that was.
    """
    if case.is_open or is_disputed(case):
        return None
    if case.dispute_due_on is None and case.status == ObjectionStatus.CLOSED:
        return clocks.local_day(case.body, case.answered_at)
    return case.dispute_due_on


def is_disputed(case: Objection) -> bool:
    """Does a dispute about the objection run?"""
    return case.disputes.filter(status__in=OPEN_DISPUTES).exists()


def _unfetched_on(case: InformationRequest | Objection, answered_at: datetime) -> date:
    return clocks.local_day(case.body, answered_at + UNFETCHED_FOR)
