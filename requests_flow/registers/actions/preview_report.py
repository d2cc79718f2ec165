"""preview_report: the report as it would be; nothing is stored and no number is taken."""

from datetime import datetime

from accounts.models import User
from documents.enums import LetterKind
from requests_flow.actions import _letters
from requests_flow.models import AnnualReport
from requests_flow.registers import policies, report_facts
from requests_flow.registers.actions import _report


def preview_report(*, report: AnnualReport, by: User, at: datetime) -> bytes:
    """Return the report as a PDF draft with the figures of today. Raises Denied once it is issued."""
    on = _report.local_day(report, at)
    policies.change_report(by, report, on=on)
    content = report_facts.content(report, report_facts.counted(report.body, report.year, on=on))
    return _letters.preview(report, LetterKind.ANNUAL_REPORT, content, by=by, at=at)
