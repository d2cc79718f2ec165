"""write_to_authority: the written notice to the authority is issued, to be signed and sent."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents.enums import LetterKind
from requests_flow.actions import _case, _letters
from requests_flow.models import Incident
from requests_flow.privacy import incident_policies, letter_facts
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind
from requests_flow.timeline import record


@transaction.atomic
def write_to_authority(*, case: Incident, by: User, at: datetime) -> Incident:
    """Issue the notice of article 46(1)(b); it is given once `record_sending` says how it left. Raises Denied."""
    case = _incident.locked(case)
    actor = incident_policies.write_to_authority(by, case, on=_case.local_day(case, at))
    content = letter_facts.notice_to_authority(case, at=at)
    letter = _letters.issue_letter(case, LetterKind.INCIDENT_NOTICE, content, by=by, at=at)
    case.write_to_authority()
    case.authority_letter = letter
    _case.save_move(case)
    record(
        case, IncidentEventKind.AUTHORITY_NOTICE_ISSUED, at=at, actor=actor, user=by, letter=str(letter.pk),
        number=letter.number, body_sha256=letter.body_sha256,
    )  # fmt: skip
    return case
