"""sign_decree: the decree is signed, and the appointment carries its number."""

import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import issuing
from registry.actions._decree import facts_of, locked
from registry.actions._service_papers import local_day, record_change
from registry.enums import ChangeKind
from registry.models import Appointment
from registry.service_documents import policies


@transaction.atomic
def sign_decree(*, appointment: Appointment, scan: UploadedFile | None, by: User, at: datetime.datetime) -> Appointment:
    """Attach the signed scan or sign the PDF; the number goes to the appointment if that has none yet.

    Raises Denied, FileRefused, LetterRefused without a scan, SigningFailed.
    """
    appointment = locked(appointment)
    policies.sign_decree(by, appointment, local_day(appointment.body, at))
    assert appointment.decree_letter is not None
    letter = appointment.decree_letter = issuing.sign(letter=appointment.decree_letter, scan=scan, by=by, at=at)
    if not appointment.decree:
        appointment.decree = letter.number
        appointment.save(update_fields=["decree"])
    record_change(ChangeKind.DECREE_SIGNED, appointment.body, facts_of(appointment), by=by, at=at)
    return appointment
