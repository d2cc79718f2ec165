"""change_report: write the words around the figures."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.models import AnnualReport
from requests_flow.models.report import WORDS
from requests_flow.registers import policies
from requests_flow.registers.actions import _report


@transaction.atomic
def change_report(*, report: AnnualReport, words: Mapping[str, str], by: User, at: datetime) -> AnnualReport:
    """Keep the words of a draft; a section that `words` does not name stays. Raises Denied once it is issued."""
    report = _report.locked(report)
    policies.change_report(by, report, on=_report.local_day(report, at))
    for name in WORDS:
        setattr(report, name, words.get(name, getattr(report, name)).strip())
    report.changed_at, report.changed_by = at, by
    report.save()
    return report
