"""erase: carry out the erasure that a signed reply promised, through the purges of the retention timetable."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.actions.purge import purge as purge_request
from requests_flow.models import DataSubject, PersonalDataRequest
from requests_flow.objections.actions.purge import purge as purge_objection
from requests_flow.privacy import messages, own_data, policies
from requests_flow.privacy.actions import _data_request
from requests_flow.privacy.enums import DataEventKind
from requests_flow.privacy.erasure import erasable
from requests_flow.timeline import record


@transaction.atomic
def erase(*, case: PersonalDataRequest, by: User, at: datetime) -> PersonalDataRequest:
    """Purge every case that `case` reaches and the person on `case` itself (UU 27/2022 articles 8 and 43).

    Letters and timelines stay, as after a purge on schedule. Raises Denied, or ValueError with a sentence when one of
    the cases has come to life again since the reply.
    """
    case = _data_request.locked(case)
    actor = policies.erase(by, case, on=_case.local_day(case, at))
    state = erasable(case, at=at)
    if state.blocked:
        raise ValueError(state.blocked)
    requests, objections = own_data.requests_of(case), own_data.objections_of(case)
    for row in requests:
        purge_request(case=row, at=at, why={"data_request": case.number})
    for objection in objections:
        purge_objection(case=objection, at=at)
    case.erase()
    case.erased_at, case.erased_by = at, by
    _case.save_move(case)
    record(
        case, DataEventKind.ERASED, at=at, actor=actor, user=by,
        requests=[row.number for row in requests], objections=[row.number for row in objections],
    )  # fmt: skip
    messages.erased(case, at=at)
    DataSubject.objects.filter(data_request=case).delete()
    return case
