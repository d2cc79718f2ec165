"""Who may do what with the public information list. Each rule returns silently or raises `Denied` with a sentence."""

import datetime
from typing import Any

from accounts.policies import Denied
from registry.enums import Role
from registry.information.enums import EditionStatus, ItemStatus
from registry.models import Appointment, InformationEdition, InformationItem, PublicBody
from registry.models.public_body import PublicBodyQuerySet
from registry.policies import holds

EDITING = (Role.PPID, Role.CLERK, Role.EDITOR)
PUBLISHING = (Role.PPID, Role.EDITOR)
READING = (*EDITING, Role.VILLAGE_HEAD)


def bodies_edited_by(user: Any, on: datetime.date) -> PublicBodyQuerySet:
    """Return the bodies whose list the person may see at the desk, by name."""
    if user is None or not user.is_authenticated:
        return PublicBody.objects.none()
    offices = Appointment.objects.active(on).filter(user=user, role__in=READING)
    return PublicBody.objects.filter(pk__in=offices.values("body")).select_related("region__parent").order_by("name")


def edit(user: Any, body: PublicBody, on: datetime.date) -> None:
    """PPID, clerks and editors of the body write its list."""
    if not holds(user, body, EDITING, on):
        raise Denied(f"Hanya petugas {body.unit_name} yang dapat mengisi daftar informasi publik.")


def change(user: Any, item: InformationItem, on: datetime.date) -> None:
    """Who may edit the list may change an item until it is withdrawn."""
    edit(user, item.body, on)
    if item.status == ItemStatus.WITHDRAWN:
        raise Denied("Informasi ini sudah ditarik. Catat informasi baru bila perlu.")


def publish(user: Any, item: InformationItem, on: datetime.date) -> None:
    """PPID and editors of the body publish (Perki 1/2018 article 9)."""
    _publishes(user, item.body, on)
    if item.status != ItemStatus.DRAFT:
        raise Denied("Informasi ini sudah pernah terbit.")


def publish_version(user: Any, item: InformationItem, on: datetime.date) -> None:
    """PPID and editors of the body publish a file of what is published."""
    _publishes(user, item.body, on)
    if item.status != ItemStatus.PUBLISHED:
        raise Denied("Terbitkan informasinya; berkasnya ikut terbit.")


def withdraw(user: Any, item: InformationItem, on: datetime.date) -> None:
    """PPID and editors of the body withdraw what is published, with a reason."""
    _publishes(user, item.body, on)
    if item.status != ItemStatus.PUBLISHED:
        raise Denied("Hanya informasi yang sedang terbit yang dapat ditarik.")


def discard(user: Any, item: InformationItem, on: datetime.date) -> None:
    """Who may edit the list deletes a draft that was never published."""
    edit(user, item.body, on)
    if item.status != ItemStatus.DRAFT:
        raise Denied("Yang sudah terbit tidak dihapus, melainkan ditarik dengan alasan.")


def fix_list(user: Any, body: PublicBody, on: datetime.date) -> None:
    """The PPID of the body lays the list before the head to be fixed by decree."""
    if not holds(user, body, [Role.PPID], on):
        raise Denied(f"Hanya PPID {body.short_name} yang dapat mengajukan penetapan daftar.")
    if InformationEdition.objects.filter(body=body, status=EditionStatus.AWAITING_SIGNATURE).exists():
        raise Denied("Masih ada keputusan penetapan yang menunggu tanda tangan.")


def sign_edition(user: Any, edition: InformationEdition, on: datetime.date) -> None:
    """The head, or the PPID who hands in the scan of the signed paper."""
    if not holds(user, edition.body, [Role.VILLAGE_HEAD, Role.PPID], on):
        raise Denied(f"Hanya Kepala atau PPID {edition.body.short_name} yang dapat menandatangani keputusan ini.")
    _waits(edition)


def recall_edition(user: Any, edition: InformationEdition, on: datetime.date) -> None:
    """The PPID of the body takes back a decree that nobody signed."""
    if not holds(user, edition.body, [Role.PPID], on):
        raise Denied(f"Hanya PPID {edition.body.short_name} yang dapat menarik keputusan ini.")
    _waits(edition)


def _waits(edition: InformationEdition) -> None:
    if edition.status != EditionStatus.AWAITING_SIGNATURE:
        raise Denied("Keputusan ini tidak sedang menunggu tanda tangan.")


def _publishes(user: Any, body: PublicBody, on: datetime.date) -> None:
    if not holds(user, body, PUBLISHING, on):
        raise Denied(f"Hanya PPID dan penyunting {body.short_name} yang dapat menerbitkan informasi.")
