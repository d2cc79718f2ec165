"""Decrees of the exempt list for the photographed pages: one to sign, one signed, and one test left to list."""

from datetime import datetime

from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow.exemptions.actions.approve_test import approve_test
from requests_flow.exemptions.actions.draft_test import draft_test
from requests_flow.exemptions.actions.issue_decree import issue_decree
from requests_flow.exemptions.actions.sign_decree import sign_decree
from requests_flow.exemptions.actions.sign_sheet import sign_sheet
from requests_flow.exemptions.actions.submit_test import submit_test
from requests_flow.models import ConsequenceTest
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

TITLES = ("Surat tugas penyelidikan", "Nilai ujian perangkat desa", "Rekam medis warga")


def decrees_on_stage(body: PublicBody, at: datetime) -> dict[str, str]:
    """Return the id of a decree that waits for its signature and of one that is signed."""
    ppid, head = (
        registry_selectors.officers(body, at.date()).filter(role=role).get().user
        for role in (Role.PPID, Role.VILLAGE_HEAD)
    )
    tests = [_finished(body, title, ppid, head, at) for title in TITLES]
    waiting, signed = (issue_decree(body=body, tests=[test], by=ppid, at=at) for test in tests[:2])
    sign_decree(decree=signed, scan=cases.scan(), by=head, at=at)
    return {"decree_waiting": str(waiting.public_id), "decree_signed": str(signed.public_id)}


def _finished(body: PublicBody, title: str, ppid: object, head: object, at: datetime) -> ConsequenceTest:
    findings = made.findings(title=title, held_on=at.date())
    test = draft_test(body=body, findings=findings, by=ppid, at=at)  # type: ignore[arg-type]
    submit_test(test=test, by=ppid, at=at)  # type: ignore[arg-type]
    approve_test(test=test, by=head, at=at)  # type: ignore[arg-type]
    return sign_sheet(test=test, scan=cases.scan(), by=ppid, at=at)  # type: ignore[arg-type]
