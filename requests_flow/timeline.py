"""Append to and verify the timeline: a chain of hashes that shows whether the record was touched."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from requests_flow.enums import Actor, EventKind
from requests_flow.models import Applicant, Event, InformationRequest

GENESIS = "0" * 64


class BrokenChain(Exception):
    """The stored timeline does not match its hashes."""


def canonical(value: Any) -> bytes:
    """Return `value` as JSON with one possible spelling, so that equal facts hash equally."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def fingerprint(event: Event, *, public_id: str) -> str:
    """Return the SHA-256 of an event and its predecessor's hash."""
    content = {
        "request": public_id,
        "sequence": event.sequence,
        "kind": str(event.kind),
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": str(event.actor),
        "user": event.user_id,
        "facts": event.facts,
        "previous": event.previous_hash,
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def record(
    case: InformationRequest, kind: EventKind, *, at: datetime, actor: Actor, user: Any = None, **facts: Any
) -> Event:
    """Append one event in the caller's transaction; the caller holds the lock on `case`.

    `facts` are ids, codes, dates and digests only. Returns the saved event.
    """
    last = case.events.order_by("sequence").last()
    event = Event(
        request=case,
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


def verify(case: InformationRequest) -> int:
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


def applicant_digest(applicant: Applicant) -> str:
    """Return a salted digest of who asked: provable while the payload lives, meaningless once the salt is purged."""
    identity = [applicant.kind, applicant.name, applicant.nik, applicant.address, applicant.organisation]
    return hmac.new(bytes(applicant.salt), canonical(identity), hashlib.sha256).hexdigest()
