"""The letters and files that go into a dispute bundle, each under a name that says what it is and no more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from documents import issuing
from documents.enums import FileKind
from documents.models import Letter, StoredFile
from requests_flow.disputes.evidence import CASE_NAMES, cases_of
from requests_flow.models import AnswerFile, Attachment, Dispute, ObjectionAttachment

# Copies of identity cards prove nothing in the dispute and are not handed on.
LEFT_OUT = (FileKind.IDENTITY,)


@dataclass(frozen=True)
class Paper:
    """A file and its place in the bundle."""

    path: str
    file: StoredFile


def letters(dispute: Dispute, *, for_citizen: bool, at: datetime) -> Iterator[Paper]:
    """Yield each letter as it was made and, beside it, as it was signed; the citizen gets those that count."""
    number = 0
    for name, case in cases_of(dispute).items():
        rows = Letter.objects.filter(subject=case.about).order_by("issued_at", "number", "pk")
        for row in rows:
            if for_citizen and not row.counts:
                continue
            letter = issuing.ensure_pdf(letter_id=row.pk, at=at)
            number += 1
            void = " dibatalkan" if letter.is_voided else ""
            stem = f"surat/{number:02d}-{slug(f'{CASE_NAMES[name]} {letter}{void}')}"
            if letter.pdf:
                yield Paper(f"{stem}.pdf", letter.pdf)
            if letter.signed_file:
                yield Paper(f"{stem}-bertanda-tangan{_ending(letter.signed_file)}", letter.signed_file)


def files(dispute: Dispute) -> Iterator[Paper]:
    """Yield what both sides handed in or gave: attachments, answered files, minutes, documents of the dispute."""
    for number, (what, stored) in enumerate(_kept(dispute), start=1):
        name = slug(stored.original_name.rpartition(".")[0])[:60]
        yield Paper(f"berkas/{number:02d}-{what}-{name}{_ending(stored)}", stored)


def slug(words: str) -> str:
    """Return words as part of a file name."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _ending(stored: StoredFile) -> str:
    ending = stored.original_name.rpartition(".")[2].lower()
    return f".{ending}" if ending.isalnum() else ""


def _kept(dispute: Dispute) -> Iterator[tuple[str, StoredFile]]:
    objection = dispute.objection
    if objection.request:
        handed_in = Attachment.objects.filter(request=objection.request).select_related("file").order_by("pk")
        given = AnswerFile.objects.filter(
            answer__round__request=objection.request, answer__recalled_at=None, answer__round__answered_at__isnull=False
        )
        yield from (("permohonan", row.file) for row in handed_in if row.file.kind not in LEFT_OUT)
        yield from (("jawaban", row.file) for row in given.select_related("file").order_by("pk"))
    added = ObjectionAttachment.objects.filter(objection=objection).select_related("file").order_by("pk")
    yield from (("keberatan", row.file) for row in added if row.file.kind not in LEFT_OUT)
    for held in objection.deliberations.exclude(minutes_file=None).select_related("minutes_file").order_by("pk"):
        yield "musyawarah", held.minutes_file
    for step in dispute.steps.exclude(document=None).select_related("document").order_by("pk"):
        yield "sengketa", step.document
