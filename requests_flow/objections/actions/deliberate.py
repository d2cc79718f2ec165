"""deliberate: record a meeting about grounds b to g, with its minutes."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import files
from documents.enums import FileKind
from requests_flow import clocks
from requests_flow.actions import _case
from requests_flow.messages import scope_of
from requests_flow.models import Deliberation, Objection
from requests_flow.objections import policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.timeline import record

WRONG_DAY = "Tanggal musyawarah harus sejak keberatan diterima sampai hari ini."


@transaction.atomic
def deliberate(
    *,
    case: Objection,
    held_on: date,
    place: str,
    participants: str,
    is_agreed: bool,
    minutes: str,
    scan: UploadedFile | None = None,
    by: User,
    at: datetime,
) -> Deliberation:
    """Record a deliberation within the term to respond (UU 14/2008 article 35(2)); the status and the clock stay.

    Raises Denied, FileRefused, or ValueError with a sentence for a wrong day, or without place, people or minutes.
    """
    case = _objection.locked(case)
    on = _case.local_day(case, at)
    actor = policies.deliberate(by, case, on=on)
    if not clocks.local_day(case.body, case.received_at) <= held_on <= on:
        raise ValueError(WRONG_DAY)
    if not (place.strip() and participants.strip() and minutes.strip()):
        raise ValueError("Tulis tempat, siapa yang hadir, dan isi berita acara musyawarah.")
    stored = scan and files.intake(upload=scan, kind=FileKind.MINUTES, scope=scope_of(case.body), by=by, at=at)
    case.deliberate()
    _case.save_move(case)
    held = Deliberation.objects.create(
        objection=case, held_on=held_on, place=place.strip(), participants=participants.strip(), is_agreed=is_agreed,
        minutes=minutes.strip(), minutes_file=stored, recorded_at=at, recorded_by=by,
    )  # fmt: skip
    record(
        case, ObjectionEventKind.DELIBERATED, at=at, actor=actor, user=by,
        deliberation=held.pk, held_on=held_on.isoformat(), agreed=is_agreed, sha256=stored.sha256 if stored else "",
    )  # fmt: skip
    return held
