"""The addresses of the decree of the exempt list, and of what the registers publish beside the requests."""

from tests.journeys.page import REQUEST_DESKS, Page
from tests.journeys.shapes import of_body, public, slug
from tests.requests_flow import cases


def of_decree(**facts: object) -> Page:
    """A page or a move of the decree that waits for its signature."""
    return Page(**{"who": "ppid", "args": lambda village: [village.decree.public_id]} | facts)


def chosen(village: object) -> dict[str, object]:
    """A decree that lists the finished test."""
    return of_body(village) | {"tests": village.tests["finished"].pk}


DECREES = {
    "requests:exempt_decrees": Page(who="ppid", about=of_body, shared=REQUEST_DESKS, send=chosen),
    "requests:preview_exempt_decree": Page(who="ppid", get=405, send=chosen, sent=200),
    "requests:exempt_decree": of_decree(shows=lambda village: village.decree.number),
    "requests:exempt_decree_letter": of_decree(),
    "requests:sign_exempt_decree": of_decree(get=405, send=lambda village: {"scan": cases.scan()}),
    "requests:recall_exempt_decree": of_decree(get=405, send=lambda village: {"reason": "Salah.", "sure": "on"}),
    "requests:exempt_list_file": public(
        args=lambda village: [*slug(village), "csv"], shows=lambda village: "Data keluarga"
    ),
    "requests:public_objections": public(args=slug, shows=lambda village: village.objections["decided"].number),
    "requests:public_objections_csv": public(args=slug, shows=lambda village: village.objections["decided"].number),
}
