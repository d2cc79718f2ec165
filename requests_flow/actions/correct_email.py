"""correct_email: a message did not arrive; the applicant's address is put right and the message sent again."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from notifications.models import Message
from requests_flow import policies
from requests_flow.actions import _case, _mails
from requests_flow.enums import EventKind
from requests_flow.models import Applicant, InformationRequest


@transaction.atomic
def correct_email(*, case: InformationRequest, message: Message, email: str, by: User, at: datetime) -> bool:
    """Correct the applicant's address and send `message` there; False when it held a key, which must be given anew.

    The timeline says that an address was corrected, never which. Raises Denied, or MessageRefused with a sentence.
    """
    case = _case.locked(case)
    actor = policies.correct_email(by, case, on=_case.local_day(case, at))
    who = Applicant.objects.filter(request=case).first()
    kind = EventKind.EMAIL_CORRECTED
    return _mails.correct(case, who, kind, message, email, actor=actor, by=by, at=at)
