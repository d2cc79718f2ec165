"""How service documents read at the desk: the state of each kind, and the one step that comes next."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.policies import Denied
from registry.enums import DocumentState
from registry.models import PublicBody, ServiceDocument
from registry.service_documents import policies, texts
from registry.service_documents.kinds import KINDS
from registry.service_documents.selectors import Standing

BADGES = {
    DocumentState.DRAFT: "info",
    DocumentState.AWAITING_SIGNATURE: "warn",
    DocumentState.IN_FORCE: "ok",
    DocumentState.REPLACED: "",
    DocumentState.RECALLED: "danger",
}


@dataclass(frozen=True)
class Step:
    """What comes next: a link, or with `posts` a button that begins."""

    text: str
    url: str
    posts: bool = False
    is_needed: bool = False


def badge(document: ServiceDocument) -> dict[str, str]:
    """Return the state of a version for components/badge.html."""
    return {"text": f"{document.state.label}, versi {document.version}", "kind": BADGES[document.state]}


def rows(standing: list[Standing], body: PublicBody, by: Any, on: datetime.date) -> list[dict[str, Any]]:
    """Return the eight kinds as the desk lists them; `first` marks the one step whose button is filled."""
    may_write = is_allowed(policies.write_documents, by, body, on)
    terms = texts.terms_of(body)
    found = [_row(one, body, may_write, terms) for one in standing]
    first = next((row for row in found if row["step"] and row["step"].is_needed), None)
    for row in found:
        row["first"] = row is first
    return found


def _row(one: Standing, body: PublicBody, may_write: bool, terms: dict[str, int]) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "badges": [badge(each) for each in (one.in_force, one.in_hand) if each] or [{"text": "Belum ada", "kind": ""}],
        "number": one.in_force.letter.number if one.in_force and one.in_force.letter else "",
        "signed_at": one.in_force.signed_at if one.in_force else None,
        "is_outdated": one.in_force is not None and one.in_force.terms != terms,
        "step": _step(one, body, may_write),
        "current": one.in_force,
    }


def _step(one: Standing, body: PublicBody, may_write: bool) -> Step | None:
    if one.in_hand is not None:
        url = reverse("registry:document", args=[one.in_hand.public_id])
        if one.in_hand.state == DocumentState.AWAITING_SIGNATURE:
            return Step("Tanda tangani", url, is_needed=True)
        return Step("Lanjutkan menulis" if may_write else "Lihat konsep", url, is_needed=may_write)
    if one.in_force is not None:
        return Step("Lihat naskah", reverse("registry:document", args=[one.in_force.public_id]))
    if may_write:
        url = reverse("registry:start_document", args=[body.public_id, one.kind.slug])
        return Step("Mulai", url, posts=True, is_needed=True)
    return None


def reason_against(rule: Any, *args: Any) -> str:
    """Return why a rule forbids it, or an empty string."""
    try:
        rule(*args)
    except Denied as denied:
        return str(denied)
    return ""


def is_allowed(rule: Any, *args: Any) -> bool:
    """Return whether a rule lets this person."""
    return reason_against(rule, *args) == ""


def title_of(document: ServiceDocument) -> str:
    """Return the name of the paper."""
    return KINDS[document.kind].title
