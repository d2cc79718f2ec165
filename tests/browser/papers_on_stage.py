"""Service documents in each state and a decree that waits, for the pages that show them."""

from datetime import datetime

from accounts.models import User
from registry.actions.issue_decree import issue_decree
from registry.actions.issue_document import issue_document
from registry.actions.sign_document import sign_document
from registry.actions.start_document import start_document
from registry.models import Appointment, PublicBody, ServiceDocument
from tests.registry.service_documents.papers import furnish
from tests.requests_flow import cases


def papers_on_stage(body: PublicBody, ppid: User, *, idle: User, at: datetime) -> dict[str, str]:
    """Return the id of a paper in each state, and of two offices: one without a decree and one whose decree waits."""
    if not body.service_hours:
        body = furnish(body, at)
    for kind in ("charter", "sop_request"):
        _signed(body, kind, ppid, at)
    _signed(body, "sop_announcement", ppid, at)
    if not ServiceDocument.objects.filter(body=body, kind="sop_announcement", replaced_at__isnull=False).exists():
        _sign(_begun(body, "sop_announcement", ppid, at), ppid, at)
    waiting = _issue(_begun(body, "sop_dip", ppid, at), ppid, at)
    desk = Appointment.objects.filter(user=idle).order_by("pk").first()
    assert desk is not None
    issue_decree(appointment=desk, by=idle, at=at)
    office = Appointment.objects.filter(user=ppid, body=body).order_by("pk").first()
    assert office is not None
    return {
        "paper_draft": str(_begun(body, "sop_documentation", ppid, at).public_id),
        "paper_waiting": str(waiting.public_id),
        "paper_in_force": str(ServiceDocument.objects.in_force().get(body=body, kind="charter").public_id),
        "ppid_office": str(office.pk),
        "idle_office": str(desk.pk),
    }


def _begun(body: PublicBody, kind: str, ppid: User, at: datetime) -> ServiceDocument:
    rows = ServiceDocument.objects.filter(body=body, kind=kind).unsigned()
    return rows.first() or start_document(body=body, kind=kind, by=ppid, at=at)


def _issue(document: ServiceDocument, ppid: User, at: datetime) -> ServiceDocument:
    return document if document.issued_at else issue_document(document=document, by=ppid, at=at)


def _sign(document: ServiceDocument, ppid: User, at: datetime) -> None:
    sign_document(document=_issue(document, ppid, at), scan=cases.scan(), by=ppid, at=at)


def _signed(body: PublicBody, kind: str, ppid: User, at: datetime) -> None:
    if not ServiceDocument.objects.filter(body=body, kind=kind).in_force().exists():
        _sign(_begun(body, kind, ppid, at), ppid, at)
