"""take_copy: the person takes the copy of own data that a signed reply granted."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.enums import Actor
from requests_flow.models import PersonalDataRequest
from requests_flow.policies import Person
from requests_flow.privacy import own_data, policies
from requests_flow.privacy.actions import _data_request
from requests_flow.privacy.enums import DataEventKind
from requests_flow.timeline import record


@transaction.atomic
def take_copy(*, case: PersonalDataRequest, by: Person, at: datetime) -> bytes:
    """Return the copy as a ZIP, made now and kept nowhere, and record that it was taken (UU 27/2022 article 7).

    Only for the holder of the key or the account; raises Denied for everybody else, officers too.
    """
    case = _data_request.locked(case)
    policies.take_copy(by, case, on=_case.local_day(case, at))
    made = own_data.copy_of(case, at=at)
    user = by if isinstance(by, User) else None
    record(case, DataEventKind.COPY_TAKEN, at=at, actor=Actor.APPLICANT, user=user, size=len(made))
    return made
