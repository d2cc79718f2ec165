"""Who is told that a paper waits for a signature, or is in force now. Words are in templates/messages/<event>/."""

import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from notifications import outbox
from registry import selectors
from registry.enums import Role
from registry.models import Appointment, PublicBody, ServiceDocument
from registry.service_documents.kinds import KINDS


def signature_awaited(document: ServiceDocument, *, by: User, at: datetime.datetime) -> None:
    """Whoever must sign is told, unless it was this person who issued it."""
    kind = KINDS[document.kind]
    facts = _facts(document) | {"number": _number(document)}
    tell(document.body, kind.signer, "document_signature_awaited", facts, document.about, by=by, at=at)


def now_in_force(document: ServiceDocument, *, by: User, at: datetime.datetime) -> None:
    """The PPID who wrote it is told that it is in force and where it can be read."""
    region = document.body.region
    public = reverse("registry:service", args=[region.slug]) if region.slug else reverse("registry:documents")
    facts = _facts(document) | {"number": _number(document), "public_url": f"{settings.SITE_URL}{public}"}
    tell(document.body, Role.PPID, "document_in_force", facts, document.about, by=by, at=at)


def decree_awaited(appointment: Appointment, *, by: User, at: datetime.datetime) -> None:
    """The head is told that the decree of the PPID waits."""
    assert appointment.decree_letter is not None
    facts = {
        "title": "Keputusan penunjukan PPID",
        "number": appointment.decree_letter.number,
        "body": appointment.body.name,
        "url": f"{settings.SITE_URL}{reverse('registry:decree', args=[appointment.pk])}",
    }
    about = f"appointment:{appointment.pk}"
    tell(appointment.body, Role.VILLAGE_HEAD, "document_signature_awaited", facts, about, by=by, at=at)


def _facts(document: ServiceDocument) -> dict[str, Any]:
    path = reverse("registry:document", args=[document.public_id])
    return {
        "title": KINDS[document.kind].title,
        "version": document.version,
        "body": document.body.name,
        "url": f"{settings.SITE_URL}{path}",
    }


def _number(document: ServiceDocument) -> str:
    assert document.letter is not None
    return document.letter.number


def tell(
    body: PublicBody, role: Role, event: str, facts: dict[str, Any], about: str, *, by: User, at: datetime.datetime
) -> None:
    """Tell everybody in this office of the body, but not who did it."""
    people = selectors.officers(body, selectors.local_date(body, at)).filter(role=role).exclude(user=by)
    for row in people:
        outbox.queue(
            event=event,
            to_email=row.user.email,
            to_user=row.user,
            context=facts | {"name": row.user.full_name},
            about=about,
            dedupe_key=f"{about}:{event}:{facts['number']}:{row.user_id}",
            at=at,
            scope=body.scope,
        )
