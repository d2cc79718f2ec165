"""Append to and verify the timeline: a chain of hashes that shows whether the record was touched."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from django.db.models import TextChoices

from requests_flow.enums import Actor
from requests_flow.models import Dispute, Incident, InformationRequest, Objection, PersonalDataRequest
from requests_flow.models.identity import Identity
from requests_flow.models.timeline import BaseEvent

Case = InformationRequest | Objection | Dispute | PersonalDataRequest | Incident

GENESIS = "0" * 64


class BrokenChain(Exception):
    """The stored timeline does not match its hashes."""


def canonical(value: Any) -> bytes:
    """Return `value` as JSON with one possible spelling, so that equal facts hash equally."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def content_of(event: BaseEvent, *, public_id: str) -> dict[str, Any]:
    """Return what the hash of an event is made of: all it says, with the hash of the event before it."""
    return {
        event.owner: public_id,
        "sequence": event.sequence,
        "kind": str(event.kind),
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": str(event.actor),
        "user": event.user_id,
        "facts": event.facts,
        "previous": event.previous_hash,
    }


def digest(content: Any) -> str:
    """Return the SHA-256 of plain data in its one spelling."""
    return hashlib.sha256(canonical(content)).hexdigest()


def fingerprint(event: BaseEvent, *, public_id: str) -> str:
    """Return the SHA-256 of an event and its predecessor's hash."""
    return digest(content_of(event, public_id=public_id))


def record(case: Case, kind: TextChoices, *, at: datetime, actor: Actor, user: Any = None, **facts: Any) -> BaseEvent:
    """Append one event in the caller's transaction; the caller holds the lock on `case`.

    `facts` are ids, codes, dates and digests only. Returns the saved event.
    """
    last = case.events.order_by("sequence").last()
    chain = case.events.model
    event = chain(
        **{chain.owner: case},
        sequence=last.sequence + 1 if last else 1,
        kind=kind,
        at=at,
        actor=actor,
        user=user,
        facts=facts,
        previous_hash=last.hash if last else GENESIS,
    )
    event.hash = fingerprint(event, public_id=str(case.public_id))
    event.save()
    return event


def verify(case: Case) -> int:
    """Return how many events of `case` were checked; raise BrokenChain at the first that does not fit."""
    previous = GENESIS
    count = 0
    for count, event in enumerate(case.events.order_by("sequence"), start=1):
        if event.sequence != count or event.previous_hash != previous:
            raise BrokenChain(f"Peristiwa ke-{count} tidak menyambung ke peristiwa sebelumnya.")
        if event.hash != fingerprint(event, public_id=str(case.public_id)):
            raise BrokenChain(f"Isi peristiwa ke-{count} berubah sejak dicatat.")
        previous = event.hash
    return count


def applicant_digest(applicant: Identity) -> str:
    """Return a salted digest of who asked: provable while the payload lives, meaningless once the salt is purged."""
    identity = [applicant.kind, applicant.name, applicant.nik, applicant.address, applicant.organisation]
    return hmac.new(bytes(applicant.salt), canonical(identity), hashlib.sha256).hexdigest()
