"""Who may write, issue, sign and recall service documents and the decree. Each rule raises `Denied` with a sentence."""

import datetime
from typing import Any

from accounts.policies import Denied
from documents.enums import SigningMode
from registry.enums import BodyKind, DocumentState, Role
from registry.models import Appointment, PublicBody, ServiceDocument
from registry.policies import holds, serve
from registry.service_documents.kinds import KINDS

S = DocumentState


def read_documents(user: Any, body: PublicBody, on: datetime.date) -> None:
    """Officers of the body and its head see drafts too."""
    serve(user, body, on)


def write_documents(user: Any, body: PublicBody, on: datetime.date) -> None:
    """The PPID of the body writes its charter and procedures."""
    if not holds(user, body, [Role.PPID], on):
        raise Denied(f"Hanya PPID {body.short_name} yang dapat menyusun maklumat dan SOP.")


def start_document(user: Any, body: PublicBody, kind: str, on: datetime.date) -> None:
    """The PPID, while no other version of the kind is being written or signed."""
    write_documents(user, body, on)
    if ServiceDocument.objects.filter(body=body, kind=kind).unsigned().exists():
        raise Denied("Naskah ini sudah dimulai. Lanjutkan naskah yang ada.")


def change_document(user: Any, document: ServiceDocument, on: datetime.date) -> None:
    """The PPID, while the version is a draft."""
    write_documents(user, document.body, on)
    if document.state != S.DRAFT:
        raise Denied(
            "Naskah ini sudah diterbitkan, jadi isinya tidak dapat diubah. Tarik naskahnya atau buat versi baru."
        )


issue_document = change_document


def sign_document(user: Any, document: ServiceDocument, on: datetime.date) -> None:
    """Whoever the kind names signs electronically; the scan of a signed paper may be brought by the PPID too."""
    _sign(user, document.body, KINDS[document.kind].signer, document.letter, on)
    if document.state != S.AWAITING_SIGNATURE:
        raise Denied("Naskah ini tidak sedang menunggu tanda tangan.")


def recall_document(user: Any, document: ServiceDocument, on: datetime.date) -> None:
    """The PPID or the superior while it is unsigned; once it is in force, the superior alone, who put it in force."""
    if document.state == S.AWAITING_SIGNATURE:
        if not holds(user, document.body, [Role.PPID, KINDS[document.kind].signer], on):
            raise Denied(f"Hanya PPID atau Atasan PPID {document.body.short_name} yang dapat menarik naskah ini.")
    elif document.state == S.IN_FORCE:
        if not holds(user, document.body, [KINDS[document.kind].signer], on):
            raise Denied(f"Hanya Atasan PPID {document.body.short_name} yang dapat mencabut naskah yang berlaku.")
    else:
        raise Denied("Naskah ini tidak sedang menunggu tanda tangan dan tidak sedang berlaku.")


# --- the decree -------------------------------------------------------------------------------------------------------
def prepare_decree(user: Any, appointment: Appointment, on: datetime.date) -> None:
    """PPID and head of a village government prepare the decree for the PPID in office (Perki 1/2018 article 8)."""
    body = appointment.body
    if not holds(user, body, [Role.PPID, Role.VILLAGE_HEAD], on):
        raise Denied(f"Hanya PPID atau Atasan PPID {body.short_name} yang dapat menyiapkan SK penunjukan PPID.")
    if appointment.role != Role.PPID:
        raise Denied("SK ini hanya untuk penunjukan PPID.")
    if body.kind != BodyKind.VILLAGE_GOVERNMENT:
        raise Denied(
            "SK penunjukan PPID di portal ini hanya untuk pemerintah desa. Badan lain memakai naskahnya sendiri."
        )
    if not appointment.is_active(on):
        raise Denied("Penugasan ini tidak sedang berlaku, jadi SK-nya tidak dapat dibuat.")


def issue_decree(user: Any, appointment: Appointment, on: datetime.date) -> None:
    """Whoever may prepare the decree, once for an appointment."""
    prepare_decree(user, appointment, on)
    if appointment.decree_letter is not None:
        raise Denied("SK untuk penugasan ini sudah dibuat.")


def sign_decree(user: Any, appointment: Appointment, on: datetime.date) -> None:
    """The village head signs electronically; the scan of a paper signed by hand may be brought by the PPID too."""
    _sign(user, appointment.body, Role.VILLAGE_HEAD, appointment.decree_letter, on)
    if appointment.decree_letter is None or appointment.decree_letter.is_signed:
        raise Denied("Tidak ada SK yang menunggu tanda tangan.")


def recall_decree(user: Any, appointment: Appointment, on: datetime.date) -> None:
    """Whoever may prepare the decree, while it is unsigned."""
    prepare_decree(user, appointment, on)
    if appointment.decree_letter is None or appointment.decree_letter.is_signed:
        raise Denied("Tidak ada SK yang dapat ditarik.")


def _sign(user: Any, body: PublicBody, signer: Role, letter: Any, on: datetime.date) -> None:
    is_wet = letter is not None and letter.signing_mode == SigningMode.WET
    if holds(user, body, [signer], on) or (is_wet and holds(user, body, [Role.PPID], on)):
        return
    if is_wet:
        raise Denied(f"Hanya PPID atau Atasan PPID {body.short_name} yang dapat mengunggah pindaian bertanda tangan.")
    raise Denied(f"Hanya Atasan PPID {body.short_name} yang dapat menandatanganinya secara elektronik.")
