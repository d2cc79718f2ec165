"""ask_completion: tell the applicant, once a round, what is missing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents.enums import LetterKind
from requests_flow import clocks, letter_facts, messages, policies
from requests_flow.actions import _case, _letters
from requests_flow.enums import EventKind
from requests_flow.letters import MissingItem
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def ask_completion(
    *, case: InformationRequest, missing: Sequence[MissingItem], note: str = "", by: User, at: datetime
) -> InformationRequest:
    """Issue the completeness notice and wait for the applicant (regulation brief §6.4, D02 and D03).

    The applicant sees it at once; while the paper is unsigned the term to complete is counted again on signing, so it
    never runs before the notice counts. Raises Denied, ValueError when nothing is named as missing.
    """
    if not missing:
        raise ValueError("Sebutkan sedikitnya satu hal yang perlu dilengkapi.")
    case = _case.locked(case)
    on = _case.local_day(case, at)
    actor = policies.ask_completion(by, case, on=on)
    reply = clocks.completion_due(case.body, on)
    content = letter_facts.completeness(case, missing=missing, reply=reply, note=note)
    letter = _letters.issue_letter(case, LetterKind.COMPLETENESS, content, by=by, at=at)
    current = case.current_round
    case.ask_completion()
    _case.save_move(case)
    current.completion_asked_at, current.completion_asked_by = at, by
    current.completion_missing = [{"what": m.what, "state": m.state, "todo": m.todo} for m in missing]
    current.completion_due_on, current.completion_letter = reply.on, letter
    current.save()
    record(
        case, EventKind.COMPLETION_ASKED, at=at, actor=actor, user=by,
        letter=str(letter.pk), completion_due_on=reply.on.isoformat(), missing=len(missing),
    )  # fmt: skip
    messages.completion_asked(case, at=at)
    return case
