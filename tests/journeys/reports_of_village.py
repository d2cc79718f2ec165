"""An annual report of Desa Sengon in each state, for the walk through every address."""

from accounts.models import User
from registry.models import PublicBody
from requests_flow.models import AnnualReport
from requests_flow.models.report import WORDS
from requests_flow.registers.actions.change_report import change_report
from requests_flow.registers.actions.issue_report import issue_report
from requests_flow.registers.actions.sign_report import sign_report
from requests_flow.registers.actions.start_report import start_report
from tests.requests_flow import cases
from tests.requests_flow.cases import AT


def write_reports(body: PublicBody, ppid: User) -> dict[str, AnnualReport]:
    """Return a draft, a report that waits for the signature, and an issued one."""
    reports = {}
    for name, year in (("draft", 2024), ("waiting", 2025), ("issued", 2023)):
        report = start_report(body=body, year=year, by=ppid, at=AT)
        report = change_report(report=report, words=dict.fromkeys(WORDS, "Uraian desa."), by=ppid, at=AT)
        if name != "draft":
            report = issue_report(report=report, by=ppid, at=AT)
        if name == "issued":
            report = sign_report(report=report, scan=cases.scan(), by=ppid, at=AT)
        reports[name] = report
    return reports
