"""preview_list: the decree as it would be issued now, as a draft; writes nothing."""

from datetime import datetime

from accounts.models import User
from documents import issuing
from registry import selectors
from registry.information import policies
from registry.information.actions import _edition
from registry.information.selectors import rows_to_fix
from registry.models import PublicBody


def preview_list(*, body: PublicBody, by: User, at: datetime) -> bytes:
    """Return the PDF with a watermark and without a number. Raises Denied or ListEmpty."""
    on = selectors.local_date(body, at)
    policies.fix_list(by, body, on)
    number = _edition.next_number(body, on.year)
    return issuing.preview(at=at, **_edition.layout_of(body, rows_to_fix(body), year=on.year, number=number, at=at))
