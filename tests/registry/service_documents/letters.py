"""The papers of an information service as they are really issued, for the tests that read them."""

from documents.models import Letter
from registry.actions.issue_decree import issue_decree
from registry.information.actions.fix_list import fix_list
from registry.models import Appointment
from tests.registry import world
from tests.registry.information import made as informing
from tests.registry.service_documents import papers
from tests.requests_flow.cases import Cast

RULES = "Peraturan Desa Sengon Nomor 3 Tahun 2024 tentang Keterbukaan Informasi Publik"


def charter(cast: Cast) -> Letter:
    return _issued(cast, "charter")


def procedure_for_requests(cast: Cast) -> Letter:
    return _issued(cast, "sop_request")


def procedure_for_objections(cast: Cast) -> Letter:
    return _issued(cast, "sop_objection")


def procedure_for_announcements(cast: Cast) -> Letter:
    return _issued(cast, "sop_announcement")


def procedure_for_the_list(cast: Cast) -> Letter:
    return _issued(cast, "sop_dip")


def procedure_for_documentation(cast: Cast) -> Letter:
    return _issued(cast, "sop_documentation")


def procedure_for_the_charter(cast: Cast) -> Letter:
    return _issued(cast, "sop_charter")


def procedure_for_consequence_tests(cast: Cast) -> Letter:
    return _issued(cast, "sop_consequence_test")


def ppid_decree(cast: Cast) -> Letter:
    office = Appointment.objects.get(user=cast.ppid)
    office.position_title = "Sekretaris Desa"
    office.save(update_fields=["position_title"])
    return issue_decree(appointment=office, local_rules=RULES, by=cast.ppid, at=world.AT).decree_letter


def dip_decree(cast: Cast) -> Letter:
    """The decree that fixes the public information list."""
    informing.published(cast.body, cast.ppid)
    informing.published(cast.body, cast.ppid, summary="Daftar inventaris", kind="SS05_INVENTARIS", category="any_time")
    return fix_list(body=cast.body, by=cast.ppid, at=world.AT).letter


def _issued(cast: Cast, kind: str) -> Letter:
    papers.furnish(cast.body, world.AT)
    cast.body.refresh_from_db()
    return papers.issued(cast.body, kind, cast.ppid, world.AT).letter


LETTERS = (
    charter, procedure_for_requests, procedure_for_objections, procedure_for_announcements, procedure_for_the_list,
    procedure_for_documentation, procedure_for_the_charter, procedure_for_consequence_tests, ppid_decree,
    dip_decree,
)  # fmt: skip
