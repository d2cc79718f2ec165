"""Who may do what. Each rule returns silently or raises `Denied` with a sentence for a person.

None is ever cached; only while one page is being drawn is the same question asked once (`registry.remembering`).
"""

import datetime
from collections.abc import Iterable
from typing import Any

from accounts.policies import Denied
from registry.enums import REGENCY_ROLES, SERVING_ROLES, STAFF_ROLES, Role
from registry.models import Appointment, PublicBody, Region
from registry.remembering import remembered


@remembered
def holds(user: Any, body: PublicBody, roles: Iterable[str], on: datetime.date) -> bool:
    """True when the person holds one of the roles in that body on that day. Anonymous people hold none."""
    if user is None or not user.is_authenticated:
        return False
    return Appointment.objects.active(on).filter(user=user, body=body, role__in=list(roles)).exists()


def holds_in_regency(user: Any, regency: Region, roles: Iterable[str], on: datetime.date) -> bool:
    """True when the person holds one of the regency roles for that regency on that day."""
    if user is None or not user.is_authenticated:
        return False
    appointments = Appointment.objects.active(on).filter(user=user, role__in=list(roles))
    return appointments.filter(body__region=regency).exists()


def serve(user: Any, body: PublicBody, on: datetime.date) -> None:
    """The PPID, a clerk or the village head of the body may see and work on its requests."""
    if not holds(user, body, SERVING_ROLES, on):
        raise Denied(f"Halaman ini hanya untuk petugas {body.unit_name}.")


def answer(user: Any, body: PublicBody, on: datetime.date) -> None:
    """The PPID of the body decides on requests (Perki 1/2018 art 9 and 13)."""
    if not holds(user, body, [Role.PPID], on):
        raise Denied(f"Hanya PPID {body.short_name} yang dapat memutuskan jawaban.")


def sign(user: Any, body: PublicBody, on: datetime.date) -> None:
    """The PPID of the body signs its letters."""
    if not holds(user, body, [Role.PPID], on):
        raise Denied(f"Hanya PPID {body.short_name} yang dapat menandatangani surat.")


def decide_objection(user: Any, body: PublicBody, on: datetime.date) -> None:
    """The superior of the PPID answers objections (Perki 1/2018 art 8(2), UU 14/2008 art 36)."""
    if not holds(user, body, [Role.VILLAGE_HEAD], on):
        raise Denied(f"Hanya Atasan PPID {body.short_name} yang dapat menanggapi keberatan.")


def manage_staff(user: Any, body: PublicBody, on: datetime.date, role: str | None = None) -> None:
    """The PPID of the body manages its clerks and editors; the regency admin manages everybody in his regency.

    `role` is the role that is given or taken away; without it the rule asks for the staff page as such.
    """
    if _administers(user, body, on):
        return
    if not holds(user, body, [Role.PPID], on):
        raise Denied(f"Hanya PPID {body.short_name} atau admin kabupaten yang dapat mengatur petugas.")
    if role is not None and role not in STAFF_ROLES:
        raise Denied("PPID dapat mengatur petugas layanan dan penyunting. Peran lain diatur oleh admin kabupaten.")


def appoint_anybody(user: Any, body: PublicBody, on: datetime.date) -> None:
    """The regency admin appoints to every role in every body of his regency."""
    if not _administers(user, body, on):
        raise Denied("Peran ini hanya dapat diberikan oleh admin kabupaten.")


def update_body(user: Any, body: PublicBody, on: datetime.date) -> None:
    """The PPID and the village head of the body, and the regency admin, may change letterhead and service hours."""
    if not _administers(user, body, on) and not holds(user, body, [Role.PPID, Role.VILLAGE_HEAD], on):
        raise Denied(f"Hanya PPID atau Atasan PPID {body.short_name} yang dapat mengubah kop surat.")


def publish_tariff(user: Any, body: PublicBody, on: datetime.date) -> None:
    """The village head decides on the tariff; the PPID may enter what was decided."""
    if not holds(user, body, [Role.PPID, Role.VILLAGE_HEAD], on):
        raise Denied(f"Hanya PPID atau Atasan PPID {body.short_name} yang dapat mengumumkan tarif.")


def monitor(user: Any, regency: Region, on: datetime.date) -> None:
    """Regency monitors and admins may see how all bodies of their regency do."""
    if not holds_in_regency(user, regency, REGENCY_ROLES, on):
        raise Denied(f"Halaman ini hanya untuk pemantau {regency.full_name}.")


def administer(user: Any, regency: Region, on: datetime.date) -> None:
    """Regency admins may appoint people and change calendar and settings of their regency."""
    if not holds_in_regency(user, regency, [Role.REGENCY_ADMIN], on):
        raise Denied(f"Hanya admin {regency.full_name} yang dapat melakukan ini.")


def _administers(user: Any, body: PublicBody, on: datetime.date) -> bool:
    if user is None or not user.is_authenticated:
        return False
    rows = Appointment.objects.active(on).filter(user=user, role=Role.REGENCY_ADMIN)
    return rows.filter(body__region__code=body.region.regency_code).exists()
