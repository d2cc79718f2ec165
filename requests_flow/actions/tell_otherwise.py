"""tell_otherwise: a message did not arrive, and the applicant was told in another way."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from notifications import outbox
from notifications.models import Message
from requests_flow import policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def tell_otherwise(*, case: InformationRequest, message: Message, by: User, at: datetime) -> None:
    """Take a message that never arrived off the task list, with an event. Raises Denied.

    It proves no receipt: who was handed the answer is recorded as a hand-over.
    """
    case = _case.locked(case)
    actor = policies.correct_email(by, case, on=_case.local_day(case, at))
    outbox.settle(message=message, by=by, at=at)
    facts = {"message": str(message.pk), "event": message.event}
    record(case, EventKind.TOLD_OTHERWISE, at=at, actor=actor, user=by, **facts)
