"""purge: delete everything that tells who asked; the timeline stays and still verifies."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from documents import files
from documents.models import StoredFile
from notifications import outbox
from requests_flow.actions import _case, _keys
from requests_flow.enums import ENDED_STATUSES, Actor, EventKind
from requests_flow.models import Applicant, Handover, InformationRequest, NoteEvidence, Payment, Rating
from requests_flow.timeline import record


@transaction.atomic
def purge(*, case: InformationRequest, at: datetime, why: Mapping[str, Any] | None = None) -> InformationRequest:
    """Delete the applicant's payload with its salt, the files handed in, and the tracking keys (UU 27/2022 article 43).

    `why` says by which rule of the timetable, for the certificate in the timeline; a second time changes nothing. Only
    for an ended case without a running objection (ValueError otherwise); letters stay under the archive's own retention
    schedule.
    """
    case = _case.locked(case)
    if case.status not in ENDED_STATUSES:
        raise ValueError("Data pribadi dihapus setelah permohonan berakhir.")
    if case.objections.open().exists():
        raise ValueError("Data pribadi dihapus setelah keberatan atas permohonan ini berakhir.")
    gone, _ = Applicant.objects.filter(request=case).delete()
    papers = [row.file for row in case.attachments.select_related("file").filter(file__purged_at=None)]
    evidence = NoteEvidence.objects.filter(note__request=case, file__purged_at=None).select_related("file")
    papers += [row.file for row in evidence]
    papers += _papers_after_the_answer(case)
    if not gone and not papers:
        return case
    _empty_words(case)
    for paper in papers:
        files.purge(stored_file=paper, at=at)
    _keys.revoke(case, by=None, at=at)
    outbox.purge(about=case.about, at=at)
    digests = [paper.sha256 for paper in papers]
    record(case, EventKind.PURGED, at=at, actor=Actor.SYSTEM, count=len(papers), sha256=digests, **(why or {}))
    return case


def _papers_after_the_answer(case: InformationRequest) -> list[StoredFile]:
    """Return proofs of payment, which show an account, and receipts that the receiver signed."""
    proofs = Payment.objects.filter(answer__round__request=case, proof__purged_at=None).exclude(proof=None)
    scans = Handover.objects.filter(answer__round__request=case, scan__purged_at=None).exclude(scan=None)
    return [row.proof for row in proofs.select_related("proof")] + [row.scan for row in scans.select_related("scan")]


def _empty_words(case: InformationRequest) -> None:
    """Empty what the applicant wrote after the answer, and who came for it; scores, sums and dates stay."""
    Rating.objects.filter(round__request=case).update(words="")
    Handover.objects.filter(answer__round__request=case).update(receiver_name="")
    case.rounds.update(reopening_reason="")
