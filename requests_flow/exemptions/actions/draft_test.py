"""draft_test: write down what was tested and found, before a request or because of one."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _test
from requests_flow.exemptions.rules import Findings
from requests_flow.models import ConsequenceTest, InformationRequest


@transaction.atomic
def draft_test(
    *,
    body: PublicBody,
    findings: Findings,
    request: InformationRequest | None = None,
    previous: ConsequenceTest | None = None,
    by: User,
    at: datetime,
) -> ConsequenceTest:
    """Keep a draft (UU 14/2008 article 19); `previous` is the test that it tests anew.

    Raises Denied, or IncompleteTest with a sentence when the period or the participants do not satisfy the law.
    """
    policies.draft_test(by, body, on=clocks.local_day(body, at))
    test = ConsequenceTest(body=body, request=request, previous=previous, prepared_at=at, prepared_by=by)
    _test.refuse_foreign(test, request)
    _test.fill(test, findings)
    test.full_clean(exclude=["status"])
    test.save()
    _test.write_participants(test, findings)
    return test
