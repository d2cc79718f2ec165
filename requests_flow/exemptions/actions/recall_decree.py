"""recall_decree: take back a decree that nobody has signed yet; its tests can be listed in another one."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import issuing
from requests_flow import clocks
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _decree
from requests_flow.models import ExemptListDecree


@transaction.atomic
def recall_decree(*, decree: ExemptListDecree, reason: str, by: User, at: datetime) -> ExemptListDecree:
    """Void the unsigned letter; its number stays used. Raises Denied, or LetterRefused without a reason."""
    decree = _decree.locked(decree)
    policies.recall_decree(by, decree, on=clocks.local_day(decree.body, at))
    decree.letter = issuing.void(letter=decree.letter, reason=reason, by=by, at=at)
    decree.recalled_at, decree.recalled_by, decree.recall_reason = at, by, reason.strip()
    decree.save()
    return decree
