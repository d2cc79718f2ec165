"""The catalogue of messages about a request: who is told what. Words are in templates/messages/<event>/.

Each function writes outbox rows in the transaction of the action; the same event never tells the same person twice.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings

from accounts.models import User
from notifications import outbox
from notifications.masking import mask_personal_numbers
from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow import clocks, costs, wording
from requests_flow.deadlines.workdays import Day
from requests_flow.models import Applicant, InformationRequest, RecountedTerm, Round
from requests_flow.models.identity import Identity
from requests_flow.timeline import Case

Facts = dict[str, Any]

# What officers may have in the portal only; the duties of the office stay with them in any case.
OPTIONAL = {
    "assigned": "Saya ditunjuk mengerjakan sebuah permohonan",
    "completed": "Pemohon melengkapi permohonannya",
    "signature_awaited": "Surat menunggu tanda tangan",
    "withdrawn_officer": "Pemohon mencabut permohonannya",
    "recounted_officer": "Batas waktu berubah karena kalender hari libur berubah",
    "term_recounted_officer": "Batas lain berubah karena kalender hari libur berubah",
}


def link(path: str) -> str:
    """Return the full address of a page of this portal."""
    return f"{settings.SITE_URL}{path}"


def scope_of(body: PublicBody) -> str:
    """Return the opaque scope under which servants keep the papers, numbers and messages of a body."""
    return body.scope


def _facts(case: InformationRequest) -> dict[str, Any]:
    current = case.current_round
    return {
        "number": case.number,
        # People type their NIK into anything; a mail must not carry it on.
        "subject": mask_personal_numbers(case.subject),
        "body": case.body.unit_name,
        "village": case.region.full_name,
        "received": wording.waktu(case.received_at, clocks.zone_of(case.body)),
        "deadline": wording.hari_tanggal(current.deadline_on),
        "status_url": link(case.get_absolute_url()),
        "track_url": link("/lacak/"),
        "case_url": link(f"/meja/permohonan/{case.public_id}/"),
    }


def tell_citizen(
    case: Case, who: Identity | None, event: str, facts: Facts, *, at: datetime, edition: Any, secret: str | None = None
) -> None:
    """Write the message to the person behind a case, if there still is one (no address: see `outbox.queue`)."""
    if who is None:
        return
    outbox.queue(
        event=event,
        to_email=who.email,
        to_user=case.account,
        context=facts | {"name": mask_personal_numbers(who.name)},
        about=case.about,
        dedupe_key=f"{case.about}:{event}:{edition}",
        at=at,
        secret=secret,
        scope=scope_of(case.body),
    )


def tell_users(case: Case, users: Iterable[User], event: str, facts: Facts, *, at: datetime, edition: Any) -> None:
    """Write the message to each of `users`; who has no address finds it in the portal."""
    for user in users:
        outbox.queue(
            event=event,
            to_email=user.email,
            to_user=user,
            context=facts | {"name": user.full_name},
            about=case.about,
            dedupe_key=f"{case.about}:{event}:{edition}:{user.pk}",
            at=at,
            scope=scope_of(case.body),
            legal=event not in OPTIONAL,
        )


def to_applicant(
    case: InformationRequest, event: str, *, at: datetime, edition: Any = "", secret: str | None = None, **more: Any
) -> None:
    """Tell the applicant what happened to a request; `edition` keeps the same event apart from its next time."""
    applicant = Applicant.objects.filter(request=case).first()
    tell_citizen(case, applicant, event, _facts(case) | more, at=at, edition=edition, secret=secret)


def _to_users(
    case: InformationRequest, event: str, users: Iterable[User], *, at: datetime, edition: Any = "", **more: Any
) -> None:
    tell_users(case, users, event, _facts(case) | more, at=at, edition=edition)


def desk_of(body: PublicBody, at: datetime) -> list[User]:
    """Return the people who are told about new work: the body's officers, without any the regency's admins."""
    on = clocks.local_day(body, at)
    if registry_selectors.has_active_officer(body, on):
        rows = registry_selectors.officers(body, on)
    else:
        # Monitors may only look: the link to the case would lead them nowhere.
        everybody = registry_selectors.admins_of(registry_selectors.regency_of(body.region), on)
        rows = everybody.filter(role=Role.REGENCY_ADMIN)
    return list({row.user_id: row.user for row in rows}.values())


def watchers_of(body: PublicBody, at: datetime) -> list[User]:
    """Return the regency's monitors and admins who oversee `body`."""
    regency = registry_selectors.regency_of(body.region)
    rows = registry_selectors.admins_of(regency, clocks.local_day(body, at))
    return list({row.user_id: row.user for row in rows}.values())


def filed(case: InformationRequest, *, key: str, at: datetime) -> None:
    """The applicant gets number and key; the desk gets new work, the regency when there is no officer."""
    to_applicant(case, "filed", at=at, secret=key)
    on = clocks.local_day(case.body, at)
    event = "new_request" if registry_selectors.has_active_officer(case.body, on) else "unattended_request"
    _to_users(case, event, desk_of(case.body, at), at=at)


def assigned(case: InformationRequest, *, to: User, at: datetime) -> None:
    """The new handler is told."""
    _to_users(case, "assigned", [to], at=at, edition=at.isoformat())


