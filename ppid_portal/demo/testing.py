"""The consequence tests of the demo, made by walking the real actions."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

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
from requests_flow.exemptions.actions.withdraw_test import withdraw_test
from requests_flow.exemptions.enums import ConsequenceTestStatus, Occasion, PeriodKind
from requests_flow.exemptions.rules import Findings
from requests_flow.models import ConsequenceTest, InformationRequest

S = ConsequenceTestStatus
HOUR = timedelta(hours=1)
LAWS = "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi"


def tell(case: InformationRequest, at: datetime, *, ppid: User, **found: str) -> ConsequenceTest:
    """Test what `case` asks for, from the draft to the signed sheet; return the finished test."""
    findings = findings_of(case.body, at, ppid, occasion=Occasion.ON_REQUEST, **found)
    test = draft_test(body=case.body, findings=findings, request=case, by=ppid, at=at)
    return walk(test, S.FINISHED, at, ppid=ppid)


def tell_all(tests: Iterable[dict[str, Any]], body: PublicBody, *, ppid: User) -> None:
    """Write tests that no request caused, each up to its status."""
    for story in tests:
        at = datetime.fromisoformat(story["at"])
        findings = findings_of(body, at, ppid, occasion=Occasion.BEFORE_REQUEST, **story["found"])
        test = draft_test(body=body, findings=findings, by=ppid, at=at)
        walk(test, story["status"], at, ppid=ppid)


def findings_of(body: PublicBody, at: datetime, ppid: User, **found: Any) -> Findings:
    """Return what was found on that day at the office, by the PPID and a colleague."""
    facts = {
        "held_on": clocks.local_day(body, at),
        "place": f"Kantor {body.region.full_name}",
        "ground": "p17h",
        "legal_basis": LAWS,
        "period_kind": PeriodKind.UNTIL_CONSENT,
        "participants": ((ppid.full_name, "Sekretaris Desa, PPID"), ("Sabar Misalkan", "Kepala Seksi Pemerintahan")),
    }
    return Findings(**facts | found)


def walk(test: ConsequenceTest, status: str, at: datetime, *, ppid: User) -> ConsequenceTest:
    """Take a draft to `status`, an hour a move; return it."""
    if status == S.WITHDRAWN:
        return withdraw_test(test=test, reason="Informasinya ternyata sudah terbuka.", by=ppid, at=at + HOUR)
    if status != S.DRAFT:
        test = submit_test(test=test, by=ppid, at=at + HOUR)
    if status in (S.AWAITING_SIGNATURES, S.FINISHED):
        test = approve_test(test=test, by=_superior(test.body, at), at=at + 2 * HOUR)
    if status == S.FINISHED:
        test = sign_sheet(test=test, scan=papers.scan_of(test.sheet_letter), by=ppid, at=at + 3 * HOUR)
    return test


def _superior(body: PublicBody, at: datetime) -> User:
    heads = registry_selectors.officers(body, clocks.local_day(body, at)).filter(role=Role.VILLAGE_HEAD)
    return heads.get().user
