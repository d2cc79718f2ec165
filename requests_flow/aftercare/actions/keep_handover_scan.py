"""keep_handover_scan: the receipt of a hand-over, signed by both sides, comes back as a scan."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import files
from documents.enums import FileKind
from requests_flow.actions import _case
from requests_flow.aftercare import policies
from requests_flow.enums import EventKind
from requests_flow.messages import scope_of
from requests_flow.models import Handover, InformationRequest
from requests_flow.timeline import record


@transaction.atomic
def keep_handover_scan(*, case: InformationRequest, scan: UploadedFile, by: User, at: datetime) -> Handover:
    """Keep the scan beside the latest hand-over that has none. Raises Denied, FileRefused."""
    case = _case.locked(case)
    actor = policies.keep_handover_scan(by, case, on=_case.local_day(case, at))
    handover = policies.unscanned(case)
    assert handover is not None
    stored = files.intake(upload=scan, kind=FileKind.SIGNED_SCAN, scope=scope_of(case.body), by=by, at=at)
    handover.scan = stored
    handover.save(update_fields=["scan"])
    record(
        case, EventKind.HANDOVER_SCANNED, at=at, actor=actor, user=by,
        handover=str(handover.public_id), sha256=stored.sha256,
    )  # fmt: skip
    return handover
