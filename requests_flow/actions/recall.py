"""recall: take back an answer letter that is not signed yet, to write it anew."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import policies
from requests_flow.actions import _case, _letters
from requests_flow.enums import EventKind
from requests_flow.models import Answer, InformationRequest
from requests_flow.timeline import record


def standing_answer(case: InformationRequest) -> Answer | None:
    """Return the answer of the current round that was not recalled, if there is one."""
    return Answer.objects.select_related("letter").filter(round=case.current_round, recalled_at=None).first()


@transaction.atomic
def recall(*, case: InformationRequest, reason: str, by: User, at: datetime) -> InformationRequest:
    """Void the unsigned letter with `reason` and go back to work; its number stays used. Raises Denied."""
    case = _case.locked(case)
    actor = policies.recall(by, case, on=_case.local_day(case, at))
    answer = Answer.objects.select_related("letter", "referral_letter").get(round=case.current_round, recalled_at=None)
    case.recall()
    _case.save_move(case)
    answer.recalled_at, answer.recalled_by = at, by
    answer.save(update_fields=["recalled_at", "recalled_by"])
    _letters.void_unsigned(answer.letters, reason=reason, by=by, at=at)
    record(case, EventKind.ANSWER_RECALLED, at=at, actor=actor, user=by, letter=str(answer.letter_id))
    return case
