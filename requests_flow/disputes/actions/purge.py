"""purge: delete the papers of a dispute that is over; the steps and the timeline stay and still verify."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from documents import files
from notifications import outbox
from requests_flow.disputes.actions import _dispute
from requests_flow.disputes.enums import DisputeEventKind
from requests_flow.enums import Actor
from requests_flow.models import Dispute
from requests_flow.timeline import record


@transaction.atomic
def purge(*, case: Dispute, why: Mapping[str, Any], at: datetime) -> int:
    """Delete the documents of the steps and the mails about the dispute (UU 27/2022 articles 43 and 44).

    Returns how many files that were. `why` says by which rule and since when; it goes into the timeline with the
    digests of the files, as the certificate. A bundle is never kept, so there is none to delete. Only for a dispute
    that has ended (ValueError otherwise); a second time changes nothing.
    """
    case = _dispute.locked(case)
    if case.is_open:
        raise ValueError("Surat sengketa dihapus setelah sengketanya berakhir.")
    steps = case.steps.filter(document__purged_at=None, document__isnull=False).select_related("document")
    papers = [step.document for step in steps.order_by("pk")]
    if not papers:
        return 0
    for paper in papers:
        files.purge(stored_file=paper, at=at)
    outbox.purge(about=case.about, at=at)
    digests = [paper.sha256 for paper in papers]
    record(case, DisputeEventKind.PURGED, at=at, actor=Actor.SYSTEM, count=len(papers), sha256=digests, **why)
    return len(papers)
