"""Who may read a register and who may write the annual report. Each rule raises `Denied` with a sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q

from accounts.policies import Denied
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from registry.models import PublicBody
from registry.models.public_body import PublicBodyQuerySet
from requests_flow import wording
from requests_flow.deadlines.yearly import report_due
from requests_flow.enums import ReportStatus
from requests_flow.models import AnnualReport
from requests_flow.policies import desk_bodies


def readable_bodies(user: Any, *, on: date) -> PublicBodyQuerySet:
    """Return the bodies whose registers a person may read: those of the desk, and all of a monitored regency."""
    inside = Q(pk__in=desk_bodies(user, on=on).order_by().values("pk"))
    for regency in registry_selectors.regencies_monitored_by(user, on):
        inside |= Q(region=regency) | Q(region__code__startswith=f"{regency.code}.")
    return PublicBody.objects.filter(inside).select_related("region__parent").order_by("name", "pk")


def read_register(user: Any, body: PublicBody, *, on: date) -> bool:
    """Officers and the head of the body, and the regency; return whether identities are shown.

    The regency sees them only where it stands in for a body without an officer.
    """
    if desk_bodies(user, on=on).filter(pk=body.pk).exists():
        return True
    try:
        registry_policies.monitor(user, registry_selectors.regency_of(body.region), on)
    except Denied:
        raise Denied(f"Register ini hanya untuk petugas {body.short_name} dan kabupaten.") from None
    return False


# --- the annual report ------------------------------------------------------------------------------------------------
def start_report(user: Any, body: PublicBody, year: int, *, on: date) -> None:
    """Officers of the body, once a year; the regency's admin while the body has no active officer."""
    _serve(user, body, on)
    if year > on.year:
        raise Denied(f"Tahun {year} belum berjalan.")
    if AnnualReport.objects.filter(body=body, year=year).exists():
        raise Denied(f"Laporan tahun {year} sudah ada.")


def change_report(user: Any, report: AnnualReport, *, on: date) -> None:
    """Officers of the body, while the report is a draft."""
    _serve(user, report.body, on)
    if report.status != ReportStatus.DRAFT:
        raise Denied("Laporan ini sudah diterbitkan, jadi uraian dan angkanya tidak dapat diubah lagi.")


def issue_report(user: Any, report: AnnualReport, *, on: date) -> None:
    """The PPID, once the year is over."""
    _answer(user, report.body, on)
    if report.status != ReportStatus.DRAFT:
        raise Denied("Laporan ini sudah diterbitkan.")
    if on.year <= report.year:
        due = wording.tanggal(report_due(report.year))
        raise Denied(f"Laporan tahun {report.year} diterbitkan setelah tahunnya berakhir, paling lambat {due}.")


def sign_report(user: Any, report: AnnualReport, *, on: date) -> None:
    """The PPID, who also takes an unsigned report back."""
    _answer(user, report.body, on)
    if report.status != ReportStatus.AWAITING_SIGNATURE:
        raise Denied("Laporan ini tidak sedang menunggu tanda tangan.")


recall_report = sign_report


def _serve(user: Any, body: PublicBody, on: date) -> None:
    _unless_unattended(registry_policies.serve, user, body, on)


def _answer(user: Any, body: PublicBody, on: date) -> None:
    _unless_unattended(registry_policies.answer, user, body, on)


def _unless_unattended(rule: Callable[..., None], user: Any, body: PublicBody, on: date) -> None:
    """Apply `rule`; the regency's admin stands in while the body has no active officer."""
    if registry_selectors.has_active_officer(body, on=on):
        rule(user, body, on)
    else:
        registry_policies.administer(user, registry_selectors.regency_of(body.region), on)
