"""open_round: the superior's signed decision on an objection makes the PPID answer anew."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import clocks, policies
from requests_flow.actions import _case, _letters
from requests_flow.actions.recall import standing_answer
from requests_flow.enums import EventKind, RoundCause
from requests_flow.models import InformationRequest, Round
from requests_flow.timeline import record

REASON = "Atasan PPID memerintahkan jawaban baru sebelum surat ini ditandatangani."


@transaction.atomic
def open_round(
    *, case: InformationRequest, days: int, objection: str, dispute: str = "", by: User, at: datetime
) -> Round:
    """Begin another round of `case` with the order's own term of `days` working days, counted from `at`.

    Letters of the running round that are not signed yet are voided. `objection` is the number of the objection that
    was decided, `dispute` that of the dispute about it whose outcome the superior carries out. Returns the round.
    Raises Denied, or ValueError when the term is longer than a first answer may take.
    """
    case = _case.locked(case)
    on = _case.local_day(case, at)
    actor = policies.order(by, case, on=on)
    due = clocks.order_due(case.body, days, on)
    last = case.current_round
    _drop_unsigned(case, last, by, at)
    case.order()
    _case.save_move(case)
    opened = Round.objects.create(
        request=case,
        number=last.number + 1,
        cause=RoundCause.ORDERED,
        started_at=at,
        due_on=due.on,
        due_days=clocks.as_rows(due),
        due_is_provisional=due.provisional,
    )
    record(
        case, EventKind.ORDERED, at=at, actor=actor, user=by,
        round=opened.number, due_on=due.on.isoformat(), days=days, objection=objection,
        **({"dispute": dispute} if dispute else {}),
    )  # fmt: skip
    return opened


def _drop_unsigned(case: InformationRequest, last: Round, by: User, at: datetime) -> None:
    letters = [last.completion_letter, last.extension_letter]
    answer = standing_answer(case)
    if answer and last.answered_at is None:
        answer.recalled_at, answer.recalled_by = at, by
        answer.save(update_fields=["recalled_at", "recalled_by"])
        letters += answer.letters
    _letters.void_unsigned(letters, reason=REASON, by=by, at=at)
