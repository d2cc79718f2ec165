"""preview_sheet: the sheet as it would be; nothing is stored and no number is taken."""

from datetime import datetime

from accounts.models import User
from documents import issuing
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _sheet, _test
from requests_flow.models import ConsequenceTest


def preview_sheet(*, test: ConsequenceTest, by: User, at: datetime) -> bytes:
    """Return the sheet as a PDF draft. Raises Denied once it is approved, or for people of another body."""
    policies.preview_sheet(by, test, on=_test.local_day(test, at))
    return issuing.preview(at=at, **_sheet.layout_of(test, by=by, at=at))
