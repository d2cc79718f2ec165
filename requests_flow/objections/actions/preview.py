"""preview: the response as it would be; nothing is stored and no number is taken."""

from datetime import datetime

from accounts.models import User
from documents.enums import LetterKind
from requests_flow.actions import _case, _letters
from requests_flow.models import Objection
from requests_flow.objections import policies
from requests_flow.objections.actions.decide import checked, papers_of
from requests_flow.objections.letter_facts import Ruling


def preview(*, case: Objection, ruling: Ruling, by: User, at: datetime) -> bytes:
    """Return the response as a PDF draft. Raises what `decide` would raise: Denied or RulingIncomplete."""
    on = _case.local_day(case, at)
    policies.decide(by, case, on=on)
    capacity = policies.capacity_of(by, case, on=on)
    content, signer = papers_of(case, checked(case, ruling), capacity=capacity, by=by, at=at)
    return _letters.preview(case, LetterKind.OBJECTION_RESPONSE, content, by=by, at=at, signer=signer)
