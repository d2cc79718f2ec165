"""add_person: somebody whose data were exposed, by the number of a case here or by name and address."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.models import AffectedPerson, Incident, InformationRequest, Objection
from requests_flow.privacy import incident_policies
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind
from requests_flow.timeline import record

UNKNOWN = "Nomor ini tidak ada di badan publik ini. Periksa nomor pendaftarannya."
TWICE = "Orang ini sudah tercatat."
NOBODY = "Tulis nomor perkaranya, atau nama dan alamatnya."


@transaction.atomic
def add_person(
    *, case: Incident, number: str = "", name: str = "", address: str = "", email: str = "", by: User, at: datetime
) -> AffectedPerson:
    """Record one person: of the request or objection with `number`, else with name and address.

    Raises Denied, or ValueError with a sentence.
    """
    case = _incident.locked(case)
    actor = incident_policies.add_person(by, case, on=_case.local_day(case, at))
    row = AffectedPerson(incident=case, added_at=at, added_by=by)
    if number.strip():
        row.request, row.objection = _case_of(case, number)
        same = case.persons.filter(request=row.request, objection=row.objection)
        if same.exists():
            raise ValueError(TWICE)
    else:
        row.name, row.address, row.email = name.strip(), address.strip(), email.strip()
        if not row.name or not (row.address or row.email):
            raise ValueError(NOBODY)
    row.full_clean()
    row.save()
    case.add_person()
    _case.save_move(case)
    about = row.case.number if row.case else ""
    record(case, IncidentEventKind.PERSON_ADDED, at=at, actor=actor, user=by, person=row.pk, about=about)
    return row


def _case_of(case: Incident, number: str) -> tuple[InformationRequest | None, Objection | None]:
    wanted = number.strip()
    request = InformationRequest.objects.filter(body=case.body, number__iexact=wanted).first()
    objection = None if request else Objection.objects.filter(body=case.body, number__iexact=wanted).first()
    if request is None and objection is None:
        raise ValueError(UNKNOWN)
    return request, objection
