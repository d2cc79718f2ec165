"""The papers of a case on the officer's page: what was handed in, who opened proof of identity, what is deleted."""

from datetime import date
from typing import Any

from django.urls import reverse

from documents.models import StoredFile
from requests_flow import case_words, policies, wording
from requests_flow.actions.look import is_guarded
from requests_flow.case_turn import Desk
from requests_flow.case_words import look_rows
from requests_flow.enums import EventKind
from requests_flow.forms.officer import LookForm
from requests_flow.models import InformationRequest
from requests_flow.retention import table


def attachments(case: InformationRequest, desk: Desk) -> list[dict[str, Any]]:
    """Return what the applicant handed in; what shows who asks opens as a copy, for whom the policy lets."""
    against = policies.reason_against(policies.look, desk.user, case, on=desk.on)
    return [_attachment(case, row.file, against) for row in case.attachments.select_related("file")]


def _attachment(case: InformationRequest, stored: StoredFile, against: str) -> dict[str, Any]:
    guarded = is_guarded(stored)
    link = case_words.file_link(case, stored)
    return {
        "kind": stored.get_kind_display(),
        "link": link,
        "closed": "Sudah dihapus sesuai jadwal penyimpanan." if stored.is_purged else against if guarded else "",
        "look_url": reverse("requests:look", args=[case.public_id, stored.pk]) if guarded and not against else "",
        "form": LookForm(prefix=f"look{stored.pk}"),
    }


def certificates(case: InformationRequest) -> list[dict[str, Any]]:
    """Return the proofs of deletion: what, when, how many files with which digests, and by which rule."""
    deletions = (EventKind.PAPERS_PURGED, EventKind.PURGED)
    events = [event for event in case_words.events_of(case) if event.kind in deletions]
    return [
        {
            "title": event.get_kind_display(),
            "at": event.at,
            "count": event.facts.get("count", 0),
            "digests": event.facts.get("sha256", []),
            "rule": _rule_words(event.facts),
            "proof": event.hash,
        }
        for event in events
    ]


def _rule_words(facts: dict[str, Any]) -> str:
    rule = table.rules().get(facts.get("data_class", ""))
    if rule is None:
        return ""
    final = wording.tanggal(date.fromisoformat(facts["final_on"]))
    return f"{rule.label}: {facts['days']} hari sejak {final}. Dasar: {rule.basis}."


def looks(case: InformationRequest, desk: Desk) -> list[dict[str, Any]] | None:
    """Return the latest looks at proof of identity, for who watches over them; None for everybody else."""
    if policies.reason_against(policies.audit_looks, desk.user, case, on=desk.on):
        return None
    return look_rows(case)
