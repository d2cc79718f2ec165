"""What the actions on the PPID's decree share."""

import datetime
from typing import Any

from documents.enums import LetterKind
from registry.actions._service_papers import frame_of
from registry.models import Appointment
from registry.service_documents.letter_facts import decree

KIND = LetterKind.PPID_DECREE


def locked(appointment: Appointment) -> Appointment:
    """Return the appointment fresh from the database and locked until the transaction ends."""
    rows = Appointment.objects.select_for_update(of=("self",))
    return rows.select_related("body__region__parent", "user", "decree_letter").get(pk=appointment.pk)


def layout_of(appointment: Appointment, local_rules: str, at: datetime.datetime) -> dict[str, Any]:
    """Return what the decree has, issued or as a draft. Its title names no person."""
    body = appointment.body
    title = f"Keputusan tentang Penunjukan PPID {body.short_name}"
    return frame_of(body, KIND, title, at) | {"content": decree(appointment, local_rules=local_rules)}


def facts_of(appointment: Appointment) -> dict[str, Any]:
    """Return what the record of changes keeps."""
    letter = appointment.decree_letter
    return {"appointment": appointment.pk, "number": letter.number if letter else ""}
