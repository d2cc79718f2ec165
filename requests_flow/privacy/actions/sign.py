"""sign: the reply to a personal-data request is signed, and from then on it counts."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import issuing
from requests_flow.actions import _case, _letters
from requests_flow.models import PersonalDataRequest
from requests_flow.privacy import messages, policies
from requests_flow.privacy.actions import _data_request
from requests_flow.privacy.enums import DataEventKind
from requests_flow.timeline import record


@transaction.atomic
def sign(*, case: PersonalDataRequest, scan: UploadedFile | None, by: User, at: datetime) -> PersonalDataRequest:
    """Attach the signed scan (wet) or sign the PDF (tte): the request is answered at `at`.

    A copy is open to the person from now on; a promised erasure is a move of its own. Raises Denied, FileRefused, or
    ValueError when the scan is missing.
    """
    case = _data_request.locked(case)
    actor = policies.sign(by, case, on=_case.local_day(case, at))
    standing = case.standing_reply
    letter = issuing.sign(letter=standing.letter, scan=scan, by=by, at=at)
    case.sign()
    case.answered_at, case.answered_by = at, by
    _case.save_move(case)
    record(
        case, DataEventKind.ANSWERED, at=at, actor=actor, user=by, outcome=standing.outcome, late=at > case.due_at,
        **_letters.facts_of(letter),
    )  # fmt: skip
    messages.answered(case, at=at)
    return case
