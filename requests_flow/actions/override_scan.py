"""override_scan: give a file although something was found in it, with a reason that is kept."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from documents import scans
from requests_flow import policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest, PreparedFile, ScanOverride
from requests_flow.timeline import record

SHORTEST_REASON = 10


class ReasonMissing(ValueError):
    """An override says why; `str()` is a sentence for the officer."""


@transaction.atomic
def override_scan(
    *, case: InformationRequest, prepared: PreparedFile, reason: str, by: User, at: datetime
) -> ScanOverride | None:
    """Record that the findings in a prepared file are no obstacle; None when there are none or it was done before.

    The timeline gets codes and counts only; the reason stays with the case. Raises Denied, ReasonMissing, or FileGone.
    """
    case = _case.locked(case)
    actor = policies.override_scan(by, case, on=_case.local_day(case, at))
    if prepared.request_id != case.pk:
        raise Denied("Berkas ini tidak ada pada permohonan ini.")
    if len(reason.split()) < 2 or len(reason.strip()) < SHORTEST_REASON:
        raise ReasonMissing("Tulis alasan mengapa berkas ini boleh diberikan apa adanya, sedikitnya beberapa kata.")
    result = scans.ensure_scanned(stored_file=prepared.file, at=at)
    counts = scans.blocking(result)
    if not counts or case.scan_overrides.filter(file__sha256=prepared.file.sha256, version=result.version).exists():
        return None
    row = ScanOverride.objects.create(
        request=case, file=prepared.file, version=result.version, counts=counts, reason=reason.strip()[:500],
        overridden_at=at, overridden_by=by,
    )  # fmt: skip
    record(
        case, EventKind.SCAN_OVERRIDDEN, at=at, actor=actor, user=by,
        file=str(prepared.file_id), sha256=prepared.file.sha256, counts=counts,
    )  # fmt: skip
    return row
