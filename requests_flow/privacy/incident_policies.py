"""Who may do what to an incident: the PPID and the village head of the body, and the regency's admin; no clerks.

One rule a verb; each raises `Denied` with a sentence for a person. `on` is the local date.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from accounts.policies import Denied
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow import policies as request_policies
from requests_flow.enums import Actor
from requests_flow.models import Incident
from requests_flow.policies import Person
from requests_flow.privacy.enums import IncidentStatus

S = IncidentStatus
OVER = {
    S.CLOSED: "Insiden ini sudah ditutup.",
    S.DISMISSED: "Insiden ini sudah dinyatakan bukan kegagalan pelindungan data.",
}
LEADING_ROLES = (Role.PPID, Role.VILLAGE_HEAD)


def record(by: Person, body: PublicBody, *, on: date) -> Actor:
    """The PPID and the village head of the body, and the regency's admin, who stands behind every village."""
    if not isinstance(by, User):
        raise Denied("Insiden dicatat oleh PPID, Atasan PPID, atau admin kabupaten.")
    if registry_policies.holds(by, body, LEADING_ROLES, on):
        return Actor.OFFICER
    if registry_policies.holds_in_regency(by, registry_selectors.regency_of(body.region), [Role.REGENCY_ADMIN], on):
        return Actor.REGENCY
    raise Denied(f"Insiden data pribadi hanya ditangani PPID dan Atasan PPID {body.short_name}, atau admin kabupaten.")


def _handle(by: Person, case: Incident, *, on: date) -> Actor:
    actor = record(by, case.body, on=on)
    if not case.is_running:
        raise Denied(OVER[S(case.status)])
    return actor


def _after_assessment(by: Person, case: Incident, *, on: date) -> Actor:
    actor = _handle(by, case, on=on)
    if case.status != S.ASSESSED:
        raise Denied("Nilai dahulu insidennya: bagaimana terjadi, seberapa besar akibatnya, dan penanganannya.")
    return actor


def assess(by: Person, case: Incident, *, on: date) -> Actor:
    """Those who handle incidents; again when more is known."""
    return _handle(by, case, on=on)


def add_person(by: Person, case: Incident, *, on: date) -> Actor:
    """Those who handle incidents."""
    return _handle(by, case, on=on)


def notify_persons(by: Person, case: Incident, *, on: date) -> Actor:
    """Those who handle incidents, once it is assessed: the notice says what is done about it."""
    return _after_assessment(by, case, on=on)


def write_to_authority(by: Person, case: Incident, *, on: date) -> Actor:
    """Those who handle incidents, once."""
    actor = _after_assessment(by, case, on=on)
    if case.authority_letter_id:
        raise Denied("Surat kepada lembaga sudah dibuat.")
    return actor


def record_sending(by: Person, case: Incident, *, on: date) -> Actor:
    """Those who handle incidents, after the letter was written."""
    actor = _after_assessment(by, case, on=on)
    if case.authority_letter_id is None:
        raise Denied("Buat dahulu surat kepada lembaga.")
    if case.authority_sent_at:
        raise Denied("Pengiriman kepada lembaga sudah dicatat.")
    return actor


def decide_public(by: Person, case: Incident, *, on: date) -> Actor:
    """Those who handle incidents, once."""
    actor = _after_assessment(by, case, on=on)
    if case.public_decided_at:
        raise Denied("Pengumuman kepada masyarakat sudah diputuskan.")
    return actor


def end_public(by: Person, case: Incident, *, on: date) -> Actor:
    """Those who handle incidents, also after it was closed."""
    actor = record(by, case.body, on=on)
    if not case.is_published:
        raise Denied("Tidak ada pengumuman yang sedang terpasang.")
    return actor


def conclude(by: Person, case: Incident, *, on: date) -> Actor:
    """Those who handle incidents, when everybody is told."""
    actor = _after_assessment(by, case, on=on)
    if case.still_open:
        raise Denied(case.still_open[0])
    return actor


def dismiss(by: Person, case: Incident, *, on: date) -> Actor:
    """Those who handle incidents, while nobody was told yet."""
    actor = _handle(by, case, on=on)
    if case.authority_letter_id or case.persons.exclude(notified_at=None).exists():
        raise Denied("Pemberitahuan sudah dibuat, jadi insiden ini tidak dapat lagi dinyatakan bukan kegagalan.")
    return actor


def visible_to(user: Any, *, on: date) -> QuerySet[Incident]:
    """Return the incidents that `user` may open."""
    return Incident.objects.filter(body__in=bodies_of(user, on=on).order_by().values("pk"))


def may_name_parties(user: Any, case: Incident, *, on: date) -> bool:
    """Officers of the body read who asked; the regency only where the body has no active officer."""
    if registry_policies.holds(user, case.body, LEADING_ROLES, on):
        return True
    return not registry_selectors.has_active_officer(case.body, on)


def bodies_of(user: Any, *, on: date) -> QuerySet[PublicBody]:
    """Return the bodies whose incidents `user` handles, by name."""
    led = registry_selectors.appointments_of(user, on=on).filter(role__in=LEADING_ROLES).order_by().values("body")
    administered = request_policies.administered_bodies(user, on=on).order_by().values("pk")
    rows = PublicBody.objects.filter(pk__in=led) | PublicBody.objects.filter(pk__in=administered)
    return rows.select_related("region").order_by("name", "pk")


def enter(by: Person, *, on: date) -> None:
    """Whoever handles incidents of some body. Raises Denied."""
    if not isinstance(by, User) or not bodies_of(by, on=on).exists():
        raise Denied("Halaman ini hanya untuk PPID, Atasan PPID, dan admin kabupaten.")
