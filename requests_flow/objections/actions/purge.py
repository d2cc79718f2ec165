"""purge: delete everything that tells who objected; the timeline stays and still verifies."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from documents import files
from notifications import outbox
from requests_flow.actions import _keys
from requests_flow.enums import Actor
from requests_flow.models import Objection, Objector
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ENDED_STATUSES, ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def purge(*, case: Objection, at: datetime, why: Mapping[str, Any] | None = None) -> Objection:
    """Delete the objector's payload with its salt, the files handed in, and the tracking keys (UU 27/2022 article 43).

    `why` says by which rule of the timetable; a second time changes nothing. Only for an ended case (ValueError
    otherwise); letters and minutes stay under the archive's own retention schedule.
    """
    case = _objection.locked(case)
    if case.status not in ENDED_STATUSES:
        raise ValueError("Data pribadi dihapus setelah keberatan berakhir.")
    gone, _ = Objector.objects.filter(objection=case).delete()
    papers = [row.file for row in case.attachments.select_related("file").filter(file__purged_at=None)]
    if not gone and not papers:
        return case
    for paper in papers:
        files.purge(stored_file=paper, at=at)
    _keys.revoke(case, by=None, at=at)
    outbox.purge(about=case.about, at=at)
    digests = [paper.sha256 for paper in papers]
    record(case, ObjectionEventKind.PURGED, at=at, actor=Actor.SYSTEM, count=len(papers), sha256=digests, **(why or {}))
    return case
