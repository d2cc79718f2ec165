"""file_objection: an objection enters the register, with number, clocks and receipt, at once."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from documents import numbering
from documents.enums import LetterKind
from documents.models import StoredFile
from registry import selectors as registry_selectors
from registry.models import PublicBody, Region
from requests_flow import clocks
from requests_flow.actions import _case, _keys, _letters
from requests_flow.enums import Actor, Channel, EventKind, RequestStatus
from requests_flow.messages import scope_of
from requests_flow.models import (
    Applicant,
    InformationRequest,
    Objection,
    ObjectionAttachment,
    ObjectionGround,
    Objector,
    RequestDraft,
    Round,
)
from requests_flow.models.identity import IDENTITY_FIELDS
from requests_flow.objections import letter_facts, messages, policies
from requests_flow.objections.enums import Ground, ObjectionEventKind
from requests_flow.policies import Person
from requests_flow.timeline import applicant_digest, record

SENT_ELSEWHERE = "Formulir ini sudah terkirim untuk perkara lain. Buka formulir baru, lalu isi kembali."
ONE_DAY = timedelta(days=1)
NO_GROUND = "Pilih sedikitnya satu alasan keberatan."
NEEDS_REQUEST = "Hanya alasan huruf b yang dapat diajukan tanpa permohonan sebelumnya."
NEEDS_DAY = "Tulis tanggal Anda menemukan bahwa informasi berkala itu tidak disediakan."
FUTURE_DAY = "Tanggal itu belum tiba. Tulis tanggal Anda menemukan kekurangannya."
NOT_YET = "Batas jawaban permohonan ini belum lewat. Keberatan dapat diajukan mulai sehari sesudahnya."


@dataclass(frozen=True, kw_only=True)
class Filing:
    """An objection as the forms hand it over.

    Against a request (`request`) the objector is the applicant of that request: `objector` then only replaces single
    fields of that identity, such as a proxy. Without one it holds all fields of the Objector model.
    """

    submission_id: UUID
    region: Region
    body: PublicBody
    channel: Channel
    grounds: Sequence[str]
    case_position: str
    request: InformationRequest | None = None
    found_on: date | None = None
    objector: Mapping[str, str] = field(default_factory=dict)
    purpose: str = ""
    files: Sequence[StoredFile] = ()
    account: User | None = None
    received_at: datetime | None = None
    """When it reached the village in writing, if an officer enters it later than that."""
    read_back: bool = False
    """An officer put it in writing, and the objector heard or read it and agreed."""


@dataclass(frozen=True)
class Filed:
    """The registered objection; `key` is its own tracking key in clear, None when a request's key opens it, or when
    this submission was registered before."""

    case: Objection
    key: str | None


class _AlreadyFiled(Exception):
    """The form was sent before; its number is given back by rolling the transaction back."""


def file_objection(*, filing: Filing, by: Person, at: datetime) -> Filed:
    """Register an objection (UU 14/2008 articles 35 and 36(1)); a late one too: the superior decides about that.

    `by` is the applicant of the request (key or account), the officer who enters an oral or written objection, or None
    for a guest who objects without a request. The same submission id sent twice is one objection, never one
    of another body or request. Raises Denied, or ValueError with a sentence for the form.
    """
    try:
        return _register(filing, by, at)
    except _AlreadyFiled:
        return Filed(_twin_of(filing), None)


def _twin_of(filing: Filing) -> Objection:
    """Return the objection that this very form made; a form never answers with a case of another body or request."""
    twin = Objection.objects.get(submission_id=filing.submission_id)
    if (twin.body_id, twin.request_id) != (filing.body.pk, filing.request.pk if filing.request else None):
        raise ValueError(SENT_ELSEWHERE)
    return twin


@transaction.atomic
def _register(filing: Filing, by: Person, at: datetime) -> Filed:
    request = _case.locked(filing.request) if filing.request else None
    # A double click is told apart before the policy: its twin is the objection that is already running.
    if Objection.objects.filter(submission_id=filing.submission_id).exists():
        raise _AlreadyFiled
    actor = policies.register(by, filing.body, request, on=clocks.local_day(filing.body, at))
    user = by if isinstance(by, User) else None
    received_on = clocks.local_day(filing.body, filing.received_at or at)
    opened_on = opening_day(filing.grounds, request, filing.found_on, on=received_on)
    officer = user if actor is not Actor.APPLICANT else None
    case = _take_number(filing, request, opened_on, received_on, officer, at)
    due = clocks.response_due(case.body, received_on)
    _write_payload(case, filing, request, officer, at)
    key = None if request else _keys.give(case, by=officer, at=at)[0]
    record(
        case, ObjectionEventKind.FILED, at=at, actor=actor, user=user,
        number=case.number, channel=case.channel, received_at=case.received_at.isoformat(),
        request=request.number if request else "", grounds="".join(case.letters_of_grounds),
        opened_on=opened_on.isoformat(), objection_due_on=case.objection_due_on.isoformat(),
        due_on=case.due_on.isoformat(), provisional=due.provisional, objector=applicant_digest(case.objector),
        **({"read_back": True} if filing.read_back else {}),
    )  # fmt: skip
    content = letter_facts.receipt(case, due=due, officer=officer)
    case.receipt_letter = _letters.issue_proof(case, LetterKind.OBJECTION_RECEIPT, content, by=officer, at=at)
    case.save(update_fields=["receipt_letter"])
    messages.registered(case, key=key, at=at)
    # What was typed has served: its encrypted copy need not live on, and its papers belong to the objection now.
    RequestDraft.objects.filter(pk=filing.submission_id).delete()
    return Filed(case, key)


def opening_day(grounds: Sequence[str], request: InformationRequest | None, found_on: date | None, *, on: date) -> date:
    """Return the day on which the latest of the grounds arose; the term to object counts from it (article 36(1)).

    Silence: the day after the deadline. An answer: the day it was received. Ground b: the day the objector found the
    lack. Raises ValueError with a sentence without a ground or that day, Denied while nothing can be objected to.
    """
    if not grounds or not set(grounds) <= set(Ground.values):
        raise ValueError(NO_GROUND)
    others = [ground for ground in grounds if ground != Ground.B]
    if others and request is None:
        raise ValueError(NEEDS_REQUEST)
    if Ground.B in grounds and found_on is None:
        raise ValueError(NEEDS_DAY)
    if found_on and found_on > on:
        raise ValueError(FUTURE_DAY)
    days = [found_on] if Ground.B in grounds and found_on else []
    if others and request:
        days.append(request_opened_on(request, on))
    return max(days)


def contested_round(request: InformationRequest, on: date) -> Round:
    """Return the round whose answer or silence can be objected to on that day.

    Opening a request again takes no right away: until the new answer comes or its deadline passes, the answer that
    was given can still be contested, and its own term runs (article 36(1)).
    """
    current = request.current_round
    if current.is_reopened and current.answered_at is None and on <= current.deadline_on:
        return request.rounds.get(number=current.number - 1)
    return current


def request_opened_on(request: InformationRequest, on: date) -> date:
    """Return since when grounds that rest on the request may be raised: its answer or its silence (article 36(1)).

    Raises Denied while there is neither.
    """
    current = contested_round(request, on)
    if current.received_by_applicant_at:
        return clocks.local_day(request.body, current.received_by_applicant_at)
    if current.answered_at:
        # Nothing proves that the answer arrived earlier than the objection against it.
        opening = getattr(current, "opening", None)
        return clocks.local_day(request.body, opening.opened_at) if opening else on
    if request.status == RequestStatus.LAPSED:
        ended = request.events.filter(kind=EventKind.LAPSED).order_by("sequence").last()
        return clocks.local_day(request.body, ended.at)
    if on <= current.deadline_on:
        raise Denied(NOT_YET)
    return current.deadline_on + ONE_DAY


def _take_number(
    filing: Filing,
    request: InformationRequest | None,
    opened_on: date,
    received_on: date,
    officer: User | None,
    at: datetime,
) -> Objection:
    sequence = numbering.take(scope=scope_of(filing.body), series="KB", year=received_on.year)
    # Looked up again: the counter's lock has made a concurrent twin without a request finish first.
    if Objection.objects.filter(submission_id=filing.submission_id).exists():
        raise _AlreadyFiled
    pattern = registry_selectors.config_for(filing.body).objection_pattern
    due = clocks.response_due(filing.body, received_on)
    case = Objection(
        submission_id=filing.submission_id, body=filing.body, region=filing.region, request=request,
        round=contested_round(request, received_on) if request else None, year=received_on.year, sequence=sequence,
        number=numbering.format_number(pattern, n=sequence, at=received_on), channel=filing.channel,
        case_position=filing.case_position.strip(), purpose=filing.purpose or (request.purpose if request else ""),
        received_at=filing.received_at or at, received_by=officer, account=filing.account, found_on=filing.found_on,
        opened_on=opened_on, objection_due_on=clocks.objection_due(filing.body, opened_on).on, due_on=due.on,
        due_days=clocks.as_rows(due), due_is_provisional=due.provisional,
        silent_after_on=clocks.silence_due(filing.body, received_on).on,
    )  # fmt: skip
    case.full_clean(exclude=["status"])
    case.save()
    return case


def _write_payload(
    case: Objection, filing: Filing, request: InformationRequest | None, officer: User | None, at: datetime
) -> None:
    ObjectionGround.objects.bulk_create(ObjectionGround(objection=case, ground=each) for each in set(filing.grounds))
    objector = Objector(objection=case, salt=secrets.token_bytes(16), **_identity(filing, request))
    objector.full_clean(exclude=["salt"])
    objector.save()
    ObjectionAttachment.objects.bulk_create(
        ObjectionAttachment(objection=case, file=stored, added_at=at, added_by=officer) for stored in filing.files
    )


def _identity(filing: Filing, request: InformationRequest | None) -> dict[str, Any]:
    applicant = Applicant.objects.filter(request=request).first() if request else None
    copied = {name: getattr(applicant, name) for name in IDENTITY_FIELDS} if applicant else {}
    return copied | dict(filing.objector)
