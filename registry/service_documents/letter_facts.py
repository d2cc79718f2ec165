"""From a document's sections to the words of its letter, and from an appointment to those of its decree."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from registry import selectors
from registry.enums import DocumentKind, OfficerTerm
from registry.models import Appointment, ServiceDocument
from registry.service_documents.kinds import KINDS
from registry.service_documents.letters import (
    CharterContent,
    DecreeContent,
    Passage,
    ProcedureContent,
    Promise,
    Step,
    StepUnclear,
    blocks_of,
    steps_of,
)
from registry.service_documents.wording import tanggal

STEPS = "steps"
# They have a place of their own on the poster.
ON_THE_POSTER = ("promise", "complaints")


def content_of(document: ServiceDocument) -> CharterContent | ProcedureContent:
    """Return the words of the letter; raise StepUnclear when a step cannot be read."""
    return charter(document) if document.kind == DocumentKind.CHARTER else procedure(document)


def charter(document: ServiceDocument) -> CharterContent:
    """Return the words of the poster and of the standard behind it."""
    body, texts = document.body, _texts(document)
    return CharterContent(
        version=document.version,
        accent=body.accent,
        promise=blocks_of(texts.get("promise", "")),
        figures=figures(document.terms),
        service_hours=tuple(line.strip() for line in body.service_hours.splitlines() if line.strip()),
        address=", ".join(part for part in (body.address, body.postal_code) if part),
        contact=" · ".join(part for part in (body.phone, body.email) if part),
        web=(body.website or settings.SITE_URL).partition("://")[2].rstrip("/"),
        complaints=blocks_of(texts.get("complaints", "")),
        sections=tuple(row for row in passages(document) if row.code not in ON_THE_POSTER),
    )


def procedure(document: ServiceDocument) -> ProcedureContent:
    """Return the words of a procedure."""
    texts, body = _texts(document), document.body
    before, after = parted(document)
    return ProcedureContent(
        title=KINDS[document.kind].heading,
        version=document.version,
        made_on=tanggal(selectors.local_date(body, document.started_at)),
        revised_on=tanggal(selectors.local_date(body, document.changed_at)) if document.changed_at else "",
        before=before,
        steps=steps_of(texts.get(STEPS, "")),
        after=after,
    )


def passages(document: ServiceDocument) -> tuple[Passage, ...]:
    """Return the sections that hold text, apart from the steps."""
    return tuple(
        Passage(code=section["code"], title=section["title"], blocks=blocks_of(section["text"]))
        for section in document.sections
        if section["code"] != STEPS and section["text"].strip()
    )


def parted(document: ServiceDocument) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return the sections before the table of steps and those after it; a charter has no steps, so all stand before."""
    codes = [section["code"] for section in document.sections]
    first = set(codes[: codes.index(STEPS)] if STEPS in codes else codes)
    rows = passages(document)
    return tuple(row for row in rows if row.code in first), tuple(row for row in rows if row.code not in first)


def readable_steps(document: ServiceDocument) -> tuple[Step, ...]:
    """Return the steps of a document; none while a draft has a line that cannot be read as one."""
    try:
        return steps_of(_texts(document).get(STEPS, ""))
    except StepUnclear:
        return ()


def figures(terms: Mapping[str, int]) -> tuple[Promise, ...]:
    """Return the figures of the poster from the terms of a document."""
    return (
        Promise(
            figure=_days(terms, OfficerTerm.ANSWER), unit="hari kerja", text="paling lama untuk menjawab permohonan"
        ),
        Promise(figure="Rp0", unit="tanpa biaya", text="mengajukan permohonan dan keberatan"),
        Promise(
            figure=_days(terms, OfficerTerm.OBJECTION_RESPONSE),
            unit="hari kerja",
            text="paling lama untuk menanggapi keberatan",
        ),
    )


def decree(appointment: Appointment, *, local_rules: str = "") -> DecreeContent:
    """Return the words of the decree that appoints the PPID."""
    return DecreeContent(
        appointee=appointment.user.full_name,
        position=appointment.position_title,
        starts_on=tanggal(appointment.starts_on),
        local_rules=tuple(line.strip().rstrip(";.") for line in local_rules.splitlines() if line.strip()),
    )


def _texts(document: ServiceDocument) -> dict[str, str]:
    sections: list[dict[str, Any]] = document.sections
    return {section["code"]: section["text"] for section in sections}


def _days(terms: Mapping[str, int], term: OfficerTerm) -> str:
    return str(terms[term.value])
