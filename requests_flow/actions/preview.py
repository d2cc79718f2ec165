"""preview: the answer letter as it would be; nothing is stored and no number is taken."""

from datetime import datetime

from accounts.models import User
from documents import issuing
from requests_flow import outcomes, policies
from requests_flow.actions import _case, _letters
from requests_flow.actions.answer import Reply, billed, checked, content_of, tested
from requests_flow.models import InformationRequest


def preview(*, case: InformationRequest, reply: Reply, by: User, at: datetime) -> bytes:
    """Return the letter as a PDF draft. Raises what `answer` would raise: Denied or AnswerIncomplete."""
    on = _case.local_day(case, at)
    policies.answer(by, case, on=on)
    tests = tested(case, reply, checked(case, reply), on=on)
    referral_number = issuing.DRAFT_NUMBER if reply.holder else ""
    bill = billed(case, reply, on=on)
    content = content_of(case, reply, tests=tests, bill=bill, referral_number=referral_number, at=at)
    return _letters.preview(case, outcomes.letter_for(reply.outcome), content, by=by, at=at)
