"""submit_test: hand the test to the superior for approval."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.exemptions import messages, policies
from requests_flow.exemptions.actions import _test
from requests_flow.models import ConsequenceTest


@transaction.atomic
def submit_test(*, test: ConsequenceTest, by: User, at: datetime) -> ConsequenceTest:
    """Ask the superior to approve. Raises Denied, or IncompleteTest before the day of the test."""
    test = _test.locked(test)
    on = _test.local_day(test, at)
    policies.submit_test(by, test, on=on)
    if test.held_on > on:
        raise _test.IncompleteTest("Hari pengujian belum tiba. Ajukan setelah pengujiannya dilakukan.")
    test.submit_test()
    test.submitted_at, test.submitted_by = at, by
    _test.save_move(test)
    messages.approval_awaited(test, at=at, by=by)
    return test
