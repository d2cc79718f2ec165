"""Invite from a CSV: many people of a regency at once, tried first and sent afterwards."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.actions import _letter_of_invitation as letter
from registry.actions.create_officer_without_email import officer_without_code
from registry.enums import INCOMPATIBLE_ROLES, BodyKind, Role
from registry.importing.csv_rows import Fault
from registry.importing.invitations import Invitee, read_invitees
from registry.models import Appointment, Invitation, PublicBody, RegencyConfig, Region

INVITE, ACCOUNT, SKIP = "invite", "account", "skip"


@dataclass(frozen=True)
class PlannedRow:
    """What happens with one line: an invitation by e-mail, an account with a printed code, or nothing."""

    line: int
    outcome: str
    full_name: str
    role: Role
    position_title: str
    email: str
    body: PublicBody
    note: str = ""


@dataclass
class InvitationReport:
    """What the file does, or would do: nothing at all while there are faults."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    rows: list[PlannedRow] = field(default_factory=list)
    blank: int = 0
    written: bool = False

    def count(self, outcome: str) -> int:
        """Return how many lines have that outcome."""
        return sum(row.outcome == outcome for row in self.rows)


@dataclass(frozen=True)
class _Known:
    """What the registry knows about the bodies and people of the file, read in a handful of queries."""

    bodies: dict[str, PublicBody]
    kelurahan: dict[str, str]
    offices: dict[tuple[int, str], set[str]]
    invited: dict[tuple[int, str, str], datetime.datetime]


@transaction.atomic
def invite_from_csv(
    *, regency: Region, data: bytes, dry_run: bool, by: User | None, at: datetime.datetime
) -> InvitationReport:
    """Invite everybody in the file (columns kode_desa, nama, jabatan or peran, surel) into bodies of the regency.

    Who has an e-mail address gets an invitation; who has none gets an account, an office and later a printed slip
    (`issue_slips`). Who was invited or appointed before is skipped, so the same file may be sent again. One bad line
    keeps everything back. Raise Denied for anybody but the regency admin.
    """
    config = selectors.config_of(regency)
    on = selectors.date_in(config, at)
    if by is not None:
        policies.administer(by, regency, on)
    source = read_invitees(data)
    report = InvitationReport(faults=source.faults, notes=source.notes, blank=source.blank)
    known = _look_up(regency, source.people, on, lock=not dry_run)
    for person in source.people:
        planned = _plan(person, known)
        if isinstance(planned, Fault):
            report.faults.append(planned)
        else:
            report.rows.append(planned)
    report.faults.sort()
    if not dry_run and not report.faults:
        _write(report.rows, config, by, at)
        report.written = True
    return report


def _look_up(regency: Region, people: Sequence[Invitee], on: datetime.date, *, lock: bool) -> _Known:
    codes = {person.code for person in people}
    governments = [BodyKind.VILLAGE_GOVERNMENT, BodyKind.REGENCY_PPID]
    rows = PublicBody.objects.in_regency(regency).filter(kind__in=governments, region__code__in=codes)
    rows = rows.select_related("region").order_by("pk")
    bodies = {body.region.code: body for body in (rows.select_for_update(of=("self",)) if lock else rows)}
    kelurahan = Region.objects.inside(regency).filter(code__in=codes, kind="kelurahan").order_by()
    return _Known(bodies, dict(kelurahan.values_list("code", "name")), _offices(bodies, on), _invited(bodies))


def _offices(bodies: dict[str, PublicBody], on: datetime.date) -> dict[tuple[int, str], set[str]]:
    offices: dict[tuple[int, str], set[str]] = defaultdict(set)
    held = Appointment.objects.filter(body__in=list(bodies.values())).overlapping(on, None).select_related("user")
    for appointment in held.order_by("pk"):
        for identity in (appointment.user.email or "", appointment.user.full_name.casefold()):
            offices[(appointment.body_id, identity)].add(appointment.role)
    return offices


def _invited(bodies: dict[str, PublicBody]) -> dict[tuple[int, str, str], datetime.datetime]:
    rows = Invitation.objects.unanswered().filter(body__in=list(bodies.values())).order_by("pk")
    return {(row.body_id, row.role, row.email): row.last_sent_at for row in rows}


def _plan(person: Invitee, known: _Known) -> PlannedRow | Fault:
    body = known.bodies.get(person.code)
    if body is None:
        return Fault(person.line, _no_body(person.code, known))
    held = known.offices.get((body.pk, person.identity), set())
    if INCOMPATIBLE_ROLES.get(person.role) in held:
        other = Role(INCOMPATIBLE_ROLES[person.role])
        return Fault(
            person.line,
            f"{person.full_name} sudah menjadi {other.label} di {body.name}. Satu orang tidak boleh menjadi PPID "
            "sekaligus Atasan PPID di badan yang sama.",
        )
    sent_at = known.invited.get((body.pk, person.role, person.email))
    outcome, note = (INVITE, "") if person.email else (ACCOUNT, "")
    if person.role in held:
        outcome, note = SKIP, "sudah bertugas"
    elif sent_at is not None:
        outcome, note = SKIP, "sudah diundang dan belum menjawab"
    return PlannedRow(
        person.line, outcome, person.full_name, person.role, person.position_title, person.email, body, note
    )


def _no_body(code: str, known: _Known) -> str:
    if code in known.kelurahan:
        return (
            f"{known.kelurahan[code]} adalah kelurahan. Permohonannya dilayani PPID kabupaten, jadi petugasnya "
            "diundang dengan kode kabupaten."
        )
    return f"kode_desa {code} tidak ada di kabupaten ini."


def _write(rows: Iterable[PlannedRow], config: RegencyConfig, by: User | None, at: datetime.datetime) -> None:
    drafts: list[tuple[Invitation, str]] = []
    for row in rows:
        who: dict[str, Any] = {
            "body": row.body,
            "role": row.role,
            "full_name": row.full_name,
            "position_title": row.position_title,
        }
        if row.outcome == INVITE:
            drafts.append(letter.draft(email=row.email, by=by, at=at, **who))
        elif row.outcome == ACCOUNT:
            officer_without_code(by=by, at=at, **who)
    stored = Invitation.objects.bulk_create([invitation for invitation, _ in drafts])
    for invitation, (_, token) in zip(stored, drafts, strict=True):
        letter.send(invitation, token, config, at)
