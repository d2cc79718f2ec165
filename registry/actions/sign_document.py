"""sign_document: the paper is signed, on paper or electronically, and takes the place of the version before it."""

import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import issuing
from registry.actions._office import lock_body
from registry.actions._service_papers import local_day, locked, record
from registry.enums import ChangeKind
from registry.models import ServiceDocument
from registry.service_documents import messages, policies


@transaction.atomic
def sign_document(
    *, document: ServiceDocument, scan: UploadedFile | None, by: User, at: datetime.datetime
) -> ServiceDocument:
    """Attach the signed scan or sign the PDF; from now on the version is in force and the one before is replaced.

    Raises Denied, FileRefused, LetterRefused without a scan, SigningFailed.
    """
    lock_body(document.body)
    document = locked(document)
    policies.sign_document(by, document, local_day(document.body, at))
    assert document.letter is not None
    document.letter = issuing.sign(letter=document.letter, scan=scan, by=by, at=at)
    older = ServiceDocument.objects.filter(body=document.body, kind=document.kind).in_force()
    for standing in older.select_for_update(of=("self",)).order_by("pk"):
        standing.replaced_at, standing.replaced_by = at, by
        standing.save(update_fields=["replaced_at", "replaced_by"])
    document.signed_at, document.signed_by = at, by
    document.save(update_fields=["signed_at", "signed_by"])
    record(ChangeKind.DOCUMENT_SIGNED, document, by=by, at=at)
    messages.now_in_force(document, by=by, at=at)
    return document
