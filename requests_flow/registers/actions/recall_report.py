"""recall_report: take back an issued report that nobody has signed yet, to mend it."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents import issuing
from requests_flow.models import AnnualReport
from requests_flow.registers import policies
from requests_flow.registers.actions import _report


@transaction.atomic
def recall_report(*, report: AnnualReport, reason: str, by: User, at: datetime) -> AnnualReport:
    """Void the unsigned letter and make the report a draft again. Raises Denied, or LetterRefused without a reason."""
    report = _report.locked(report)
    policies.recall_report(by, report, on=_report.local_day(report, at))
    issuing.void(letter=report.letter, reason=reason, by=by, at=at)
    report.issued_at = report.issued_by = report.letter = report.figures = None
    report.save()
    return report
