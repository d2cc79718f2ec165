"""Who writes and who signs the letters of a body."""

from datetime import datetime

from accounts.models import User
from documents.letterhead import Letterhead
from registry import selectors
from registry.enums import BodyKind, Role
from registry.models import PublicBody


def signer_of(body: PublicBody, by: User, at: datetime) -> str:
    """Return the name under the letter: the PPID in office, or a line to fill by hand when there is none."""
    ppid = selectors.officers(body, on=selectors.local_date(body, at)).filter(role=Role.PPID).first()
    if ppid is None:
        return "(nama PPID)"
    return by.full_name if ppid.user_id == by.pk else ppid.user.full_name


def head_of(body: PublicBody, at: datetime) -> str:
    """Return the name of the superior of the PPID in office, or a line to fill by hand when there is none."""
    head = selectors.officers(body, on=selectors.local_date(body, at)).filter(role=Role.VILLAGE_HEAD).first()
    return head.user.full_name if head else f"(nama {letterhead_of(body).superior})"


def letterhead_of(body: PublicBody) -> Letterhead:
    """Return the letterhead of a body: the regency and district above a village, the regency alone above its PPID."""
    region = body.region
    regency = selectors.regency_of(region)
    is_village = body.kind != BodyKind.REGENCY_PPID
    above = [f"PEMERINTAH {regency.full_name.upper()}"]
    if is_village and region.parent is not None:
        above.append(f"KECAMATAN {region.parent.name.upper()}")
    contact = " · ".join(part for part in (body.phone and f"Telepon {body.phone}", body.email, body.website) if part)
    kind = "Desa" if is_village else regency.get_kind_display()
    office = f"Kantor {region.full_name}" if is_village else f"Kantor PPID {regency.full_name}"
    return Letterhead(
        above=tuple(above),
        name=body.name.upper(),
        body=body.name,
        unit=f"Pejabat Pengelola Informasi dan Dokumentasi (PPID) {kind}",
        ppid=body.unit_name,
        superior=f"Kepala {region.full_name}" if is_village else f"Atasan PPID {regency.full_name}",
        superior_role="Atasan PPID Desa" if is_village else "Atasan PPID",
        place=region.name,
        address=", ".join(part for part in (body.address, body.postal_code) if part),
        contact=contact,
        service_desk=f"{office}, {body.service_hours}" if body.service_hours else office,
        is_village=is_village,
    )
