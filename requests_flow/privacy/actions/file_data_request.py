"""file_data_request: a person's request about own data enters the books, with number and clock, at once."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from documents import numbering
from registry import selectors as registry_selectors
from registry.models import PublicBody, Region
from requests_flow import clocks
from requests_flow.enums import Actor, ApplicantKind, Channel
from requests_flow.messages import scope_of
from requests_flow.models import (
    Applicant,
    DataSubject,
    InformationRequest,
    Objection,
    Objector,
    PersonalDataRequest,
)
from requests_flow.models.identity import IDENTITY_FIELDS, Identity
from requests_flow.policies import Person
from requests_flow.privacy import messages, policies, terms
from requests_flow.privacy.enums import DataEventKind, DataRight
from requests_flow.timeline import applicant_digest, record

NO_RIGHT = "Pilih apa yang Anda minta."
NO_WISH = "Tulis apa yang Anda harapkan."
NO_NAME = "Tulis nama dan alamat pemilik data."
FUTURE = "Waktu diterima tidak boleh di masa depan."
GONE = "Data pribadi pada perkara ini sudah dihapus, jadi tidak ada lagi yang dapat diminta."


@dataclass(frozen=True, kw_only=True)
class DataFiling:
    """A request about own data as the forms hand it over.

    `proof` is the case whose key or account shows who asks; without one an officer has seen the person, and `subject`
    holds name, address and contact.
    """

    submission_id: UUID
    region: Region
    body: PublicBody
    channel: Channel
    right: str
    wish: str
    proof: InformationRequest | Objection | None = None
    subject: Mapping[str, str] = field(default_factory=dict)
    account: User | None = None
    received_at: datetime | None = None


class _AlreadyFiled(Exception):
    """The form was sent before; its number is given back by rolling the transaction back."""


def file_data_request(*, filing: DataFiling, by: Person, at: datetime) -> PersonalDataRequest:
    """Register a request of UU 27/2022 articles 5 to 13; the hours count from its arrival.

    `by` is the holder of the key or account of `filing.proof`, or an officer who checked the person's identity. The
    same submission id sent twice is one request. Raises Denied, or ValueError with a sentence for the form.
    """
    try:
        return _register(filing, by, at)
    except _AlreadyFiled:
        return PersonalDataRequest.objects.get(submission_id=filing.submission_id)


@transaction.atomic
def _register(filing: DataFiling, by: Person, at: datetime) -> PersonalDataRequest:
    if PersonalDataRequest.objects.filter(submission_id=filing.submission_id).exists():
        raise _AlreadyFiled
    actor = policies.file(by, filing.body, filing.proof, on=clocks.local_day(filing.body, at))
    if filing.right not in DataRight.values:
        raise ValueError(NO_RIGHT)
    if not filing.wish.strip():
        raise ValueError(NO_WISH)
    if filing.received_at and filing.received_at > at:
        raise ValueError(FUTURE)
    user = by if isinstance(by, User) else None
    officer = user if actor is not Actor.APPLICANT else None
    case = _take_number(filing, officer, at)
    subject = DataSubject(
        data_request=case, salt=secrets.token_bytes(16), wish=filing.wish.strip(), **_identity(filing)
    )
    subject.full_clean(exclude=["salt"])
    subject.save()
    record(
        case, DataEventKind.FILED, at=at, actor=actor, user=user,
        number=case.number, right=case.right, channel=case.channel, received_at=case.received_at.isoformat(),
        due_at=case.due_at.isoformat(), proof=filing.proof.number if filing.proof else "",
        identity_checked=officer is not None, subject=applicant_digest(subject),
    )  # fmt: skip
    messages.filed(case, at=at)
    return case


def _take_number(filing: DataFiling, officer: User | None, at: datetime) -> PersonalDataRequest:
    received_at = filing.received_at or at
    received_on = clocks.local_day(filing.body, received_at)
    sequence = numbering.take(scope=scope_of(filing.body), series="DP", year=received_on.year)
    # Looked up again: the counter's lock has made a concurrent twin finish first.
    if PersonalDataRequest.objects.filter(submission_id=filing.submission_id).exists():
        raise _AlreadyFiled
    pattern = registry_selectors.config_for(filing.body).personal_data_pattern
    proof = filing.proof
    case = PersonalDataRequest(
        submission_id=filing.submission_id, body=filing.body, region=filing.region,
        request=proof if isinstance(proof, InformationRequest) else None,
        objection=proof if isinstance(proof, Objection) else None,
        account=filing.account, year=received_on.year, sequence=sequence,
        number=numbering.format_number(pattern, n=sequence, at=received_on), channel=filing.channel,
        right=filing.right, received_at=received_at, received_by=officer,
        due_at=terms.reply_due(filing.body, received_at),
    )  # fmt: skip
    case.full_clean(exclude=["status"])
    case.save()
    return case


def _identity(filing: DataFiling) -> dict[str, Any]:
    """Return who asks: as on the case that proves it, else as the officer typed it. Raises ValueError."""
    if filing.proof is None:
        if not (filing.subject.get("name", "").strip() and filing.subject.get("address", "").strip()):
            raise ValueError(NO_NAME)
        return {"kind": ApplicantKind.PERSON.value} | dict(filing.subject)
    held = payload_of(filing.proof)
    if held is None:
        raise ValueError(GONE)
    return {name: getattr(held, name) for name in IDENTITY_FIELDS}


def payload_of(proof: InformationRequest | Objection) -> Identity | None:
    """Return who stands behind a case, None after the purge."""
    if isinstance(proof, InformationRequest):
        return Applicant.objects.filter(request=proof).first()
    return Objector.objects.filter(objection=proof).first()
