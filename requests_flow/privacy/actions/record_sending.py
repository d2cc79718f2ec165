"""record_sending: the notice to the authority was signed and sent; when, how, and what proves it."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import files, issuing
from documents.enums import FileKind
from requests_flow.actions import _case, _letters
from requests_flow.messages import scope_of
from requests_flow.models import Incident
from requests_flow.privacy import incident_policies
from requests_flow.privacy.actions import _incident
from requests_flow.privacy.enums import IncidentEventKind, NoticeWay
from requests_flow.timeline import record


@transaction.atomic
def record_sending(
    *,
    case: Incident,
    scan: UploadedFile | None,
    sent_at: datetime,
    way: str,
    evidence: str,
    paper: UploadedFile | None = None,
    by: User,
    at: datetime,
) -> Incident:
    """Sign the letter (scan or electronically) and record the sending; a late one is recorded as late, never refused.

    Raises Denied, FileRefused, or ValueError with a sentence.
    """
    case = _incident.locked(case)
    actor = incident_policies.record_sending(by, case, on=_case.local_day(case, at))
    if way not in NoticeWay.values or not evidence.strip():
        raise ValueError("Tulis cara mengirim dan buktinya, misalnya nomor resi.")
    if not case.noticed_at <= sent_at <= at:
        raise ValueError("Waktu pengiriman harus sesudah insiden diketahui dan tidak di masa depan.")
    letter = issuing.sign(letter=case.authority_letter, scan=scan, by=by, at=at)
    kind = FileKind.INCIDENT_PAPER
    kept = paper and files.intake(upload=paper, kind=kind, scope=scope_of(case.body), by=by, at=at)
    case.record_sending()
    case.authority_sent_at, case.authority_sent_by, case.authority_way = sent_at, by, NoticeWay(way)
    case.authority_evidence, case.authority_paper = evidence.strip(), kept or None
    _case.save_move(case)
    record(
        case, IncidentEventKind.AUTHORITY_NOTIFIED, at=at, actor=actor, user=by, sent_at=sent_at.isoformat(), way=way,
        late=sent_at > case.due_at, paper_sha256=kept.sha256 if kept else "", **_letters.facts_of(letter),
    )  # fmt: skip
    return case
