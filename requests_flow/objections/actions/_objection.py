"""What several actions on an objection share: the lock, and taking back an unsigned decision."""

from datetime import datetime

from accounts.models import User
from requests_flow.actions import _letters
from requests_flow.models import Objection, ObjectionDecision


def locked(case: Objection) -> Objection:
    """Return the objection fresh from the database and locked until the transaction ends."""
    return (
        Objection.objects.select_for_update(of=("self",))
        .select_related("body", "body__region", "region", "request", "round")
        .get(pk=case.pk)
    )


def drop_decision(decision: ObjectionDecision, *, reason: str, by: User | None, at: datetime) -> None:
    """Take back a decision that is not signed: its letter is void, its number stays used."""
    decision.recalled_at, decision.recalled_by = at, by
    decision.save(update_fields=["recalled_at", "recalled_by"])
    _letters.void_unsigned([decision.letter], reason=reason, by=by, at=at)
