"""purge_data_request: delete who asked about own data, when the retention of an ended request is over."""

from datetime import datetime

from django.db import transaction

from notifications import outbox
from requests_flow.enums import Actor
from requests_flow.models import DataSubject, PersonalDataRequest
from requests_flow.privacy.actions import _data_request
from requests_flow.privacy.enums import ENDED_STATUSES, DataEventKind
from requests_flow.timeline import record


@transaction.atomic
def purge_data_request(*, case: PersonalDataRequest, at: datetime) -> bool:
    """Delete the payload with its salt and the messages (UU 27/2022 article 43); return whether there was anything.

    Only for an ended request (ValueError otherwise); letters stay under the archive's own retention schedule.
    """
    case = _data_request.locked(case)
    if case.status not in ENDED_STATUSES:
        raise ValueError("Data pribadi dihapus setelah permintaan berakhir.")
    gone, _ = DataSubject.objects.filter(data_request=case).delete()
    if not gone:
        return False
    outbox.purge(about=case.about, at=at)
    record(case, DataEventKind.PURGED, at=at, actor=Actor.SYSTEM)
    return True
