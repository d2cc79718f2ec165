"""sign: the response is signed, on paper or electronically, and from then on it counts."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from requests_flow import clocks
from requests_flow.actions import _case, _letters
from requests_flow.actions.open_round import open_round
from requests_flow.enums import RequestStatus
from requests_flow.models import InformationRequest, Objection, ObjectionDecision
from requests_flow.objections import messages, policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def sign(*, case: Objection, scan: UploadedFile | None, by: User, at: datetime) -> Objection:
    """Attach the signed scan (wet) or sign the PDF (tte): the objection is answered at `at` (article 36(2)).

    An order to the PPID begins its term now and, where there is a request, opens another round of it. Raises Denied,
    FileRefused, or ValueError when the scan is missing.
    """
    case = _objection.locked(case)
    on = _case.local_day(case, at)
    actor = policies.sign(by, case, on=on)
    decision = case.standing_decision
    letter = _letters.sign_letter(decision.letter, scan, by=by, at=at)
    case.sign()
    case.answered_at, case.answered_by = at, by
    _case.save_move(case)
    if decision.order:
        _put_in_force(case, decision, on, by, at)
    record(
        case, ObjectionEventKind.DECIDED, at=at, actor=actor, user=by, outcome=decision.outcome,
        order_due_on=decision.order_due_on.isoformat() if decision.order_due_on else "", **_letters.facts_of(letter),
    )  # fmt: skip
    messages.decided(case, decision, at=at)
    if decision.order_due_on:
        messages.ordered(case, decision, at=at)
    return case


def _put_in_force(case: Objection, decision: ObjectionDecision, on: date, by: User, at: datetime) -> None:
    if case.request is None:
        decision.order_due_on = clocks.order_due(case.body, decision.order_days, on).on
    elif not _is_withdrawn(case.request):
        opened = open_round(case=case.request, days=decision.order_days, objection=case.number, by=by, at=at)
        decision.opened_round, decision.order_due_on = opened, opened.due_on
    decision.save(update_fields=["opened_round", "order_due_on"])


def _is_withdrawn(request: InformationRequest) -> bool:
    """The applicant may have withdrawn the request after the decision was written: then there is nothing to order."""
    return _case.locked(request).status == RequestStatus.WITHDRAWN
