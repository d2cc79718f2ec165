"""Publishing one file: a number for life, unless something was found in it that nobody decided about."""

from datetime import datetime

from accounts.models import User
from documents import scans
from registry.information.actions import _item
from registry.information.enums import ItemEventKind
from registry.models import InformationItem, InformationVersion

SHORTEST_REASON = 10


class FindingsLeft(ValueError):
    """Something was found in a file; `str()` is a sentence for the officer."""


def release(item: InformationItem, version: InformationVersion, *, reason: str, by: User, at: datetime) -> None:
    """Number and publish a file; findings need a reason, which is kept (UU 27/2022 articles 35 to 39).

    Raises FindingsLeft.
    """
    result = scans.ensure_scanned(stored_file=version.file, at=at)
    if scans.blocking(result):
        if len(reason.strip()) < SHORTEST_REASON:
            raise FindingsLeft(
                f"{version.file.original_name}: ada temuan pada berkas ini. Perbaiki lalu unggah lagi, atau tulis "
                "alasan mengapa berkas ini boleh terbit apa adanya."
            )
        version.override_reason, version.overridden_at, version.overridden_by = reason.strip()[:500], at, by
        _item.note(item, ItemEventKind.SCAN_OVERRIDDEN, by=by, at=at, reason=reason.strip()[:300])
    version.number, version.published_at, version.published_by = _item.next_number(item), at, by
    version.save()
