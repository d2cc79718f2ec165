"""purge_papers: delete the papers that show who asked, and keep the proof that they are deleted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from documents import files
from requests_flow.actions import _case
from requests_flow.enums import ENDED_STATUSES, Actor, EventKind
from requests_flow.models import InformationRequest, ObjectionAttachment
from requests_flow.timeline import record


@transaction.atomic
def purge_papers(*, case: InformationRequest, why: Mapping[str, Any], at: datetime) -> int:
    """Delete the bytes of what the applicant handed in, also with an objection (UU 27/2022 articles 43 and 44).

    Returns how many files that were.

    `why` says by which rule and since when: class of data, days, day on which the case became final. It goes into the
    timeline with the digests of the files, as the certificate. Only for an ended case (ValueError otherwise); a second
    time there is nothing to delete and nothing is recorded.
    """
    case = _case.locked(case)
    if case.status not in ENDED_STATUSES or case.objections.open().exists():
        raise ValueError("Berkas pemohon dihapus setelah permohonan berakhir.")
    handed_in = case.attachments.select_related("file").filter(file__purged_at=None)
    with_objections = ObjectionAttachment.objects.select_related("file").filter(
        objection__request=case, file__purged_at=None
    )
    papers = [row.file for row in (*handed_in, *with_objections.order_by("pk"))]
    for paper in papers:
        files.purge(stored_file=paper, at=at)
    if papers:
        digests = [paper.sha256 for paper in papers]
        record(case, EventKind.PAPERS_PURGED, at=at, actor=Actor.SYSTEM, count=len(papers), sha256=digests, **why)
    return len(papers)
