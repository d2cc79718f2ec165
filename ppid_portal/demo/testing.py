"""The consequence tests of the demo, made by walking the real actions."""

from datetime import datetime, timedelta

from accounts.models import User
from ppid_portal.demo import papers
from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.exemptions.actions.approve_test import approve_test
from requests_flow.exemptions.actions.draft_test import draft_test
from requests_flow.exemptions.actions.sign_sheet import sign_sheet
from requests_flow.exemptions.actions.submit_test import submit_test
from requests_flow.exemptions.enums import Occasion, PeriodKind
from requests_flow.exemptions.rules import Findings
from requests_flow.models import ConsequenceTest, InformationRequest

HOUR = timedelta(hours=1)
LAWS = "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi"


def tell(case: InformationRequest, at: datetime, *, ppid: User, **found: str) -> ConsequenceTest:
    """Test what `case` asks for, from the draft to the signed sheet; return the finished test."""
    body = case.body
    head = _superior(body, at)
    findings = Findings(
        occasion=Occasion.ON_REQUEST,
        held_on=clocks.local_day(body, at),
        place=f"Kantor {body.region.full_name}",
        ground="p17h",
        legal_basis=LAWS,
        period_kind=PeriodKind.UNTIL_CONSENT,
        participants=((ppid.full_name, "Sekretaris Desa, PPID"), ("Sabar Misalkan", "Kepala Seksi Pemerintahan")),
        **found,
    )
    test = draft_test(body=body, findings=findings, request=case, by=ppid, at=at)
    submit_test(test=test, by=ppid, at=at + HOUR)
    sheet = approve_test(test=test, by=head, at=at + 2 * HOUR).sheet_letter
    return sign_sheet(test=test, scan=papers.scan_of(sheet), by=ppid, at=at + 3 * HOUR)


def _superior(body: PublicBody, at: datetime) -> User:
    heads = registry_selectors.officers(body, clocks.local_day(body, at)).filter(role=Role.VILLAGE_HEAD)
    return heads.get().user
