"""change_test: correct a test that is not approved yet."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _test
from requests_flow.exemptions.rules import Findings
from requests_flow.models import ConsequenceTest


@transaction.atomic
def change_test(*, test: ConsequenceTest, findings: Findings, by: User, at: datetime) -> ConsequenceTest:
    """Replace what the draft says; what already waited for approval becomes a draft again.

    Raises Denied, or IncompleteTest with a sentence.
    """
    test = _test.locked(test)
    policies.change_test(by, test, on=_test.local_day(test, at))
    _test.fill(test, findings)
    test.change_test()
    test.submitted_at = test.submitted_by = None
    _test.save_move(test)
    _test.write_participants(test, findings)
    return test
