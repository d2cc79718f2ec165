"""issue_report: count the figures, freeze them, and issue the letter."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents.enums import LetterKind
from requests_flow.actions import _letters
from requests_flow.models import AnnualReport
from requests_flow.models.report import WORDS
from requests_flow.registers import policies, report_facts
from requests_flow.registers.actions import _report


class ReportIncomplete(ValueError):
    """A section that the law wants is empty; `str()` is a sentence for the officer."""


@transaction.atomic
def issue_report(*, report: AnnualReport, by: User, at: datetime) -> AnnualReport:
    """Issue the report (Perki 1/2021 article 56); it counts once it is signed.

    Raises Denied before the year is over or when it was issued already, ReportIncomplete with the sections that lack.
    """
    report = _report.locked(report)
    on = _report.local_day(report, at)
    policies.issue_report(by, report, on=on)
    empty = [label for name, label in WORDS.items() if not getattr(report, name)]
    if empty:
        raise ReportIncomplete(f"Isi dahulu bagian ini: {', '.join(empty)}.")
    report.figures = report_facts.counted(report.body, report.year, on=on)
    content = report_facts.content(report, report.figures)
    report.letter = _letters.issue_letter(report, LetterKind.ANNUAL_REPORT, content, by=by, at=at)
    report.issued_at, report.issued_by = at, by
    report.save()
    return report
