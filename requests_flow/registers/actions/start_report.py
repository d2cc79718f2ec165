"""start_report: begin the annual report of a body, with the words of the last one to begin from."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.policies import Denied
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.models import AnnualReport
from requests_flow.models.report import WORDS
from requests_flow.registers import policies


def start_report(*, body: PublicBody, year: int, by: User, at: datetime) -> AnnualReport:
    """Make the draft (Perki 1/2021 article 56). Raises Denied, also when somebody else began it at the same moment."""
    try:
        with transaction.atomic():
            policies.start_report(by, body, year, on=clocks.local_day(body, at))
            last = AnnualReport.objects.filter(body=body, year__lt=year).order_by("-year").first()
            words = {name: getattr(last, name) for name in WORDS} if last else {}
            return AnnualReport.objects.create(body=body, year=year, started_at=at, started_by=by, **words)
    except IntegrityError:
        raise Denied(f"Laporan tahun {year} sudah ada.") from None
