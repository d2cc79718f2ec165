"""issue_decree: the village head's decree that appoints the PPID, from the appointment in the portal."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from documents.models import Letter
from registry.actions._decree import KIND, facts_of, layout_of, locked
from registry.actions._service_papers import issue_letter, local_day, record_change
from registry.enums import ChangeKind
from registry.models import Appointment
from registry.service_documents import messages, policies


@transaction.atomic
def issue_decree(
    *, appointment: Appointment, by: User, at: datetime.datetime, number: str = "", local_rules: str = ""
) -> Appointment:
    """Issue the decree (Perki 1/2018 article 8); it counts once the village head has signed it.

    `number` is that of the village's own book of decrees; without it the next of the body's series of decisions is
    taken. Raises Denied, or ValidationError by field when that number stands on another decision of the body.
    """
    appointment = locked(appointment)
    policies.issue_decree(by, appointment, local_day(appointment.body, at))
    number = " ".join(number.split())
    taken = Letter.objects.filter(scope=appointment.body.scope, number=number, kind=KIND, voided_at=None)
    if number and taken.exists():
        raise ValidationError({"number": "Nomor ini sudah dipakai untuk keputusan lain. Periksa buku keputusan desa."})
    appointment.decree_letter = issue_letter(
        appointment.body,
        KIND,
        subject=f"appointment:{appointment.pk}",
        number=number,
        by=by,
        at=at,
        **layout_of(appointment, local_rules, at),
    )
    appointment.save(update_fields=["decree_letter"])
    record_change(ChangeKind.DECREE_ISSUED, appointment.body, facts_of(appointment), by=by, at=at)
    messages.decree_awaited(appointment, by=by, at=at)
    return appointment
