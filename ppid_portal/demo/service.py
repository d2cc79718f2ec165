"""The service documents of the demo: two villages have signed everything, a third is still writing."""

from datetime import date, datetime

from accounts.models import User
from ppid_portal.demo import papers
from registry import selectors as registry_selectors
from registry.actions.change_document import change_document
from registry.actions.issue_decree import issue_decree
from registry.actions.issue_document import issue_document
from registry.actions.sign_document import sign_document
from registry.actions.start_document import start_document
from registry.enums import DocumentKind, Role
from registry.models import Appointment, PublicBody

TODAY = date(2026, 5, 21)
PROMISE = (
    "Kami melayani setiap warga yang meminta informasi dengan ramah, cepat, dan jujur.\n"
    "Apabila kami lalai, tegurlah kami. Kami bersedia memperbaikinya dan menerima akibatnya menurut aturan."
)


def load(bodies: list[PublicBody], *, at: datetime) -> None:
    """Sign all eight papers of the first and the third village; let the second have drafts and an unsigned decree."""
    for body in (bodies[0], bodies[2]):
        for kind in DocumentKind:
            _sign(body, kind, at)
    writing, ppid = bodies[1], _person(bodies[1], Role.PPID)
    charter = start_document(body=writing, kind=DocumentKind.CHARTER, by=ppid, at=at)
    change_document(document=charter, texts={"promise": PROMISE}, edition=charter.edition, by=ppid, at=at)
    request = start_document(body=writing, kind=DocumentKind.SOP_REQUEST, by=ppid, at=at)
    issue_document(document=request, by=ppid, at=at)
    office = Appointment.objects.get(user=ppid, body=writing)
    issue_decree(appointment=office, by=ppid, at=at)


def _sign(body: PublicBody, kind: DocumentKind, at: datetime) -> None:
    ppid = _person(body, Role.PPID)
    document = start_document(body=body, kind=kind, by=ppid, at=at)
    document = issue_document(document=document, by=ppid, at=at)
    assert document.letter is not None
    head = _person(body, Role.VILLAGE_HEAD)
    sign_document(document=document, scan=papers.scan_of(document.letter), by=head, at=at)


def _person(body: PublicBody, role: Role) -> User:
    return registry_selectors.officers(body, TODAY).get(role=role).user
