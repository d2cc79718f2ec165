"""sign_report: the letter of the report is signed, on paper or electronically, and the report is public."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import issuing
from requests_flow.models import AnnualReport
from requests_flow.registers import policies
from requests_flow.registers.actions import _report


@transaction.atomic
def sign_report(*, report: AnnualReport, scan: UploadedFile | None, by: User, at: datetime) -> AnnualReport:
    """Attach the signed scan or sign the PDF. Raises Denied, FileRefused, LetterRefused, ValueError without a scan."""
    report = _report.locked(report)
    policies.sign_report(by, report, on=_report.local_day(report, at))
    report.letter = issuing.sign(letter=report.letter, scan=scan, by=by, at=at)
    return report
