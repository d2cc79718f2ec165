"""tell_otherwise: a message did not arrive, and the objector was told in another way."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from notifications import outbox
from notifications.models import Message
from requests_flow.actions import _case
from requests_flow.models import Objection
from requests_flow.objections import policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def tell_otherwise(*, case: Objection, message: Message, by: User, at: datetime) -> None:
    """Take a message that never arrived off the task list, with an event. Raises Denied.

    It proves no receipt: who was handed the answer is recorded as a hand-over.
    """
    case = _objection.locked(case)
    actor = policies.correct_email(by, case, on=_case.local_day(case, at))
    outbox.settle(message=message, by=by, at=at)
    facts = {"message": str(message.pk), "event": message.event}
    record(case, ObjectionEventKind.TOLD_OTHERWISE, at=at, actor=actor, user=by, **facts)
