"""notify_persons: the written notice to everybody concerned who has none yet."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import issuing
from documents.enums import LetterKind, SigningMode
from documents.models import Letter
from notifications.queue import enqueue
from registry import selectors as registry_selectors
from requests_flow.actions import _case, _letters
from requests_flow.messages import scope_of
from requests_flow.models import AffectedPerson, Incident
from requests_flow.privacy import incident_policies, letter_facts, messages
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind, NoticeWay
from requests_flow.timeline import record

NOBODY = "Semua orang yang tercatat sudah diberi tahu. Catat dahulu orang lain yang terdampak, bila ada."


@transaction.atomic
def notify_persons(*, case: Incident, by: User, at: datetime) -> int:
    """Issue a notice (article 46(1)(a)) to each person without one, and send it by e-mail or into the portal.

    The notice counts at once and needs no signature: 72 hours are short, and its code proves where it comes from. Who
    has neither e-mail nor account gets it on paper: that hand-over is recorded by `hand_over_notice`. Returns how many
    notices were issued. Raises Denied, or ValueError when there is nobody to tell.
    """
    case = _incident.locked(case)
    actor = incident_policies.notify_persons(by, case, on=_case.local_day(case, at))
    waiting = list(case.persons.filter(letter=None).select_related("request__account", "objection__account"))
    reachable = [row for row in waiting if letter_facts.person_of(row) or row.name]
    if not reachable:
        raise ValueError(NOBODY)
    for row in reachable:
        row.letter = _issue(case, row, by, at)
        if messages.person_notified(case, row, at=at):
            row.notified_at, row.notified_by, row.way = at, by, _way(row)
        row.save()
        record(
            case, IncidentEventKind.PERSON_NOTIFIED, at=at, actor=actor, user=by, person=row.pk, way=row.way,
            letter=str(row.letter.pk), number=row.letter.number, late=at > case.due_at,
        )  # fmt: skip
    case.notify_persons()
    _case.save_move(case)
    return len(reachable)


def _issue(case: Incident, row: AffectedPerson, by: User, at: datetime) -> Letter:
    letter = issuing.issue(
        kind=LetterKind.INCIDENT_NOTICE,
        scope=scope_of(case.body),
        series="SURAT",
        number_pattern=registry_selectors.config_for(case.body).letter_pattern,
        content=letter_facts.notice_to_person(case, row, at=at),
        subject=case.about,
        signing_mode=SigningMode.NONE,
        by=by,
        at=at,
        **_letters.layout_of(case, LetterKind.INCIDENT_NOTICE),
    )
    enqueue("documents.issuing.ensure_pdf", letter_id=letter.pk)
    return letter


def _way(row: AffectedPerson) -> NoticeWay:
    who = letter_facts.person_of(row)
    return NoticeWay.EMAIL if (who.email if who else row.email) else NoticeWay.PORTAL
