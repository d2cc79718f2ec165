"""What anybody may learn about a letter from its code: facts about the document, nothing about people."""

import re
from dataclasses import dataclass
from datetime import datetime

from documents import files, issuing, signing
from documents.enums import LetterStatus, SigningMode
from documents.models import Letter

FULL = re.compile(r"[0-9a-f]{64}")
SHORT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The public facts of one letter."""

    code: str
    number: str
    kind: str
    title: str
    issuer: str
    signer_role: str
    issued_at: datetime
    status: LetterStatus
    signing_mode: SigningMode
    signed_at: datetime | None
    voided_at: datetime | None
    body_sha256: str
    pdf_sha256: str
    signed_sha256: str
    is_intact: bool
    signature: signing.Checked | None = None
    signature_is_missing: bool = False
    """An electronically signed file that cannot be opened any more."""


def clean_code(typed: str) -> str:
    """Return a code as people type it in the form it is stored: capitals, no spaces or hyphens."""
    return re.sub(r"[\s-]+", "", typed).upper()


def facts(code: str) -> Facts | None:
    """Return the public facts of the letter with this code, or None. No name, address or request text is among them."""
    letter = Letter.objects.select_related("signed_file").filter(verify_code=clean_code(code)).first()
    if letter is None:
        return None
    signature, is_missing = _signature(letter)
    return Facts(
        code=letter.verify_code,
        number=letter.number,
        kind=letter.get_kind_display(),
        title=letter.title,
        issuer=letter.issuer_name,
        signer_role=letter.signer_role,
        issued_at=letter.issued_at,
        status=letter.status,
        signing_mode=SigningMode(letter.signing_mode),
        signed_at=letter.signed_at,
        voided_at=letter.voided_at,
        body_sha256=letter.body_sha256,
        pdf_sha256=letter.pdf_sha256,
        signed_sha256=letter.signed_sha256,
        is_intact=issuing.is_intact(letter),
        signature=signature,
        signature_is_missing=is_missing,
    )


def match(found: Facts, typed: str) -> str | None:
    """Say which file of the letter has this SHA-256, in words; None when none has.

    Accepts the full 64 digits or the first 16 as printed on the letter, in capitals or groups. Raises ValueError with a
    sentence when `typed` is neither.
    """
    digits = re.sub(r"[\s:-]+", "", typed).lower()
    if not FULL.fullmatch(digits) and not SHORT.fullmatch(digits):
        raise ValueError("Sidik terdiri atas 64 angka heksadesimal, atau 16 angka pertama seperti yang tercetak.")
    known = {
        "isi surat": found.body_sha256,
        "berkas PDF yang diterbitkan": found.pdf_sha256,
        "berkas yang sudah ditandatangani": found.signed_sha256,
    }
    return next((name for name, whole in known.items() if whole and whole.startswith(digits)), None)


def _signature(letter: Letter) -> tuple[signing.Checked | None, bool]:
    if letter.signing_mode != SigningMode.TTE or letter.signed_file is None:
        return None, False
    try:
        checked = signing.check(files.read(letter.signed_file))
    except files.FileGone:
        return None, True
    return checked, checked is None
