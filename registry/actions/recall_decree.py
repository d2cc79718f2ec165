"""recall_decree: take back a decree that nobody has signed yet, to mend it."""

import datetime

from django.db import transaction

from accounts.models import User
from documents import issuing
from registry.actions._decree import facts_of, locked
from registry.actions._service_papers import local_day, record_change
from registry.enums import ChangeKind
from registry.models import Appointment
from registry.service_documents import policies


@transaction.atomic
def recall_decree(*, appointment: Appointment, reason: str, by: User, at: datetime.datetime) -> Appointment:
    """Void the unsigned letter, so that another can be made. Raises Denied, or LetterRefused without a reason."""
    appointment = locked(appointment)
    policies.recall_decree(by, appointment, local_day(appointment.body, at))
    assert appointment.decree_letter is not None
    issuing.void(letter=appointment.decree_letter, reason=reason, by=by, at=at)
    facts = facts_of(appointment)
    record_change(ChangeKind.DECREE_RECALLED, appointment.body, facts, by=by, at=at, reason=reason.strip())
    appointment.decree_letter = None
    appointment.save(update_fields=["decree_letter"])
    return appointment
