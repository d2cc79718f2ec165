"""recall_edition: take back a decree on the list before it is signed."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import issuing
from registry import selectors
from registry.information import policies
from registry.information.actions import _edition
from registry.information.enums import EditionStatus
from registry.models import InformationEdition


@transaction.atomic
def recall_edition(*, edition: InformationEdition, reason: str, by: User, at: datetime) -> InformationEdition:
    """Void the letter with a reason; its number is never used again. Raises Denied, or LetterRefused without one."""
    edition = _edition.locked(edition)
    policies.recall_edition(by, edition, selectors.local_date(edition.body, at))
    edition.letter = issuing.void(letter=edition.letter, reason=reason, by=by, at=at)
    edition.status, edition.recall_reason = EditionStatus.RECALLED, reason.strip()[:300]
    edition.save(update_fields=["status", "recall_reason"])
    return edition
