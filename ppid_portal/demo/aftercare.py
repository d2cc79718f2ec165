"""The demo's tariffs, what was paid, handed over and opened again, and how applicants found the service."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from accounts.models import User
from accounts.policies import Denied
from ppid_portal.demo.stories import GIVE, Story, step
from registry import selectors as registry_selectors
from registry import tariffs
from registry.actions.publish_tariff import Price, publish_tariff
from registry.models import PublicBody
from requests_flow import costs
from requests_flow.actions.reopen import reopen
from requests_flow.aftercare import policies
from requests_flow.aftercare.actions.hand_over import Handed, hand_over
from requests_flow.aftercare.actions.rate import rate
from requests_flow.aftercare.actions.record_payment import Money, record_payment
from requests_flow.enums import PaymentWay, ReceiverKind
from requests_flow.models import InformationRequest
from requests_flow.policies import KeyHolder

PRICES = (
    Price(what="Fotokopi A4 hitam putih", unit="lembar", price=500),
    Price(what="Cetak A4 berwarna", unit="lembar", price=1500),
    Price(what="Cakram padat", unit="keping", price=7000),
)
PAPER: dict[str, Any] = {"channel": "walk_in", "obtain": "copy_print", "delivery": "pick_up"}
STORIES = (
    Story(0, 1, "2026-04-27 10:10", ("Laporan pertanggungjawaban APBDes 2025 lengkap",), "Musyawarah warga", **PAPER, steps=(
              step("04-27 11:00", "receive"), step("04-29 09:00", "answer", decisions=(GIVE,), sheets=46),
              step("04-29 13:00", "sign"), step("05-04 09:00", "pay", amount=23_000),
              step("05-04 09:10", "hand_over_copies", things=("LPJ APBDes 2025, salinan cetak",), sheets=46),
              step("05-04 16:00", "rate", score=5, words="Petugasnya ramah dan cepat."))),
    Story(0, 2, "2026-05-06 08:30", ("Gambar dan rincian biaya balai dukuh",), "Penawaran usaha", **PAPER, steps=(
              step("05-06 09:00", "receive"), step("05-12 09:00", "answer", decisions=(GIVE,), sheets=12),
              step("05-12 13:00", "sign"))),
    Story(17, 4, "2026-04-22 09:20", ("Peraturan desa 2020 sampai 2025", "Daftar inventaris 2025"), "Kajian anggaran desa", steps=(
              step("04-22 10:00", "receive"), step("04-28 09:00", "answer", decisions=(GIVE, GIVE), file="perdes-apbdes-contoh.pdf"),
              step("04-28 13:00", "sign"), step("04-28 19:30", "open_answer"),
              step("05-18 20:15", "reopen", reason="Daftar inventaris 2025 tidak ada di antara berkasnya."))),
)  # fmt: skip
# Every answered story of the year is rated, but each fourth; the score is the next of these.
SCORES = (5, 4, 5, 3, 4)
WORDS = {5: "Jawabannya jelas, terima kasih.", 3: "Menunggunya agak lama."}
NOW = datetime(2026, 5, 21, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


class Walking(Protocol):
    """What this module needs of the loader's walker."""

    @property
    def case(self) -> InformationRequest:
        """The case as it stands now."""

    @property
    def holder(self) -> KeyHolder:
        """The applicant."""

    @property
    def ppid(self) -> User | None:
        """The officer."""


def publish(body: PublicBody, at: datetime) -> None:
    """Let the head of a village decide on a tariff and publish it."""
    head = registry_selectors.officers(body, date(2026, 5, 21)).get(role="village_head").user
    publish_tariff(
        body=body,
        decree_number=f"Keputusan Kepala {body.region.full_name} Nomor 5 Tahun 2026 (contoh)",
        decided_on=date(2026, 1, 12),
        valid_from_on=date(2026, 1, 19),
        lines=PRICES,
        payment_ways="Tunai di meja layanan, atau transfer ke rekening kas desa (contoh).",
        by=head,
        at=at,
    )


def wanted(case: InformationRequest, sheets: int, at: datetime) -> costs.Wanted:
    """Return black-and-white copies of so many sheets."""
    tariff = tariffs.tariff_in_force(case.body, at.date()) if sheets else None
    return costs.Wanted(pieces={tariff.lines.all()[0].pk: sheets}) if tariff else costs.Wanted()


def pay(walker: Walking, at: datetime, amount: int) -> None:
    """The applicant pays in cash."""
    assert walker.ppid is not None
    money = Money(amount=amount, way=PaymentWay.CASH, paid_on=at.date())
    record_payment(case=walker.case, money=money, by=walker.ppid, at=at)


def hand_over_copies(walker: Walking, at: datetime, things: tuple[str, ...], sheets: int) -> None:
    """The copies are handed over with a receipt."""
    assert walker.ppid is not None
    handed = Handed(things=things, sheets=sheets, receiver=ReceiverKind.APPLICANT, handed_at=at)
    hand_over(case=walker.case, handed=handed, by=walker.ppid, at=at)


def reopen_it(walker: Walking, at: datetime, reason: str) -> None:
    """Something that was granted is missing."""
    reopen(case=walker.case, reason=reason, by=walker.holder, at=at)


def rate_it(walker: Walking, at: datetime, score: int, words: str) -> None:
    """The applicant says how the service was."""
    rate(case=walker.case, score=score, words=words, by=walker.holder, at=at)


MOVES: dict[str, Callable[..., None]] = {
    "pay": pay,
    "hand_over_copies": hand_over_copies,
    "reopen": reopen_it,
    "rate": rate_it,
}


def rate_as_others_did(walker: Walking, number: int) -> None:
    """Let the applicant of an answered case rate it an hour after the last thing that happened."""
    case = walker.case
    last = case.events.order_by("sequence").last()
    keys = case.tracking_keys.filter(revoked_at=None)
    if number % 4 == 3 or last is None or not keys.exists():
        return
    at = last.at + timedelta(hours=1)
    if at < NOW and case.year == NOW.year and not _refused(walker, at):
        score = SCORES[number % len(SCORES)]
        rate(case=case, score=score, words=WORDS.get(score, ""), by=walker.holder, at=at)


def _refused(walker: Walking, at: datetime) -> bool:
    try:
        policies.rate(walker.holder, walker.case, on=at.date())
    except Denied:
        return True
    return False
