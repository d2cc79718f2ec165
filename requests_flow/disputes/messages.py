"""The catalogue of messages about a dispute: who is told what. Words are in templates/messages/dispute_*/."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import User
from registry import selectors as registry_selectors
from registry.enums import Role
from requests_flow import clocks, messages, wording
from requests_flow.messages import link
from requests_flow.models import Dispute, DisputeStep, Objector, Round


def _facts(case: Dispute) -> dict[str, Any]:
    request = case.objection.request
    return {
        "number": case.number,
        "objection_number": case.objection.number,
        "body": case.body.unit_name,
        "commission": case.commission,
        "filed_on": wording.hari_tanggal(case.filed_on),
        "track_url": link("/lacak/"),
        "case_url": link(f"/meja/sengketa/{case.public_id}/"),
        "request_url": link(f"/meja/permohonan/{request.public_id}/") if request else "",
    }


def _officers(case: Dispute, roles: Iterable[Role], at: datetime) -> list[User]:
    on = clocks.local_day(case.body, at)
    rows = registry_selectors.officers(case.body, on).filter(role__in=roles)
    return list({row.user_id: row.user for row in rows}.values()) or messages.desk_of(case.body, at)


def filed(case: Dispute, *, at: datetime) -> None:
    """Superior and PPID learn that they will be heard by the commission."""
    late_after = wording.hari_tanggal(case.due_on) if case.is_late else ""
    people = _officers(case, (Role.VILLAGE_HEAD, Role.PPID), at)
    messages.tell_users(case, people, "dispute_filed", _facts(case) | {"late_after": late_after}, at=at, edition="")


def recorded(case: Dispute, step: DisputeStep, *, at: datetime, told_by_citizen: bool) -> None:
    """The other side learns which step was recorded: the citizen of the officer's, the officers of the citizen's."""
    facts = _facts(case) | {
        "step": step.get_kind_display(),
        "happened_on": wording.hari_tanggal(step.happened_on),
        "next_due": wording.hari_tanggal(step.next_due_on) if step.next_due_on else "",
    }
    if told_by_citizen:
        people = _officers(case, (Role.VILLAGE_HEAD, Role.PPID), at)
        messages.tell_users(case, people, "dispute_step_officer", facts, at=at, edition=step.pk)
    else:
        who = Objector.objects.filter(objection=case.objection).first()
        messages.tell_citizen(case, who, "dispute_step", facts, at=at, edition=step.pk)


def execution_begun(case: Dispute, ordering: DisputeStep, opened: Round, *, at: datetime) -> None:
    """The PPID learns what has to be carried out and until when."""
    facts = _facts(case) | {"due": wording.hari_tanggal(opened.due_on), "instance": ordering.get_kind_display()}
    people = _officers(case, (Role.PPID,), at)
    messages.tell_users(case, people, "dispute_execution", facts, at=at, edition=opened.pk)
