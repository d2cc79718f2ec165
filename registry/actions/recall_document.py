"""recall_document: take back what is not signed yet to mend it, or end the force of what is."""

import datetime

from django.db import transaction

from accounts.models import User
from documents import issuing
from registry.actions._service_papers import local_day, locked, record
from registry.enums import ChangeKind, DocumentState
from registry.models import ServiceDocument
from registry.service_documents import policies


@transaction.atomic
def recall_document(*, document: ServiceDocument, reason: str, by: User, at: datetime.datetime) -> ServiceDocument:
    """Void the letter; an unsigned version becomes a draft again, one in force stays readable and marked as recalled.

    Raises Denied, or LetterRefused without a reason.
    """
    document = locked(document)
    policies.recall_document(by, document, local_day(document.body, at))
    assert document.letter is not None
    issuing.void(letter=document.letter, reason=reason, by=by, at=at)
    record(ChangeKind.DOCUMENT_RECALLED, document, by=by, at=at, reason=reason.strip())
    if document.state == DocumentState.AWAITING_SIGNATURE:
        document.issued_at = document.issued_by = document.letter = None
    else:
        document.recalled_at, document.recalled_by = at, by
    document.save(update_fields=["letter", "issued_at", "issued_by", "recalled_at", "recalled_by"])
    return document
