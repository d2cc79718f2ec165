"""Letters and uploads as the tests of this folder need them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.actions import create_user
from accounts.models import User
from documents import issuing
from documents.enums import SigningMode
from documents.models import Letter
from tests.documents import samples

NUMBERED = {"series": "SURAT", "number_pattern": "500.12/{n:03d}/{tahun}"}
SHEET = {"series": "UK", "number_pattern": "{n:02d}/UK/PPID/{tahun}"}
DECISION = {"series": "SK", "number_pattern": "{n}/PPID/{tahun}"}


def officer() -> User:
    """Return the one officer of these tests."""
    known = User.objects.filter(username="wening").first()
    return known or create_user(full_name="Wening Umpamani", username="wening", by=None, at=samples.AT)


def letter_arguments(kind: str) -> dict[str, Any]:
    """Return the arguments of `issuing.issue` for a letter of this kind with example content."""
    signed = kind != "receipt"
    numbering = {"refusal": DECISION, "consequence_test": SHEET}.get(kind, NUMBERED)
    return {
        "kind": kind,
        "scope": "body:1",
        "template": f"letters/{kind}.html",
        "content": samples.ALL[kind],
        "letterhead": samples.letterhead(),
        "title": "Surat Nomor {nomor}",
        "subject": "request:1",
        "paper": "a4",
        "signing_mode": SigningMode.WET if signed else SigningMode.NONE,
        "signer_name": "Wening Umpamani" if signed else "",
        "signer_role": "PPID Desa Kebondalem Lor" if signed else "",
        "place": "Kebondalem Lor",
        "at": samples.AT,
        **(numbering if signed else {"number": "025/PI/VIII/2026"}),
    }


def issue(kind: str = "notification", **changes: Any) -> Letter:
    """Issue a letter; keywords change the arguments of `issuing.issue`."""
    return issuing.issue(**{"by": officer(), **letter_arguments(kind), **changes})


def draft_arguments(kind: str, **changes: Any) -> dict[str, Any]:
    """Return the arguments of `issuing.preview` for a letter of this kind."""
    names = ("template", "content", "letterhead", "title", "paper", "place", "at", "signer_name", "signer_role")
    facts = letter_arguments(kind) | changes
    return {name: facts[name] for name in names}


def upload(data: bytes, name: str = "berkas.pdf") -> SimpleUploadedFile:
    """Return bytes as they come from a form; the browser's claim about the type is always wrong here."""
    return SimpleUploadedFile(name, data, content_type="application/x-claimed")
