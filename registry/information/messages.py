"""Who is told that a decree on the list waits. Words are in templates/messages/<event>/."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from registry.enums import Role
from registry.models import InformationEdition
from registry.service_documents.messages import tell


def edition_awaited(edition: InformationEdition, *, by: User, at: datetime) -> None:
    """The head is told that the decree on the list waits for the signature, unless the head issued it."""
    facts = {
        "title": "Keputusan penetapan daftar informasi publik",
        "number": edition.letter.number,
        "body": edition.body.name,
        "url": f"{settings.SITE_URL}{reverse('registry:editions')}?badan={edition.body.public_id}",
    }
    tell(edition.body, Role.VILLAGE_HEAD, "document_signature_awaited", facts, edition.about, by=by, at=at)
