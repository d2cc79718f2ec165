"""file_request: a citizen's request enters the register, with number, clock, receipt and tracking key, at once."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from documents import numbering
from documents.models import StoredFile
from registry import selectors as registry_selectors
from registry.models import PublicBody, Region
from requests_flow import clocks, messages, policies
from requests_flow.actions import _keys, _letters
from requests_flow.deadlines.schedule import Due
from requests_flow.enums import Actor, Channel, EventKind
from requests_flow.models import (
    Applicant,
    Attachment,
    InformationRequest,
    RequestDraft,
    RequestItem,
    Round,
)
from requests_flow.timeline import applicant_digest, record

SENT_ELSEWHERE = "Formulir ini sudah terkirim kepada badan publik lain. Buka formulir baru, lalu isi kembali."


@dataclass(frozen=True)
class Filing:
    """A complete request as the forms hand it over; `applicant` holds the fields of the Applicant model."""

    submission_id: UUID
    region: Region
    body: PublicBody
    channel: Channel
    items: Sequence[str]
    purpose: str
    obtain: str
    delivery: str
    applicant: Mapping[str, str]
    files: Sequence[StoredFile] = field(default_factory=tuple)
    account: User | None = None
    received_at: datetime | None = None
    """When it reached the village, if an officer enters it later than that."""


@dataclass(frozen=True)
class Filed:
    """The registered request; `key` is the tracking key in clear, None when this submission was registered before."""

    case: InformationRequest
    key: str | None


class _AlreadyFiled(Exception):
    """The form was sent before; its number is given back by rolling the transaction back."""


def file_request(*, filing: Filing, by: User | None, at: datetime) -> Filed:
    """Register a request (UU 14/2008 article 22(4); Perki 1/2018 article 13(4)).

    `by` is the officer who enters it at the desk, None on the web. The same submission id sent twice, also at the same
    moment, is one request. Raises Denied when `by` may not register for this body, ValueError without an item or when
    the submission id belongs to a request to another body.
    """
    if not filing.items:
        raise ValueError("Permohonan memuat sedikitnya satu informasi yang diminta.")
    try:
        return _register(filing, by, at)
    except _AlreadyFiled:
        twin = InformationRequest.objects.get(submission_id=filing.submission_id)
        if twin.body_id != filing.body.pk:
            raise ValueError(SENT_ELSEWHERE) from None
        return Filed(twin, None)


@transaction.atomic
def _register(filing: Filing, by: User | None, at: datetime) -> Filed:
    on = clocks.local_day(filing.body, at)
    actor = policies.register(by, filing.body, on=on) if by else Actor.APPLICANT
    case = _take_number(filing, by, at)
    due = clocks.answer_due(filing.body, clocks.local_day(filing.body, case.received_at))
    _write_payload(case, filing, by, at)
    _start_round(case, due)
    key, _ = _keys.give(case, by=by, at=at)
    record(
        case,
        EventKind.FILED,
        at=at,
        actor=actor,
        user=by,
        number=case.number,
        channel=case.channel,
        received_at=case.received_at.isoformat(),
        due_on=due.on.isoformat(),
        provisional=due.provisional,
        applicant=applicant_digest(case.applicant),
    )
    case.receipt_letter = _letters.issue_receipt(case, due=due, by=by, at=at)
    case.save(update_fields=["receipt_letter"])
    messages.filed(case, key=key, at=at)
    # The draft of the form has served: its encrypted copy of the applicant's data need not live on.
    RequestDraft.objects.filter(pk=filing.submission_id).delete()
    return Filed(case, key)


def _take_number(filing: Filing, by: User | None, at: datetime) -> InformationRequest:
    received_at = filing.received_at or at
    day = clocks.local_day(filing.body, received_at)
    sequence = numbering.take(scope=messages.scope_of(filing.body), series="PI", year=day.year)
    # Looked up only now: the counter's lock has made a concurrent twin finish first.
    if InformationRequest.objects.filter(submission_id=filing.submission_id).exists():
        raise _AlreadyFiled
    pattern = registry_selectors.config_for(filing.body).registration_pattern
    case = InformationRequest(
        submission_id=filing.submission_id,
        body=filing.body,
        region=filing.region,
        year=day.year,
        sequence=sequence,
        number=numbering.format_number(pattern, n=sequence, at=day),
        channel=filing.channel,
        subject=_short(filing.items[0]),
        purpose=filing.purpose,
        obtain=filing.obtain,
        delivery=filing.delivery,
        received_at=received_at,
        received_by=by,
        account=filing.account,
    )
    case.full_clean(exclude=["status"])
    case.save()
    return case


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 180 else f"{line[:177].rsplit(' ', 1)[0]}…"


def _write_payload(case: InformationRequest, filing: Filing, by: User | None, at: datetime) -> None:
    RequestItem.objects.bulk_create(
        RequestItem(request=case, position=position, description=text)
        for position, text in enumerate(filing.items, start=1)
    )
    applicant = Applicant(request=case, salt=secrets.token_bytes(16), **filing.applicant)
    applicant.full_clean(exclude=["salt"])
    applicant.save()
    Attachment.objects.bulk_create(
        Attachment(request=case, file=stored, added_at=at, added_by=by) for stored in filing.files
    )


def _start_round(case: InformationRequest, due: Due) -> None:
    Round.objects.create(
        request=case,
        number=1,
        started_at=case.received_at,
        due_on=due.on,
        due_days=clocks.as_rows(due),
        due_is_provisional=due.provisional,
    )
