"""extend: the single extension of the term, with a written reason."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents.enums import LetterKind
from requests_flow import clocks, letter_facts, messages, policies
from requests_flow.actions import _case, _letters
from requests_flow.enums import EventKind, ExtensionReason
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def extend(
    *, case: InformationRequest, reason: ExtensionReason, explanation: str, by: User, at: datetime
) -> InformationRequest:
    """Issue the extension notice (UU 14/2008 article 22(8)); it takes effect when the letter is signed in time.

    Raises Denied (once only, before the term ends) or ValueError without an explanation.
    """
    if not explanation.strip():
        raise ValueError("Tulis penjelasan mengapa waktu perlu diperpanjang.")
    case = _case.locked(case)
    actor = policies.extend(by, case, on=_case.local_day(case, at))
    current = case.current_round
    due = clocks.extended_due(case.body, current.deadline_on)
    content = letter_facts.extension(case, due=due, reason=reason, explanation=explanation.strip())
    case.extend()
    _case.save_move(case)
    current.extension_reason, current.extension_explanation = reason, explanation.strip()
    current.extension_letter = _letters.issue_letter(case, LetterKind.EXTENSION, content, by=by, at=at)
    current.save()
    record(
        case, EventKind.EXTENSION_ISSUED, at=at, actor=actor, user=by,
        letter=str(current.extension_letter_id), reason=str(reason), due_on=due.on.isoformat(),
    )  # fmt: skip
    messages.signature_awaited(case, at=at, by=by)
    return case
