"""set_public_subject: put other words in the place of the subject in the register that is published."""

import hashlib
from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow import policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def set_public_subject(*, case: InformationRequest, subject: str, by: User, at: datetime) -> InformationRequest:
    """Keep the words that the published register shows; empty words bring the subject itself back. Raises Denied.

    The subject may name a person, which no program can tell; the published register must not (regulation brief §8.2).
    """
    case = _case.locked(case)
    actor = policies.set_public_subject(by, case, on=_case.local_day(case, at))
    case.public_subject = subject.strip()
    _case.save_move(case)
    digest = hashlib.sha256(case.public_subject.encode()).hexdigest() if case.public_subject else ""
    record(case, EventKind.PUBLIC_SUBJECT_SET, at=at, actor=actor, user=by, subject_sha256=digest)
    return case
