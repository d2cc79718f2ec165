"""review_test: decide what becomes of an exemption: test it anew, or open the information."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _test
from requests_flow.exemptions.actions.draft_test import draft_test
from requests_flow.exemptions.enums import ReviewOutcome
from requests_flow.exemptions.rules import Findings
from requests_flow.models import ConsequenceTest


@transaction.atomic
def review_test(
    *, test: ConsequenceTest, reason: str, findings: Findings | None, by: User, at: datetime
) -> ConsequenceTest:
    """Open the information, or with `findings` draft the test that prolongs the exemption (UU 14/2008 article 20).

    Returns the draft, or the test that was opened. The old test carries refusals until its period ends or the new one
    is finished. Raises Denied, ValueError without a reason, IncompleteTest.
    """
    if not reason.strip():
        raise ValueError("Tulis alasan keputusan peninjauan ini.")
    test = _test.locked(test)
    policies.review_test(by, test, on=_test.local_day(test, at))
    test.review_test()
    test.reviewed_at, test.reviewed_by, test.review_reason = at, by, reason.strip()
    test.review_outcome = ReviewOutcome.PROLONG if findings else ReviewOutcome.OPEN
    _test.save_move(test)
    if findings is None:
        return test
    return draft_test(body=test.body, findings=findings, request=test.request, previous=test, by=by, at=at)
