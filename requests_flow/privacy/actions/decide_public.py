"""decide_public: whether the public is told, with the text, or the reason why not."""

from datetime import datetime

from django.db import transaction

from accounts.encryption import mask_text
from accounts.models import User
from requests_flow.actions import _case
from requests_flow.models import Incident
from requests_flow.privacy import incident_policies
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind
from requests_flow.timeline import record


@transaction.atomic
def decide_public(*, case: Incident, text: str = "", reason: str = "", by: User, at: datetime) -> Incident:
    """Publish `text` on the village's page until it is ended, or record why not (UU 27/2022 article 46(3)).

    Exactly one of the two is given; ValueError with a sentence otherwise, and for a text with a number of 16 digits.
    """
    case = _incident.locked(case)
    actor = incident_policies.decide_public(by, case, on=_case.local_day(case, at))
    text, reason = text.strip(), reason.strip()
    if bool(text) == bool(reason):
        raise ValueError("Tulis pengumumannya, atau alasan mengapa tidak diumumkan.")
    if mask_text(text) != text:
        raise ValueError("Pengumuman ini memuat angka seperti NIK. Hapus angka itu.")
    case.decide_public()
    case.public_text, case.public_reason = text, reason
    case.public_decided_at, case.public_decided_by = at, by
    _case.save_move(case)
    record(case, IncidentEventKind.PUBLIC_NOTICE_DECIDED, at=at, actor=actor, user=by, published=bool(text))
    return case
