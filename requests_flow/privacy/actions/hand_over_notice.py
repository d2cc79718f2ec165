"""hand_over_notice: a notice reached somebody on paper: handed over, or sent by post."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.models import AffectedPerson, Incident
from requests_flow.privacy import incident_policies
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind, NoticeWay
from requests_flow.timeline import record

ON_PAPER = (NoticeWay.HANDED_OVER, NoticeWay.POST)


@transaction.atomic
def hand_over_notice(*, case: Incident, person: AffectedPerson, way: str, by: User, at: datetime) -> AffectedPerson:
    """Record that the printed notice reached `person`. Raises Denied, or ValueError with a sentence."""
    case = _incident.locked(case)
    actor = incident_policies.notify_persons(by, case, on=_case.local_day(case, at))
    row = AffectedPerson.objects.select_for_update(of=("self",)).get(pk=person.pk, incident=case)
    if row.letter_id is None:
        raise ValueError("Terbitkan dahulu surat pemberitahuannya.")
    if row.notified_at:
        raise ValueError("Orang ini sudah tercatat diberi tahu.")
    if way not in ON_PAPER:
        raise ValueError("Pilih cara penyampaiannya.")
    row.notified_at, row.notified_by, row.way = at, by, NoticeWay(way)
    row.save(update_fields=["notified_at", "notified_by", "way"])
    record(
        case, IncidentEventKind.NOTICE_HANDED_OVER, at=at, actor=actor, user=by, person=row.pk, way=way,
        late=at > case.due_at,
    )  # fmt: skip
    return row
