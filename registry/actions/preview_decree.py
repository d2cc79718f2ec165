"""preview_decree: the decree as it would be; nothing is stored and no number is taken."""

import datetime

from accounts.models import User
from documents import issuing
from registry.actions._decree import layout_of
from registry.actions._service_papers import local_day
from registry.models import Appointment
from registry.service_documents import policies


def preview_decree(*, appointment: Appointment, local_rules: str, by: User, at: datetime.datetime) -> bytes:
    """Return the decree as a PDF draft. Raises Denied."""
    policies.prepare_decree(by, appointment, local_day(appointment.body, at))
    return issuing.preview(at=at, **layout_of(appointment, local_rules, at))
