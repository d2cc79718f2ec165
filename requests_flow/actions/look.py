"""look: open a copy of a paper that shows who asks, and leave a record of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from documents import watermark
from documents.enums import HOLDS_IDENTITY
from documents.models import StoredFile
from registry import selectors as registry_selectors
from registry.models import PublicBody
from requests_flow import clocks, policies, wording
from requests_flow.actions import _case
from requests_flow.enums import Actor, LookReason
from requests_flow.models import IdentityView, InformationRequest

PURPOSE = "Hanya untuk verifikasi permohonan"


@dataclass(frozen=True)
class Look:
    """A copy to look at: its record, and its pages as pictures with the lines of the watermark in them."""

    record: IdentityView
    copy: watermark.Copy
    lines: list[str]


def is_guarded(stored: StoredFile) -> bool:
    """Return whether officers see a file only as a copy with a watermark: what shows who asks, and can be copied."""
    return stored.kind in HOLDS_IDENTITY and watermark.can_be_copied(stored)


def look(
    *, case: InformationRequest, stored_file: StoredFile, reason: LookReason, first: int = 1, by: User, at: datetime
) -> Look:
    """Return a copy with a watermark of a paper that the applicant of `case` handed in, after recording who looks.

    A long paper is shown in parts: `first` is the number of the page with which this look begins.

    Raises Denied for anybody who does not decide, and for a paper that shows nobody's identity; FileGone when it was
    purged. The record is committed first: there is no copy without it, and drawing holds up nobody else.
    """
    record = _record(case, stored_file, reason, by, at)
    return copy_for(record, f"Permohonan {case.number}", PURPOSE, body=case.body, first=first)


def copy_for(record: IdentityView, which: str, purpose: str, *, body: PublicBody, first: int) -> Look:
    """Return the copy that a committed record allows, with who, when, which case and what for written all over."""
    moment = wording.waktu(record.viewed_at, clocks.zone_of(body))
    lines = [f"{record.office} · {record.viewed_by.full_name}", moment, which, purpose]
    return Look(record, watermark.copy_of(record.file, lines, first=first), lines)


def office_of(body: PublicBody, actor: Actor) -> str:
    """Return in the name of which office somebody looks."""
    return registry_selectors.regency_of(body.region).full_name if actor is Actor.REGENCY else body.unit_name


@transaction.atomic
def _record(
    case: InformationRequest, stored_file: StoredFile, reason: LookReason, by: User, at: datetime
) -> IdentityView:
    case = _case.locked(case)
    actor = policies.look(by, case, on=_case.local_day(case, at))
    if stored_file.kind not in HOLDS_IDENTITY or not case.attachments.filter(file=stored_file).exists():
        raise Denied("Berkas ini bukan berkas identitas permohonan ini.")
    return IdentityView.objects.create(
        request=case, file=stored_file, reason=reason, office=office_of(case.body, actor), viewed_at=at, viewed_by=by
    )
