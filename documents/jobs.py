"""Periodic work on files. May run late, twice or after a crash."""

import posixpath
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.core.files.storage import Storage

from documents.models import StoredFile

# Longer than any transaction lives: what is being kept at this moment has no row yet.
FORGOTTEN_AFTER = timedelta(days=1)


def sweep_files(*, at: datetime) -> int:
    """Delete bytes that no row names, and return how many files that were. Meant for once a day.

    They are left when the transaction that kept them was rolled back, or the machine died in between. Their age is told
    by the machine's own clock, which stamped them, and not by `at`, which a demo may have moved.
    """
    storage = StoredFile().file.storage
    since = datetime.now(UTC) - FORGOTTEN_AFTER  # noqa: TID251  see above
    old = (name for name in _names(storage, "") if storage.get_modified_time(name) < since)
    lost = [name for name in old if not StoredFile.objects.filter(file=name).exists()]
    for name in lost:
        storage.delete(name)
    return len(lost)


def _names(storage: Storage, folder: str) -> Iterator[str]:
    folders, names = storage.listdir(folder)
    yield from (posixpath.join(folder, name) for name in names)
    for inner in folders:
        yield from _names(storage, posixpath.join(folder, inner))
