"""preview_document: the paper as it would be; nothing is stored and no number is taken."""

import datetime

from accounts.models import User
from documents import issuing
from registry.actions._service_papers import layout_of, local_day
from registry.models import ServiceDocument
from registry.service_documents import policies


def preview_document(*, document: ServiceDocument, by: User, at: datetime.datetime) -> bytes:
    """Return the draft as a PDF. Raises Denied for outsiders, StepUnclear when a step cannot be read."""
    policies.read_documents(by, document.body, local_day(document.body, at))
    return issuing.preview(at=at, **layout_of(document, at))
