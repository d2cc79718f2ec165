"""purge_papers: delete the papers of an objection that stands alone, and keep the proof that they are deleted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from documents import files
from requests_flow.enums import Actor
from requests_flow.models import Objection
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ENDED_STATUSES, ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def purge_papers(*, case: Objection, why: Mapping[str, Any], at: datetime) -> int:
    """Delete the bytes of what the objector handed in (UU 27/2022 articles 43 and 44); return how many files.

    The papers of an objection against a request go with those of the request. `why` says by which rule and since when;
    it goes into the timeline with the digests, as the certificate. Only for an ended objection (ValueError otherwise).
    """
    case = _objection.locked(case)
    if case.status not in ENDED_STATUSES:
        raise ValueError("Berkas pemohon dihapus setelah keberatan berakhir.")
    papers = [row.file for row in case.attachments.select_related("file").filter(file__purged_at=None)]
    for paper in papers:
        files.purge(stored_file=paper, at=at)
    if papers:
        digests = [paper.sha256 for paper in papers]
        kind = ObjectionEventKind.PAPERS_PURGED
        record(case, kind, at=at, actor=Actor.SYSTEM, count=len(papers), sha256=digests, **why)
    return len(papers)
