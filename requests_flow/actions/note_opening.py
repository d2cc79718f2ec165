"""note_opening: proof that the applicant opened an answered case; the one legal fact that a GET writes."""

from datetime import datetime

from requests_flow.enums import RequestStatus
from requests_flow.models import InformationRequest, Opening


def note_opening(*, case: InformationRequest, key_id: int | None, at: datetime) -> None:
    """Remember the first opening of the current, answered round; `jobs.record_receipts` draws the legal consequence."""
    current = case.current_round
    if case.status == RequestStatus.ANSWERED and current.received_by_applicant_at is None:
        Opening.objects.get_or_create(round=current, defaults={"opened_at": at, "key_id": key_id})
