"""correct: change the person's name, address or contact on every case of theirs, as they asked."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.enums import Actor, EventKind
from requests_flow.models import Applicant, DataSubject, Objector, PersonalDataRequest
from requests_flow.models.identity import Identity
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.privacy import own_data, policies
from requests_flow.privacy.actions import _data_request
from requests_flow.privacy.enums import DataEventKind
from requests_flow.timeline import applicant_digest, canonical, record

FIELDS = ("name", "address", "phone", "email")
NOTHING = "Tulis sedikitnya satu data yang berbeda dari yang tersimpan."
NOT_EMPTY = "Nama dan alamat tidak boleh dikosongkan."


@transaction.atomic
def correct(*, case: PersonalDataRequest, changes: Mapping[str, str], by: User, at: datetime) -> int:
    """Write `changes` (some of FIELDS) into every payload that `case` reaches; return how many were changed.

    The timeline of each case keeps salted digests of the values before and after, never the values (UU 27/2022 article
    30). Raises Denied, ValueError with a sentence, or ValidationError by field.
    """
    case = _data_request.locked(case)
    actor = policies.correct(by, case, on=_case.local_day(case, at))
    wanted = {name: changes[name].strip() for name in FIELDS if name in changes}
    if not all(wanted.get(name, "x") for name in ("name", "address")):
        raise ValueError(NOT_EMPTY)
    held = own_data.identities_of(case)
    changed = sum(_rewrite(who, case, wanted, actor, by, at) for who in held)
    subject = DataSubject.objects.get(data_request=case)
    before = _write(subject, wanted)
    if not changed and not before:
        raise ValueError(NOTHING)
    case.correct()
    _case.save_move(case)
    record(
        case, DataEventKind.CORRECTED, at=at, actor=actor, user=by, fields=sorted(wanted), count=changed,
        before=before, after=_digests(subject, before), subject=applicant_digest(subject),
    )  # fmt: skip
    return changed


def _rewrite(
    who: Applicant | Objector,
    case: PersonalDataRequest,
    wanted: Mapping[str, str],
    actor: Actor,
    by: User,
    at: datetime,
) -> bool:
    before = _write(who, wanted)
    if not before:
        return False
    about, kind = (
        (who.request, EventKind.DATA_CORRECTED)
        if isinstance(who, Applicant)
        else (who.objection, ObjectionEventKind.DATA_CORRECTED)
    )
    type(about).objects.select_for_update(of=("self",)).get(pk=about.pk)
    record(
        about, kind, at=at, actor=actor, user=by, data_request=case.number, before=before,
        after=_digests(who, before), applicant=applicant_digest(who),
    )  # fmt: skip
    return True


def _write(who: Identity, wanted: Mapping[str, str]) -> dict[str, str]:
    """Change what differs; return the digest of each value before."""
    differing = {name: value for name, value in wanted.items() if getattr(who, name) != value}
    before = _digests(who, differing)
    for name, value in differing.items():
        setattr(who, name, value)
    if differing:
        who.full_clean(exclude=["salt"], validate_unique=False)
        who.save(update_fields=list(differing))
    return before


def _digests(who: Identity, names: Mapping[str, str]) -> dict[str, str]:
    salt = bytes(who.salt)
    return {name: hmac.new(salt, canonical(getattr(who, name)), hashlib.sha256).hexdigest() for name in sorted(names)}
