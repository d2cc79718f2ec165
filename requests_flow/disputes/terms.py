"""The terms of a dispute: which one decided whether it was in time, and which one a step begins."""

from datetime import date

from requests_flow import clocks
from requests_flow.deadlines.schedule import Due
from requests_flow.disputes.enums import DisputeOutcome, StepKind
from requests_flow.models import Dispute, Objection


def filing_due(objection: Objection, *, on: date) -> Due | None:
    """Return the last day to go to the commission as it stood on `on`: D08, D09 or the later of both, None for none.

    D08 counts from the proven receipt of the response (UU 14/2008 article 37(2)), D09 from the silence of the superior.
    A day that silence had given is never taken away by a response that came after it.
    """
    found = []
    received = objection.received_by_objector_at
    if received and (received_on := clocks.local_day(objection.body, received)) <= on:
        found.append(clocks.dispute_due(objection.body, received_on))
    answered = objection.answered_at
    silent_until = clocks.local_day(objection.body, answered) if answered else on
    if min(silent_until, on) > objection.silent_after_on:
        found.append(clocks.dispute_due_after_silence(objection.body, objection.silent_after_on))
    return max(found, key=lambda due: due.on, default=None)


def next_due(case: Dispute, kind: str, *, happened_on: date, received_on: date | None, outcome: str) -> Due | None:
    """Return the deadline that a step begins for whoever comes next (D10 to D13); None when it begins none.

    They bind the commission, the courts and the parties: the portal shows them and enforces nothing.
    """
    if kind == StepKind.REGISTERED:
        return clocks.commission_start_due(case.body, happened_on)
    if kind in (StepKind.MEDIATION, StepKind.ADJUDICATION):
        first = case.steps.filter(kind__in=(StepKind.MEDIATION, StepKind.ADJUDICATION)).order_by("pk").first()
        return clocks.commission_end_due(case.body, first.happened_on if first else happened_on)
    if kind == StepKind.DECISION and outcome != DisputeOutcome.AGREED and received_on:
        return clocks.lawsuit_due(case.body, received_on)
    if kind == StepKind.JUDGMENT and received_on:
        return clocks.cassation_due(case.body, received_on)
    return None
