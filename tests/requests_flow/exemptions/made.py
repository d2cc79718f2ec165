"""Consequence tests for the tests: every one is reached by walking the real actions."""

from datetime import date, datetime, timedelta

from requests_flow.actions.answer import ItemReply
from requests_flow.exemptions.actions.approve_test import approve_test
from requests_flow.exemptions.actions.draft_test import draft_test
from requests_flow.exemptions.actions.sign_sheet import sign_sheet
from requests_flow.exemptions.actions.submit_test import submit_test
from requests_flow.exemptions.actions.withdraw_test import withdraw_test
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.exemptions.rules import Findings
from requests_flow.models import ConsequenceTest
from tests.requests_flow import cases
from tests.requests_flow.cases import Cast

S = ConsequenceTestStatus
PEOPLE = (("Bagus Misal", "Sekretaris Desa, PPID Desa"), ("Sabar Misalkan", "Kepala Seksi Pemerintahan"))


def findings(**changes: object) -> Findings:
    """Return what was found about the incomes of poor families; `changes` replace its fields."""
    facts: dict[str, object] = {
        "occasion": "before_request", "held_on": date(2026, 5, 11), "place": "Kantor Desa Sengon",
        "title": "Penghasilan dan utang keluarga penerima bantuan",
        "content": "Nama, NIK, penghasilan, dan utang tiap keluarga", "ground": "p17h",
        "legal_basis": "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi",
        "if_opened": "mengungkap penghasilan dan utang 23 keluarga",
        "if_closed": "hak pribadi keluarga terlindungi, sedangkan jumlah seluruhnya tetap dibuka",
        "public_interest": "Tidak ada kepentingan umum yang lebih besar. Tidak ada persetujuan tertulis.",
        "period_kind": "until_consent", "conclusion": "closed", "participants": PEOPLE,
    }  # fmt: skip
    return Findings(**(facts | changes))  # type: ignore[arg-type]


def walk_to(status: str, cast: Cast, *, at: datetime = cases.AT, **changes: object) -> ConsequenceTest:
    """Return a test of `cast` that walked the real way to `status`, starting at `at`."""
    hour = timedelta(hours=1)
    links = {name: changes.pop(name) for name in ("request", "previous") if name in changes}
    facts = {"held_on": at.date()} | changes
    test = draft_test(body=cast.body, findings=findings(**facts), by=cast.clerk, at=at, **links)
    if status in (S.AWAITING_APPROVAL, S.AWAITING_SIGNATURES, S.FINISHED):
        submit_test(test=test, by=cast.ppid, at=at + hour)
    if status in (S.AWAITING_SIGNATURES, S.FINISHED):
        approve_test(test=test, by=cast.head, at=at + 2 * hour)
    if status == S.FINISHED:
        sign_sheet(test=test, scan=cases.scan(), by=cast.ppid, at=at + 3 * hour)
    if status == S.WITHDRAWN:
        withdraw_test(test=test, reason="Salah informasi.", by=cast.ppid, at=at + hour)
    return fresh(test)


def finished(cast: Cast, *, at: datetime = cases.AT, **changes: object) -> ConsequenceTest:
    """Return a finished test of `cast`."""
    return walk_to(S.FINISHED, cast, at=at, **changes)


def for_reply(cast: Cast, reply: ItemReply, *, at: datetime = cases.AT) -> ConsequenceTest:
    """Return a finished test that covers what `reply` keeps back."""
    conclusion = "closed" if reply.decision == "refused" else "partly_closed"
    period = {"period_kind": "until_event", "period_event": "lelang selesai"} if reply.ground < "p17g" else {}
    return finished(cast, at=at, ground=reply.ground, conclusion=conclusion, **period)


def fresh(test: ConsequenceTest) -> ConsequenceTest:
    """Return the test as it stands in the database."""
    return ConsequenceTest.objects.select_related("body__region", "sheet_letter").get(pk=test.pk)
