"""note_opening: proof that the objector opened the response; the one legal fact that a GET writes."""

from datetime import datetime

from requests_flow.models import Objection, Opening
from requests_flow.objections.enums import ObjectionStatus


def note_opening(*, case: Objection, key_id: int | None, at: datetime) -> None:
    """Remember the first opening of a decided objection; `jobs.record_receipts` draws the legal consequence."""
    if case.status == ObjectionStatus.DECIDED and case.received_by_objector_at is None:
        Opening.objects.get_or_create(objection=case, defaults={"opened_at": at, "key_id": key_id})
