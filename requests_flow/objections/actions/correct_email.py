"""correct_email: a message did not arrive; the objector's address is put right and the message sent again."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from notifications.models import Message
from requests_flow.actions import _case, _mails
from requests_flow.models import Objection, Objector
from requests_flow.objections import policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind


@transaction.atomic
def correct_email(*, case: Objection, message: Message, email: str, by: User, at: datetime) -> bool:
    """Correct the objector's address and send `message` there; False when it held a key, which must be given anew.

    The timeline says that an address was corrected, never which. Raises Denied, or MessageRefused with a sentence.
    """
    case = _objection.locked(case)
    actor = policies.correct_email(by, case, on=_case.local_day(case, at))
    who = Objector.objects.filter(objection=case).first()
    kind = ObjectionEventKind.EMAIL_CORRECTED
    return _mails.correct(case, who, kind, message, email, actor=actor, by=by, at=at)
