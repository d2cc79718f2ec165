"""Charter, procedures and decree of Desa Sengon in each state, for the walk through every address."""

from accounts.models import User
from registry.actions.change_document import change_document
from registry.actions.issue_decree import issue_decree
from registry.actions.start_document import start_document
from registry.enums import Role
from registry.models import Appointment, PublicBody, ServiceDocument
from tests.registry import world
from tests.registry.service_documents import papers

# Stands in a draft alone, which nobody but the people of the village may read.
DRAFTED = "Janji yang masih ditimbang lurah"
SECOND = "Petugas PPID Kedua"


def write_papers(body: PublicBody, ppid: User) -> None:
    """Sign a charter, begin its next version, issue a procedure, and make a decree for a second PPID."""
    body = papers.furnish(body, world.AT)
    papers.in_force(body, "charter", ppid, world.AT)
    draft = start_document(body=body, kind="charter", by=ppid, at=world.AT)
    change_document(document=draft, texts={"promise": DRAFTED}, edition=1, by=ppid, at=world.AT)
    papers.issued(body, "sop_request", ppid, world.AT)
    second = world.in_office(body, Role.PPID, name=SECOND)
    issue_decree(appointment=Appointment.objects.get(user=second), by=ppid, at=world.AT)


def draft_of(body: PublicBody) -> ServiceDocument:
    """Return the charter that is being written."""
    return ServiceDocument.objects.get(body=body, kind="charter", version=2)


def waiting_of(body: PublicBody) -> ServiceDocument:
    """Return the procedure that waits for its signature."""
    return ServiceDocument.objects.get(body=body, kind="sop_request")


def decreed_of(body: PublicBody) -> Appointment:
    """Return the office whose decree waits for its signature."""
    return Appointment.objects.get(body=body, decree_letter__isnull=False)
