"""reopen: what was granted was not or wrongly delivered, so another round of the same number begins."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import clocks, messages, policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind, RoundCause
from requests_flow.models import InformationRequest, Round
from requests_flow.policies import Person
from requests_flow.timeline import record

NO_REASON = "Tulis apa yang belum atau salah diterima."


@transaction.atomic
def reopen(*, case: InformationRequest, reason: str, by: Person, at: datetime) -> Round:
    """Begin another round with a fresh full term to answer, counted from `at`; `reason` says what is missing.

    The answer that was given stands and its term to object runs on: whoever does not want to wait may object against
    it meanwhile. Raises Denied, or ValueError without a reason.
    """
    case = _case.locked(case)
    on = _case.local_day(case, at)
    actor = policies.reopen(by, case, on=on)
    if not reason.strip():
        raise ValueError(NO_REASON)
    due = clocks.reopened_due(case.body, on)
    last = case.current_round
    case.reopen()
    _case.save_move(case)
    opened = Round.objects.create(
        request=case,
        number=last.number + 1,
        cause=RoundCause.REOPENED,
        reopening_reason=reason.strip(),
        started_at=at,
        due_on=due.on,
        due_days=clocks.as_rows(due),
        due_is_provisional=due.provisional,
    )
    user = by if isinstance(by, User) else None
    record(
        case, EventKind.REOPENED, at=at, actor=actor, user=user,
        round=opened.number, due_on=due.on.isoformat(), provisional=due.provisional,
    )  # fmt: skip
    messages.reopened(case, opened=opened, at=at)
    return opened
