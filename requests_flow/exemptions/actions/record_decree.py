"""record_decree: note under which decree (SK DIK) an exemption was established."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _test
from requests_flow.models import ConsequenceTest


@transaction.atomic
def record_decree(*, test: ConsequenceTest, number: str, on: date, by: User, at: datetime) -> ConsequenceTest:
    """Note number and date of the decree; the exempt list prints them. Raises Denied, ValueError without a number."""
    if not number.strip():
        raise ValueError("Tulis nomor SK.")
    test = _test.locked(test)
    policies.record_decree(by, test, on=_test.local_day(test, at))
    test.decree_number, test.decree_on = number.strip(), on
    test.save(update_fields=["decree_number", "decree_on"])
    return test
