"""withdraw: the applicant no longer wants an answer."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import messages, policies
from requests_flow.actions import _case, _letters
from requests_flow.actions.recall import standing_answer
from requests_flow.enums import Actor, EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record

REASON = "Permohonan dicabut pemohon sebelum surat ditandatangani."


@transaction.atomic
def withdraw(*, case: InformationRequest, by: policies.Person, at: datetime) -> InformationRequest:
    """End `case` at the applicant's wish; its letters that are not signed yet are voided. Raises Denied."""
    case = _case.locked(case)
    actor = policies.withdraw(by, case, on=_case.local_day(case, at))
    user = by if isinstance(by, User) else None
    answer = standing_answer(case)
    case.withdraw()
    _case.save_move(case)
    current = case.current_round
    letters = [current.completion_letter, current.extension_letter, *(answer.letters if answer else ())]
    _letters.void_unsigned(letters, reason=REASON, by=user, at=at)
    record(case, EventKind.WITHDRAWN, at=at, actor=actor, user=user)
    messages.withdrawn(case, at=at, told_by_applicant=actor is Actor.APPLICANT)
    return case
