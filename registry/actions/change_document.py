"""change_document: write the words of a draft."""

import datetime
from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from registry.actions._service_papers import local_day, locked, record
from registry.enums import ChangeKind
from registry.models import ServiceDocument
from registry.service_documents import policies


class ChangedMeanwhile(ValueError):
    """Somebody else saved the draft since this person opened it; `str()` is a sentence for that person."""


@transaction.atomic
def change_document(
    *, document: ServiceDocument, texts: Mapping[str, str], edition: int, by: User, at: datetime.datetime
) -> ServiceDocument:
    """Keep the words of a draft; a section that `texts` does not name stays as it is.

    `edition` is the one that the person has read. Raises ChangedMeanwhile when the draft was saved since, Denied for
    anybody but the PPID and once the version is issued.
    """
    document = locked(document)
    policies.change_document(by, document, local_day(document.body, at))
    if edition != document.edition:
        who = document.changed_by.full_name if document.changed_by else "Petugas lain"
        raise ChangedMeanwhile(
            f"{who} menyimpan naskah ini sesudah Anda membukanya. Yang Anda tulis masih ada di bawah. Bandingkan "
            "dengan naskah yang tersimpan, lalu simpan lagi."
        )
    document.sections = [
        section | {"text": _tidy(texts.get(section["code"], section["text"]))} for section in document.sections
    ]
    document.edition += 1
    document.changed_at, document.changed_by = at, by
    document.save(update_fields=["sections", "edition", "changed_at", "changed_by"])
    record(ChangeKind.DOCUMENT_CHANGED, document, by=by, at=at)
    return document


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))
