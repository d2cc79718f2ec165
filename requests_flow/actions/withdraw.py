"""withdraw: the applicant no longer wants an answer."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import issuing
from requests_flow import messages, policies
from requests_flow.actions import _case
from requests_flow.actions.recall import standing_answer
from requests_flow.enums import Actor, EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record

REASON = "Permohonan dicabut pemohon sebelum surat ditandatangani."


@transaction.atomic
def withdraw(*, case: InformationRequest, by: policies.Person, at: datetime) -> InformationRequest:
    """End `case` at the applicant's wish; unsigned letters of its answer are voided. Raises Denied."""
    case = _case.locked(case)
    actor = policies.withdraw(by, case, on=_case.local_day(case, at))
    user = by if isinstance(by, User) else None
    answer = standing_answer(case)
    case.withdraw()
    _case.save_move(case)
    for letter in filter(None, (answer.letter, answer.referral_letter) if answer else ()):
        if not letter.is_signed:
            issuing.void(letter=letter, reason=REASON, by=user, at=at)
    record(case, EventKind.WITHDRAWN, at=at, actor=actor, user=user)
    messages.withdrawn(case, at=at, told_by_applicant=actor is Actor.APPLICANT)
    return case
