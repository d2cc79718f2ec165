"""withdraw_test: give a test up before it is finished."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import issuing
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _test
from requests_flow.models import ConsequenceTest


@transaction.atomic
def withdraw_test(*, test: ConsequenceTest, reason: str, by: User, at: datetime) -> ConsequenceTest:
    """End the test with `reason`; a sheet that was issued becomes void and its number stays used. Raises Denied,
    ValueError without a reason."""
    if not reason.strip():
        raise ValueError("Tulis alasan membatalkan uji ini.")
    test = _test.locked(test)
    policies.withdraw_test(by, test, on=_test.local_day(test, at))
    test.withdraw_test()
    test.withdrawn_at, test.withdrawn_by, test.withdraw_reason = at, by, reason.strip()
    _test.save_move(test)
    if test.sheet_letter:
        issuing.void(letter=test.sheet_letter, reason=reason, by=by, at=at)
    return test
