"""How reports read in a list and on their page: state, deadline, what lacks."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from accounts.policies import Denied
from registry.models import PublicBody
from requests_flow import wording
from requests_flow.deadlines.yearly import report_due
from requests_flow.enums import ReportStatus
from requests_flow.models import AnnualReport
from requests_flow.models.report import WORDS

BADGES = {ReportStatus.DRAFT: "info", ReportStatus.AWAITING_SIGNATURE: "warn", ReportStatus.ISSUED: "ok"}


def row(report: AnnualReport, *, on: date) -> dict[str, Any]:
    """Return one report in a list: title, badge, and its deadline or when it was issued."""
    done = report.status == ReportStatus.ISSUED
    issued = f"Nomor {report.letter.number}" if done else ""
    return {
        "report": report,
        "title": f"Laporan tahun {report.year}",
        "badge": {"text": report.status.label, "kind": BADGES[report.status]},
        "due": issued or due_words(report.year, on=on),
        "is_late": not done and on > report_due(report.year),
    }


def due_words(year: int, *, on: date) -> str:
    """Return the deadline of a report that is not out yet (D17)."""
    day = wording.tanggal(report_due(year))
    return f"Batas {day} sudah lewat" if on > report_due(year) else f"Batas {day}"


def missing(body: PublicBody, begun: Iterable[AnnualReport], *, on: date) -> str:
    """Return a sentence when last year's report has not even been begun; else nothing."""
    year = on.year - 1
    if body.created_at.year > year or any(report.year == year for report in begun):
        return ""
    return f"Laporan tahun {year} belum dimulai. {due_words(year, on=on)}."


def sections(report: AnnualReport) -> list[dict[str, str]]:
    """Return the words of a report for components/summary_list.html."""
    return [
        {"label": label, "value": getattr(report, name) or "Belum diisi", "url": ""} for name, label in WORDS.items()
    ]


def reason_against(rule: Callable[..., None], by: Any, report: AnnualReport, *, on: date) -> str:
    """Return why `rule` forbids it, or an empty string."""
    try:
        rule(by, report, on=on)
    except Denied as denied:
        return str(denied)
    return ""
