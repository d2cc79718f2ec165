"""Service documents for the tests, made by walking the real actions."""

from datetime import datetime, timedelta

from accounts.models import User
from registry.actions.issue_document import issue_document
from registry.actions.sign_document import sign_document
from registry.actions.start_document import start_document
from registry.actions.update_body import update_body
from registry.models import PublicBody, ServiceDocument
from tests.requests_flow.cases import scan

DAY = timedelta(days=1)
OFFICE = {
    "address": "Jalan Balai Desa 1, Sengon",
    "postal_code": "57454",
    "phone": "(0272) 555-0142",
    "email": "ppid@sengon.example",
    "service_hours": "Senin sampai dengan Kamis, 08.00 sampai 15.00 WIB\nJumat, 08.00 sampai 11.30 WIB",
}


def furnish(body: PublicBody, at: datetime) -> PublicBody:
    """Give a body address and service hours, as its letterhead page does."""
    return update_body(body=body, changes=OFFICE, by=None, at=at)


def issued(body: PublicBody, kind: str, by: User, at: datetime) -> ServiceDocument:
    """Return a version of the portal's own text that waits for its signature."""
    return issue_document(document=start_document(body=body, kind=kind, by=by, at=at), by=by, at=at)


def in_force(body: PublicBody, kind: str, by: User, at: datetime) -> ServiceDocument:
    """Return a version that the PPID has issued and whose signed scan the PPID has brought."""
    return sign_document(document=issued(body, kind, by, at), scan=scan(), by=by, at=at)
