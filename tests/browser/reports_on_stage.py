"""An annual report in each state, for the pages that show one."""

from datetime import datetime

from accounts.models import User
from registry.models import PublicBody
from requests_flow.enums import ReportStatus
from requests_flow.models import AnnualReport
from requests_flow.models.report import WORDS
from requests_flow.registers.actions.change_report import change_report
from requests_flow.registers.actions.issue_report import issue_report
from requests_flow.registers.actions.sign_report import sign_report
from requests_flow.registers.actions.start_report import start_report
from tests.requests_flow import cases

SENTENCE = "Layanan berjalan setiap hari kerja di balai desa."


def reports_on_stage(body: PublicBody, ppid: User, at: datetime) -> dict[str, str]:
    """Return the id of a report of `body` in each state, walking there what is not in that state already."""
    return {
        "report_draft": _id(_standing(body, ReportStatus.DRAFT) or _draft(body, ppid, at)),
        "report_waiting": _id(_standing(body, ReportStatus.AWAITING_SIGNATURE) or _issued(body, ppid, at)),
        "report_issued": _id(_standing(body, ReportStatus.ISSUED) or _signed(body, ppid, at)),
    }


def _id(report: AnnualReport) -> str:
    return str(report.public_id)


def _standing(body: PublicBody, status: ReportStatus) -> AnnualReport | None:
    rows = AnnualReport.objects.filter(body=body).select_related("letter").order_by("-year")
    return next((report for report in rows if report.status == status), None)


def _draft(body: PublicBody, ppid: User, at: datetime, *, last: int = 0) -> AnnualReport:
    begun = set(AnnualReport.objects.filter(body=body).values_list("year", flat=True))
    year = next(year for year in range(at.year - last, 2000, -1) if year not in begun)
    report = start_report(body=body, year=year, by=ppid, at=at)
    return change_report(report=report, words=dict.fromkeys(WORDS, SENTENCE), by=ppid, at=at)


def _issued(body: PublicBody, ppid: User, at: datetime) -> AnnualReport:
    return issue_report(report=_draft(body, ppid, at, last=1), by=ppid, at=at)


def _signed(body: PublicBody, ppid: User, at: datetime) -> AnnualReport:
    return sign_report(report=_issued(body, ppid, at), scan=cases.scan(), by=ppid, at=at)
