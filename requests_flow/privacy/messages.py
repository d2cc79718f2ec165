"""The catalogue of messages about personal data: who is told what.

Words are in templates/messages/data_request_*/ and incident_*/.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import User
from notifications import outbox
from notifications.masking import mask_personal_numbers
from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow import clocks, messages, wording
from requests_flow.messages import link, scope_of
from requests_flow.models import AffectedPerson, DataSubject, Incident, PersonalDataRequest
from requests_flow.privacy import contact, letter_facts
from requests_flow.privacy.incident_policies import LEADING_ROLES


def _facts(case: PersonalDataRequest) -> dict[str, Any]:
    zone = clocks.zone_of(case.body)
    return {
        "number": case.number,
        "asked": letter_facts.asked_words(case.right),
        "body": case.body.unit_name,
        "village": case.region.full_name,
        "received": wording.waktu(case.received_at, zone),
        "deadline": wording.waktu(case.due_at, zone),
        "track_url": link("/lacak/") if case.case else "",
        "contact": contact.contact_of(case.body).line,
        "case_url": link(f"/meja/data-pribadi/{case.public_id}/"),
    }


def _to_subject(case: PersonalDataRequest, event: str, *, at: datetime, edition: Any = "", **more: Any) -> None:
    who = DataSubject.objects.filter(data_request=case).first()
    messages.tell_citizen(case, who, event, _facts(case) | more, at=at, edition=edition)


def _to_desk(case: PersonalDataRequest, event: str, *, at: datetime, edition: Any = "", **more: Any) -> None:
    desk = messages.desk_of(case.body, at)
    messages.tell_users(case, desk, event, _facts(case) | more, at=at, edition=edition)


def filed(case: PersonalDataRequest, *, at: datetime) -> None:
    """The person gets number and hours; the desk gets new work."""
    _to_subject(case, "data_request_filed", at=at)
    _to_desk(case, "data_request_new", at=at)


def answered(case: PersonalDataRequest, *, at: datetime) -> None:
    """The person learns that the signed reply is there."""
    reply = case.standing_reply
    _to_subject(case, "data_request_answered", at=at, outcome=reply.get_outcome_display().lower())


def erased(case: PersonalDataRequest, *, at: datetime) -> None:
    """The person learns that the data are gone; the last message that can reach them."""
    _to_subject(case, "data_request_erased", at=at)


def withdrawn(case: PersonalDataRequest, *, at: datetime, told_by_subject: bool) -> None:
    """The person gets a confirmation; the desk is told when the person did it alone."""
    _to_subject(case, "data_request_withdrawn", at=at)
    if told_by_subject:
        _to_desk(case, "data_request_withdrawn_officer", at=at)


def reminded(case: PersonalDataRequest, *, at: datetime, mark: int, left: str) -> None:
    """The desk is reminded once for each `mark`, the hours before the end."""
    _to_desk(case, "data_request_reminder", at=at, edition=mark, left=left, is_over=mark == 0)


# --- incidents --------------------------------------------------------------------------------------------------------
def leaders_of(body: PublicBody, at: datetime) -> list[User]:
    """Return who handles incidents of a body: PPID, village head, and the regency's admins."""
    on = clocks.local_day(body, at)
    rows = [*registry_selectors.officers(body, on).filter(role__in=LEADING_ROLES)]
    admins = registry_selectors.admins_of(registry_selectors.regency_of(body.region), on)
    rows += admins.filter(role=Role.REGENCY_ADMIN)
    return list({row.user_id: row.user for row in rows}.values())


def _incident(case: Incident) -> dict[str, Any]:
    return {
        "number": case.number,
        "body": case.body.name,
        "village": case.body.region.full_name,
        "noticed": wording.waktu(case.noticed_at, clocks.zone_of(case.body)),
        "deadline": wording.waktu(case.due_at, clocks.zone_of(case.body)),
        "case_url": link(f"/meja/insiden/{case.public_id}/"),
    }


def _to_leaders(case: Incident, event: str, users: Iterable[User], *, at: datetime, edition: Any, **more: Any) -> None:
    messages.tell_users(case, users, event, _incident(case) | more, at=at, edition=edition)


def incident_recorded(case: Incident, *, by: User, at: datetime) -> None:
    """Everybody else who handles incidents of this body learns of it, with the end of the 3 x 24 hours."""
    others = [user for user in leaders_of(case.body, at) if user != by]
    _to_leaders(case, "incident_recorded", others, at=at, edition="")


def incident_reminded(case: Incident, *, at: datetime, mark: int, left: str) -> None:
    """Who handles it is reminded once for each `mark`, the hours before the end; 0 says that it has passed."""
    _to_leaders(
        case, "incident_reminder", leaders_of(case.body, at), at=at, edition=mark, left=left, is_over=mark == 0,
        todo=list(case.still_open),
    )  # fmt: skip


def person_notified(case: Incident, row: AffectedPerson, *, at: datetime) -> bool:
    """Write the notice to one person (article 46(1)(a)); return whether it goes anywhere: a mail or an account."""
    who = letter_facts.person_of(row)
    email = who.email if who else row.email
    account = row.case.account if row.case else None
    if not email and account is None:
        return False
    name = who.name if who else row.name
    content = letter_facts.notice_to_person(case, row, at=at)
    words = {
        "name": mask_personal_numbers(name),
        "exposed": [mask_personal_numbers(part) for part in content.exposed],
        "case_number": content.case_number,
        "when": mask_personal_numbers(content.happened_when),
        "how": mask_personal_numbers(f"{content.happened} {content.cause}"),
        "steps": [mask_personal_numbers(step) for step in content.steps],
        "contact": content.contact,
        "verify_url": link(f"/v/{row.letter.verify_code}/") if row.letter else "",
    }
    outbox.queue(
        event="incident_notice",
        to_email=email,
        to_user=account,
        context=_incident(case) | words,
        about=case.about,
        dedupe_key=f"{case.about}:incident_notice:{row.pk}",
        at=at,
        scope=scope_of(case.body),
    )
    return True
