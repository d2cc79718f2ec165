"""The results of scans, kept by content: a file is scanned when it is taken in, and its findings read ever after."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from documents import files, scanning
from documents.enums import ONLY_TOLD
from documents.models import ScanResult, StoredFile


def ensure_scanned(*, stored_file: StoredFile, at: datetime) -> ScanResult:
    """Return what the present scanner finds in the file, scanning it unless that was done before.

    The scan itself holds no lock: where a large file may be new, call this outside of a transaction. Raises
    `FileGone` for a file that was purged and never scanned.
    """
    known = ScanResult.objects.filter(sha256=stored_file.sha256, version=scanning.VERSION).first()
    if known:
        return known
    found = scanning.scan(files.read(stored_file), stored_file.media_type)
    result, _ = ScanResult.objects.get_or_create(
        sha256=stored_file.sha256,
        version=scanning.VERSION,
        defaults={
            "findings": [asdict(finding) for finding in found.told],
            "counts": dict(found.counts),
            "scanned_at": at,
        },
    )
    return result


def results_of(stored_files: Iterable[StoredFile]) -> dict[str, ScanResult]:
    """Return the results there are for these files, by SHA-256; what was not scanned yet is missing."""
    contents = {stored.sha256 for stored in stored_files}
    rows = ScanResult.objects.filter(sha256__in=contents, version=scanning.VERSION) if contents else []
    return {row.sha256: row for row in rows}


def blocking(result: ScanResult) -> dict[str, int]:
    """Return how many findings of each kind stand in the way of giving the file."""
    return {code: count for code, count in sorted(result.counts.items()) if code not in ONLY_TOLD}
