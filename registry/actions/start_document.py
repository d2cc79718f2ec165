"""start_document: begin a version of the charter or of a procedure."""

import datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from registry.actions._office import lock_body
from registry.actions._service_papers import local_day, record
from registry.enums import ChangeKind, DocumentKind
from registry.models import PublicBody, ServiceDocument
from registry.service_documents import policies, texts


@transaction.atomic
def start_document(
    *, body: PublicBody, kind: str, by: User, at: datetime.datetime, from_model: bool = False
) -> ServiceDocument:
    """Return a draft with the words of the version in force, or with the portal's text filled in for this body.

    `from_model` takes the portal's text in any case. Raises Denied for anybody but the PPID, and while another version
    of the kind is in hand.
    """
    # Of two who begin at once, the second waits here and is told that the first has begun.
    body = lock_body(body)
    code = DocumentKind(kind)
    policies.start_document(by, body, code, local_day(body, at))
    versions = ServiceDocument.objects.filter(body=body, kind=code)
    standing = versions.in_force().first()
    is_new = from_model or standing is None
    document = ServiceDocument.objects.create(
        body=body,
        kind=code,
        version=(versions.order_by().aggregate(last=Max("version"))["last"] or 0) + 1,
        sections=texts.starting_sections(code, body) if is_new else standing.sections,  # type: ignore[union-attr]
        terms=texts.terms_of(body),
        started_at=at,
        started_by=by,
    )
    record(ChangeKind.DOCUMENT_STARTED, document, by=by, at=at)
    return document
