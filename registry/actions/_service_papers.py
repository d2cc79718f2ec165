"""What the actions on service documents and decrees share: the lock, the letter's layout, the record of changes."""

import datetime
from typing import Any

from accounts.models import User
from documents import issuing
from documents.enums import LetterKind, SigningMode
from documents.models import Letter
from notifications.queue import enqueue
from registry import letterheads, selectors
from registry.enums import ChangeKind
from registry.models import Change, PublicBody, ServiceDocument
from registry.service_documents.kinds import KINDS
from registry.service_documents.letter_facts import content_of

# Letters out of a body have one series, its decisions another (as those about requests).
LETTERS, DECISIONS = "SURAT", "SK"
DECREES = (LetterKind.PPID_DECREE, LetterKind.DIP_DECREE)


def locked(document: ServiceDocument) -> ServiceDocument:
    """Return the version fresh from the database and locked until the transaction ends."""
    rows = ServiceDocument.objects.select_for_update(of=("self",)).select_related("body__region__parent", "letter")
    return rows.get(pk=document.pk)


def local_day(body: PublicBody, at: datetime.datetime) -> datetime.date:
    """Return the day of `at` where the body is."""
    return selectors.local_date(body, at)


def layout_of(document: ServiceDocument, at: datetime.datetime) -> dict[str, Any]:
    """Return what the letter of a version has, issued or as a draft. Raises StepUnclear when a step cannot be read."""
    kind = KINDS[document.kind]
    title = f"{kind.title} {document.body.short_name}, versi {document.version}"
    return frame_of(document.body, kind.letter, title, at) | {"content": content_of(document)}


def frame_of(body: PublicBody, kind: LetterKind, title: str, at: datetime.datetime) -> dict[str, Any]:
    """Return template, title, letterhead, signer (the superior of the PPID), paper, place and time zone of a letter."""
    letterhead = letterheads.letterhead_of(body)
    return {
        "template": f"letters/{kind}.html",
        "letterhead": letterhead,
        "title": title,
        "signer_name": letterheads.head_of(body, at),
        "signer_role": letterhead.superior,
        "paper": body.paper,
        "place": body.region.name,
        "zone": selectors.zone_of(body),
    }


def issue_letter(
    body: PublicBody,
    kind: LetterKind,
    *,
    subject: str,
    by: User,
    at: datetime.datetime,
    number: str = "",
    **layout: Any,
) -> Letter:
    """Issue a letter in the body's series, or under the ready `number`; it is signed in the way of the body."""
    config = selectors.config_for(body)
    is_decree = kind in DECREES
    series = DECISIONS if is_decree else LETTERS
    pattern = config.decision_pattern if is_decree else config.letter_pattern
    letter = issuing.issue(
        kind=kind,
        scope=body.scope,
        subject=subject,
        signing_mode=SigningMode(body.signing_mode),
        by=by,
        at=at,
        number=number,
        series="" if number else series,
        number_pattern="" if number else pattern,
        **layout,
    )
    enqueue("documents.issuing.ensure_pdf", letter_id=letter.pk)
    return letter


def record(kind: ChangeKind, document: ServiceDocument, *, by: User, at: datetime.datetime, reason: str = "") -> None:
    """Write into the registry's record what happened to a version."""
    facts = {"document": str(document.public_id), "document_kind": document.kind, "version": document.version}
    if document.letter is not None:
        facts["number"] = document.letter.number
    record_change(kind, document.body, facts, by=by, at=at, reason=reason)


def record_change(
    kind: ChangeKind, body: PublicBody, facts: dict[str, Any], *, by: User, at: datetime.datetime, reason: str = ""
) -> None:
    """Add a row to the registry's record of changes."""
    regency = selectors.regency_of(body.region)
    Change.objects.create(kind=kind, regency=regency, body=body, after=facts, reason=reason[:300], at=at, by=by)
