"""approve_test: the superior approves; the sheet takes its number and can be signed."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.exemptions import messages, policies
from requests_flow.exemptions.actions import _sheet, _test
from requests_flow.models import ConsequenceTest


@transaction.atomic
def approve_test(*, test: ConsequenceTest, by: User, at: datetime) -> ConsequenceTest:
    """Approve what was found and issue the sheet for the signatures of all who took part. Raises Denied."""
    test = _test.locked(test)
    policies.approve_test(by, test, on=_test.local_day(test, at))
    test.approve_test()
    test.approved_at, test.approved_by = at, by
    test.sheet_letter = _sheet.issue_sheet(test, by=by, at=at)
    test.number = test.sheet_letter.number
    _test.save_move(test)
    messages.approved(test, at=at, by=by)
    return test