def completion_asked(case: InformationRequest, *, at: datetime) -> None:
    """The applicant learns what is missing and until when."""
    current = case.current_round
    to_applicant(
        case,
        "completion_asked",
        at=at,
        edition=current.number,
        missing=[mask_personal_numbers(entry["what"]) for entry in current.completion_missing],
        reply_by=wording.hari_tanggal(current.completion_due_on),
    )


def completed(case: InformationRequest, *, at: datetime) -> None:
    """The desk learns that the applicant completed the request."""
    _to_users(case, "completed", desk_of(case.body, at), at=at, edition=case.current_round.number)


def signature_awaited(case: InformationRequest, *, at: datetime, by: User) -> None:
    """The colleagues who may sign learn that a letter waits."""
    others = [user for user in desk_of(case.body, at) if user != by]
    _to_users(case, "signature_awaited", others, at=at, edition=at.isoformat())


def extended(case: InformationRequest, *, at: datetime) -> None:
    """The applicant learns the new date and the reason (UU 14/2008 article 22(8))."""
    current = case.current_round
    to_applicant(
        case,
        "extended",
        at=at,
        edition=current.number,
        reason=current.get_extension_reason_display(),
        explanation=mask_personal_numbers(current.extension_explanation),
    )


def answered(case: InformationRequest, *, at: datetime) -> None:
    """The applicant learns that the signed answer is on the status page, and what copies cost (article 22(7))."""
    answer = costs.answer_of(case)
    total = costs.total_of(answer) if answer else 0
    cost = wording.rupiah(total) if total else ""
    to_applicant(case, "answered", at=at, edition=case.current_round.number, cost=cost)


def withdrawn(case: InformationRequest, *, at: datetime, told_by_applicant: bool) -> None:
    """The applicant gets a confirmation; the desk is told when the applicant did it alone."""
    edition = case.current_round.number
    to_applicant(case, "withdrawn", at=at, edition=edition)
    if told_by_applicant:
        _to_users(case, "withdrawn_officer", desk_of(case.body, at), at=at, edition=edition)


def lapsed(case: InformationRequest, *, at: datetime) -> None:
    """The applicant learns that the request ended and that a new one may be filed."""
    to_applicant(case, "lapsed", at=at, edition=case.current_round.number)


def reopened(case: InformationRequest, *, opened: Round, at: datetime) -> None:
    """The applicant learns the new deadline and that the term to object runs on; the desk gets the case back."""
    before = case.rounds.get(number=opened.number - 1)
    facts = {
        "edition": opened.number,
        "deadline": wording.hari_tanggal(opened.deadline_on),
        "objection_due": wording.hari_tanggal(before.objection_due_on) if before.objection_due_on else "",
    }
    to_applicant(case, "reopened", at=at, **facts)
    _to_users(case, "reopened_officer", desk_of(case.body, at), at=at, **facts)


def key_reissued(case: InformationRequest, *, key: str, at: datetime, edition: int) -> None:
    """The applicant gets the new key."""
    to_applicant(case, "key_reissued", at=at, edition=edition, secret=key)


def reminded(case: InformationRequest, *, at: datetime, offset: int, days_left: int) -> None:
    """The desk is reminded, once for each `offset` before the deadline, that an answer is due in `days_left` days."""
    current = case.current_round
    edition = f"{current.number}:{current.deadline_on.isoformat()}:{offset}"
    _to_users(case, "reminder", desk_of(case.body, at), at=at, edition=edition, days_left=days_left)


def recounted(case: InformationRequest, *, before: date, closed: Sequence[Day], at: datetime) -> None:
    """Both sides learn that the calendar changed and moved the deadline; `closed` are the days no longer counted."""
    facts = {
        "edition": f"{case.current_round.number}:{case.current_round.deadline_on.isoformat()}",
        "before": wording.hari_tanggal(before),
        "closed": [f"{wording.hari_tanggal(day.on)} ({day.because})" for day in closed],
    }
    to_applicant(case, "recounted", at=at, **facts)
    _to_users(case, "recounted_officer", desk_of(case.body, at), at=at, **facts)


def recount_facts(kept: RecountedTerm) -> Facts:
    """Return the words of a term that was counted anew: which, and both dates."""
    return {
        "edition": f"{kept.term}:{kept.holds_on.isoformat()}",
        "term": kept.get_term_display(),
        "before": wording.hari_tanggal(kept.before_on),
        "holds": wording.hari_tanggal(kept.holds_on),
    }


def term_recounted(case: InformationRequest, kept: RecountedTerm, *, at: datetime) -> None:
    """Both sides learn that the calendar changed and moved a term that is not the one to answer."""
    facts = recount_facts(kept) | {"matter": f"permohonan {case.number}"}
    to_applicant(case, "term_recounted", at=at, **facts)
    _to_users(case, "term_recounted_officer", desk_of(case.body, at), at=at, **facts)


def overdue(case: InformationRequest, *, at: datetime) -> None:
    """The regency is told that the deadline has passed."""
    current = case.current_round
    edition = f"{current.number}:{current.deadline_on.isoformat()}"
    _to_users(case, "overdue", watchers_of(case.body, at), at=at, edition=edition)
