"""What every action on a report does first: take the lock, know the local day."""

from datetime import date, datetime

from requests_flow import clocks
from requests_flow.models import AnnualReport


def locked(report: AnnualReport) -> AnnualReport:
    """Return the report fresh from the database and locked until the transaction ends."""
    rows = AnnualReport.objects.select_for_update(of=("self",)).select_related("body__region__parent", "letter")
    return rows.get(pk=report.pk)


def local_day(report: AnnualReport, at: datetime) -> date:
    """Return the day of `at` where the body is."""
    return clocks.local_day(report.body, at)
