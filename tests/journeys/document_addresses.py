"""The addresses of charter, procedures and decree."""

from typing import Any

from registry.models import Appointment
from tests.journeys.page import DESKS, Page
from tests.journeys.papers_of_village import DRAFTED, decreed_of, draft_of, waiting_of
from tests.journeys.shapes import badan, nothing, public, regency, slug
from tests.journeys.village import Village
from tests.requests_flow import cases


def draft(**facts: Any) -> Page:
    """A page of the draft at the village's desk."""
    return Page(**{"who": "ppid", "args": lambda village: [draft_of(village.body).public_id]} | facts)


def waiting(**facts: Any) -> Page:
    """A page of the paper that waits for its signature."""
    return Page(**{"who": "ppid", "args": lambda village: [waiting_of(village.body).public_id]} | facts)


def decreed(**facts: Any) -> Page:
    """A page of the decree that waits for its signature."""
    return Page(**{"who": "ppid", "args": lambda village: [decreed_of(village.body).pk]} | facts)


def office(village: Village) -> list[Any]:
    """Return the office of the PPID, which has no decree yet."""
    return [Appointment.objects.get(user=village.cast.ppid).pk]


def words(village: Village) -> dict[str, Any]:
    """Return the form of the draft, with another promise."""
    found = draft_of(village.body)
    return {row["code"]: row["text"] for row in found.sections} | {"edition": found.edition, "promise": "Palsu."}


DOCUMENTS = {
    "registry:service": public(args=slug, shows=lambda village: "Baca maklumat"),
    "registry:service_document": public(args=lambda village: [*slug(village), "maklumat"]),
    "registry:service_version": public(args=lambda village: [*slug(village), "maklumat", 1]),
    "registry:service_letter": public(args=lambda village: [*slug(village), "maklumat", 1]),
    "registry:documents": Page(who="ppid", about=badan, shared=DESKS),
    "registry:start_document": Page(
        who="ppid", args=lambda village: [village.body.public_id, "pengumuman"], get=405, send=nothing
    ),
    "registry:document": draft(send=words, shows=lambda village: DRAFTED),
    "registry:document_preview": draft(),
    "registry:document_issue": draft(get=405, send=nothing),
    "registry:document_sign": waiting(get=405, send=lambda village: {"scan": cases.scan()}),
    "registry:document_recall": waiting(get=405, send=lambda village: {"reason": "Salah tulis."}),
    "registry:document_letter": waiting(),
    "registry:decree": Page(who="ppid", args=office, send=nothing, shows=lambda village: "Bagus Misal"),
    "registry:decree_preview": Page(who="ppid", args=office, get=405, send=nothing, sent=200),
    "registry:decree_sign": decreed(get=405, send=lambda village: {"scan": cases.scan()}),
    "registry:decree_recall": decreed(get=405, send=lambda village: {"reason": "Salah tulis."}),
    "registry:decree_letter": decreed(),
    "registry:documents_overview": regency(),
    "registry:documents_overview_csv": regency(),
}
