"""The catalogue of messages about an objection: who is told what. Words are in templates/messages/objection_*/."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import User
from registry import selectors as registry_selectors
from registry.enums import Role
from requests_flow import clocks, messages, wording
from requests_flow.messages import link, watchers_of
from requests_flow.models import Objection, ObjectionDecision, Objector, RecountedTerm
from requests_flow.objections import policies
from requests_flow.objections.enums import Capacity
from requests_flow.objections.letter_facts import commission_of


def _facts(case: Objection) -> dict[str, Any]:
    return {
        "number": case.number,
        "request_number": case.request.number if case.request else "",
        "grounds": wording.daftar([f"huruf {letter}" for letter in case.letters_of_grounds]),
        "body": case.body.unit_name,
        "village": case.region.full_name,
        "received": wording.waktu(case.received_at, clocks.zone_of(case.body)),
        "deadline": wording.hari_tanggal(case.due_on),
        "commission": commission_of(case.body),
        "track_url": link("/lacak/"),
        "case_url": link(f"/meja/keberatan/{case.public_id}/"),
    }


def _to_objector(
    case: Objection, event: str, *, at: datetime, edition: Any = "", secret: str | None = None, **more: Any
) -> None:
    who = Objector.objects.filter(objection=case).first()
    messages.tell_citizen(case, who, event, _facts(case) | more, at=at, edition=edition, secret=secret)


def _to_users(
    case: Objection, event: str, users: Iterable[User], *, at: datetime, edition: Any = "", **more: Any
) -> None:
    messages.tell_users(case, users, event, _facts(case) | more, at=at, edition=edition)


def _superior_and_ppid(case: Objection, at: datetime) -> list[User]:
    """Return who is concerned: who decides and the PPID; the regency's admins where there is neither."""
    on = clocks.local_day(case.body, at)
    rows = registry_selectors.officers(case.body, on).filter(role__in=(Role.VILLAGE_HEAD, Role.PPID))
    people = {row.user_id: row.user for row in rows} | {user.pk: user for user in policies.decider_of(case, on=on)}
    return list(people.values()) or messages.desk_of(case.body, at)


def registered(case: Objection, *, key: str | None, at: datetime) -> None:
    """The objector gets the number, and a key when no request has one; superior and PPID get the new objection."""
    late = clocks.local_day(case.body, case.received_at) > case.objection_due_on
    if key:
        _to_objector(case, "objection_registered_with_key", at=at, secret=key, late=late)
    else:
        _to_objector(case, "objection_registered", at=at, late=late)
    _to_users(case, "objection_new", _superior_and_ppid(case, at), at=at, late=late)


def decider_named(case: Objection, *, to: User, at: datetime) -> None:
    """The person named to decide is told."""
    _to_users(case, "objection_decider_named", [to], at=at, edition=at.isoformat())


def decided(case: Objection, decision: ObjectionDecision, *, at: datetime) -> None:
    """The objector learns that the signed response is there, and the way to the commission (article 37(2))."""
    by_answerer = decision.capacity == Capacity.SUPERIOR_WHO_ANSWERED
    _to_objector(
        case, "objection_decided", at=at, edition=decision.pk,
        outcome=decision.get_outcome_display().lower(), by_answerer=by_answerer,
    )  # fmt: skip


def ordered(case: Objection, decision: ObjectionDecision, *, at: datetime) -> None:
    """The PPID, or who works at the desk, learns what the superior orders and until when."""
    on = clocks.local_day(case.body, at)
    ppid = [row.user for row in registry_selectors.officers(case.body, on).filter(role=Role.PPID)]
    request_url = link(f"/meja/permohonan/{case.request.public_id}/") if case.request else ""
    _to_users(
        case, "objection_order", ppid or messages.desk_of(case.body, at), at=at, edition=decision.pk,
        order_due=wording.hari_tanggal(decision.order_due_on), request_url=request_url,
    )  # fmt: skip


def silent(case: Objection, *, at: datetime, regulation: str) -> None:
    """The objector learns the next step and its last day; the regency learns that nobody responded."""
    last_day = wording.hari_tanggal(case.dispute_due_on)
    lawful = wording.hari_tanggal(case.silent_after_on)
    _to_objector(case, "objection_silence", at=at, last_day=last_day, lawful=lawful, regulation=regulation)
    watchers = watchers_of(case.body, at)
    _to_users(case, "objection_silence_regency", watchers, at=at, lawful=lawful, regulation=regulation)


def reminded(case: Objection, *, at: datetime, offset: int, days_left: int) -> None:
    """Who decides is reminded, once for each `offset` before the deadline."""
    people = policies.decider_of(case, on=clocks.local_day(case.body, at)) or messages.desk_of(case.body, at)
    edition = f"{case.due_on.isoformat()}:{offset}"
    _to_users(case, "objection_reminder", people, at=at, edition=edition, days_left=days_left)


def withdrawn(case: Objection, *, at: datetime, told_by_objector: bool) -> None:
    """The objector gets a confirmation; superior and PPID are told when the objector did it alone."""
    _to_objector(case, "objection_withdrawn", at=at)
    if told_by_objector:
        _to_users(case, "objection_withdrawn_officer", _superior_and_ppid(case, at), at=at)


def key_reissued(case: Objection, *, key: str, at: datetime, edition: int) -> None:
    """The objector gets the new key."""
    _to_objector(case, "objection_key_reissued", at=at, edition=edition, secret=key)


def term_recounted(case: Objection, kept: RecountedTerm, *, at: datetime) -> None:
    """Both sides learn that the calendar changed and moved a term; the order's concerns the PPID too."""
    facts = messages.recount_facts(kept) | {"matter": f"keberatan {case.number}"}
    _to_objector(case, "term_recounted", at=at, **facts)
    _to_users(case, "term_recounted_officer", _superior_and_ppid(case, at), at=at, **facts)
