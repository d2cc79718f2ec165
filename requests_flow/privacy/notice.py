"""The notice at collection (UU 27/2022 article 21): who takes the data, why, on what ground, how long, your rights."""

from dataclasses import dataclass
from typing import Any

from registry import selectors as registry_selectors
from registry.models import PublicBody
from requests_flow.privacy import processing
from requests_flow.privacy.contact import AUTHORITY, Contact, authority_of, contact_of, contact_of_regency
from requests_flow.privacy.enums import HINTS, PLAIN
from requests_flow.privacy.terms import TERMS
from requests_flow.retention import selectors as retention


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What stands at a form that takes personal data."""

    controller: str
    purpose: str
    basis: str
    data: str
    recipients: str
    retention: str
    contact: Contact | None
    slug: str
    """The village whose page takes requests about own data; "" leads to the portal's page."""


def notice_for(code: str, body: PublicBody | None) -> Notice:
    """Return the notice of one activity of the record of processing, at `body` or, without one, at the regency."""
    activity = next(row for row in processing.activities() if row.code == code)
    regency = registry_selectors.regency_of(body.region) if body else registry_selectors.regencies().first()
    terms = retention.terms_of(regency) if regency else {}
    if body:
        contact: Contact | None = contact_of(body)
    else:
        contact = contact_of_regency(registry_selectors.config_of(regency)) if regency else None
    return Notice(
        controller=body.name if body else f"Pemerintah {regency.full_name}" if regency else "Pengelola portal ini",
        purpose=activity.purpose,
        basis=activity.basis,
        data=activity.data,
        recipients=activity.recipients,
        retention=activity.retention(terms),
        contact=contact,
        slug=body.region.slug if body else "",
    )


def rights() -> list[dict[str, str]]:
    """Return the rights in plain words, each with its article."""
    return [
        {"text": words, "hint": HINTS[right], "article": f"{TERMS[right].right} UU 27/2022"}
        for right, words in PLAIN.items()
    ]


def portal_facts() -> dict[str, Any]:
    """Return what the portal's own page on personal data shows: the regency's officer, the rights, the authority."""
    regency = registry_selectors.regencies().first()
    config = registry_selectors.config_of(regency) if regency else None
    terms = retention.terms_of(regency) if regency else {}
    return {
        "regency": regency,
        "contact": contact_of_regency(config) if config else None,
        "authority": authority_of(config) if config else AUTHORITY,
        "rights": rights(),
        "terms": [processing.term_words(code, terms) for code in ("identity_papers", "applicant", "draft", "letters")],
    }
