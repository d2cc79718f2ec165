"""issue_document: number the paper and freeze its words; it waits for the superior's signature."""

import datetime

from django.db import transaction

from accounts.models import User
from registry.actions._service_papers import issue_letter, layout_of, local_day, locked, record
from registry.enums import ChangeKind, DocumentKind
from registry.models import ServiceDocument
from registry.service_documents import messages, policies, texts
from registry.service_documents.kinds import KINDS


class DocumentIncomplete(ValueError):
    """Something is still missing; `str()` is a sentence for the officer."""


@transaction.atomic
def issue_document(*, document: ServiceDocument, by: User, at: datetime.datetime) -> ServiceDocument:
    """Issue the version; it comes into force once it is signed.

    Raises Denied, DocumentIncomplete with what lacks (the charter needs all that Perki 1/2021 article 47 asks for),
    StepUnclear when a step cannot be read.
    """
    document = locked(document)
    policies.issue_document(by, document, local_day(document.body, at))
    check_complete(document)
    layout = layout_of(document, at)
    document.letter = issue_letter(
        document.body, KINDS[document.kind].letter, subject=document.about, by=by, at=at, **layout
    )
    document.issued_at, document.issued_by = at, by
    document.save(update_fields=["letter", "issued_at", "issued_by"])
    record(ChangeKind.DOCUMENT_ISSUED, document, by=by, at=at)
    messages.signature_awaited(document, by=by, at=at)
    return document


def check_complete(document: ServiceDocument) -> None:
    """Raise DocumentIncomplete when a section is empty, or when the charter would not say where and when to come."""
    optional = texts.optional_codes(document.kind)
    empty = [row["title"] for row in document.sections if not row["text"].strip() and row["code"] not in optional]
    if empty:
        raise DocumentIncomplete(f"Isi dahulu bagian ini: {', '.join(empty)}.")
    body = document.body
    if document.kind == DocumentKind.CHARTER and not (body.address.strip() and body.service_hours.strip()):
        raise DocumentIncomplete(
            "Isi dahulu alamat kantor dan jam layanan di halaman Kop surat. Keduanya tercetak pada maklumat."
        )
