"""Items of the public information list for the tests: made by walking the real actions."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from registry.information.actions.add_item import add_item
from registry.information.actions.add_version import add_version
from registry.information.actions.publish_item import publish_item
from registry.information.actions.withdraw_item import withdraw_item
from registry.models import InformationItem, PublicBody
from tests.documents import leaky, uploads
from tests.registry.world import AT

FACTS: dict[str, object] = {
    "category": "periodic", "kind": "BK05_PERDES_APBDES", "summary": "Peraturan Desa tentang APB Desa tahun 2026",
    "holder": "Kaur Keuangan", "responsible": "PPID Desa Sengon", "made_when": "29 Desember 2025",
    "made_where": "Sengon", "forms": ["softcopy", "hardcopy"], "retention": "Permanen", "year": 2026,
}  # fmt: skip


def clean() -> SimpleUploadedFile:
    """A PDF in which nothing is found."""
    return SimpleUploadedFile("perdes-apbdes-2026.pdf", uploads.pdf(2), "application/pdf")


def with_nik() -> SimpleUploadedFile:
    """A PDF in which somebody's NIK stands."""
    return SimpleUploadedFile("daftar.pdf", leaky.pdf(leaky.words("NIK 3310124503900007")), "application/pdf")


def draft(body: PublicBody, by: User, *, at: datetime = AT, **changes: object) -> InformationItem:
    """A draft without a file."""
    return add_item(body=body, facts=FACTS | changes, by=by, at=at)


def published(body: PublicBody, by: User, *, at: datetime = AT, **changes: object) -> InformationItem:
    """A published item with one file."""
    item = draft(body, by, at=at, **changes)
    add_version(item=item, upload=clean(), note="Naskah lengkap", by=by, at=at)
    return publish_item(item=item, reason="", by=by, at=at)


def withdrawn(body: PublicBody, by: User, *, at: datetime = AT, **changes: object) -> InformationItem:
    """An item that was published and withdrawn."""
    item = published(body, by, at=at, **changes)
    return withdraw_item(item=item, reason="Digantikan naskah yang benar.", by=by, at=at)
