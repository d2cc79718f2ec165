"""search_prepared: make sure that every file of an answer was searched, before anybody waits for the case."""

from datetime import datetime

from documents import scans
from requests_flow.models import InformationRequest


def search_prepared(*, case: InformationRequest, at: datetime) -> None:
    """Scan the prepared files of `case` that the present scanner has not seen: after an upgrade, or a broken upload.

    Outside of the transaction of the answer, so that what is found stays known when the answer is refused. Raises
    FileGone.
    """
    for prepared in case.prepared_files.select_related("file"):
        scans.ensure_scanned(stored_file=prepared.file, at=at)
