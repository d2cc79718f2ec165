"""The objections of the demo: who objects to what, and what became of it, walked through the real actions."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from accounts.models import User
from ppid_portal.demo import papers
from registry.models import PublicBody
from requests_flow.enums import Channel
from requests_flow.models import InformationRequest, Objection
from requests_flow.objections import jobs
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.deliberate import deliberate
from requests_flow.objections.actions.file_objection import Filing, file_objection
from requests_flow.objections.actions.note_opening import note_opening
from requests_flow.objections.actions.sign import sign
from requests_flow.objections.letter_facts import Ruling
from requests_flow.policies import KeyHolder

Step = tuple[str, str, dict[str, Any]]


@dataclass(frozen=True)
class ObjectionStory:
    """One objection: index of the village, moment of the request it is about ("" without one), and the steps after."""

    village: int
    request: str
    filed: str
    grounds: tuple[str, ...]
    position: str
    asker: int = 0
    found_on: date | None = None
    purpose: str = ""
    steps: tuple[Step, ...] = field(default_factory=tuple)


STORIES = (
    ObjectionStory(
        3, "", "2026-03-16 10:20", ("b",),
        "Laporan realisasi APBDes tahun 2025 tidak ada di papan pengumuman dan tidak ada di balai desa. Saya sudah dua "
        "kali bertanya kepada petugas dan diminta menunggu. Saya minta laporan itu diumumkan.",
        asker=1, found_on=date(2026, 3, 13), purpose="Ingin tahu penggunaan anggaran desa",
        steps=(("2026-05-12 00:10", "record_silence", {}),),
    ),
    ObjectionStory(
        9, "2026-04-08 11:20", "2026-05-04 09:35", ("d",),
        "Yang saya minta laporan keuangan satu tahun penuh. Berkas yang saya terima hanya sampai bulan September 2025.",
        steps=(
            ("2026-05-06 10:00", "decide", {
                "outcome": "accepted",
                "reasons": "Pemohon meminta laporan tahun 2025.\nBerkas yang diberikan belum memuat triwulan keempat.",
                "order": "Memberikan laporan keuangan BUM Desa tahun 2025 yang lengkap.", "order_days": 5,
            }),
            ("2026-05-06 13:30", "sign_response", {}),
            ("2026-05-06 19:10", "open_response", {}),
            ("2026-05-11 09:00", "answer", {
                "decisions": ({"decision": "given"},), "file": "laporan-bumdes-lengkap-contoh.pdf",
            }),
            ("2026-05-11 14:00", "sign", {}),
            ("2026-05-11 20:15", "open_answer", {}),
        ),
    ),
    ObjectionStory(
        6, "2026-04-27 08:55", "2026-05-07 11:05", ("d", "e"),
        "Nama penerima bantuan dihitamkan, padahal daftar penerima bantuan dari uang desa perlu dapat diperiksa warga.",
        steps=(
            ("2026-05-12 13:00", "deliberate", {
                "held_on": date(2026, 5, 12), "place": "Balai desa", "participants": "Pemohon, PPID, dan Kepala Desa",
                "is_agreed": False, "minutes": "Pemohon tetap meminta NIK penerima. PPID menjelaskan bahwa nama, dukuh, "
                                               "dan jumlah bantuan sudah diberikan.",
            }),
            ("2026-05-13 09:20", "decide", {
                "outcome": "rejected",
                "reasons": "Nama kegiatan, dukuh, dan jumlah bantuan sudah diberikan.\nYang dihitamkan hanya NIK, alamat, "
                           "dan nomor rekening, yang termasuk rahasia pribadi.",
            }),
            ("2026-05-13 09:40", "sign_response", {}),
            ("2026-05-13 18:30", "open_response", {}),
        ),
    ),
    ObjectionStory(
        2, "2026-04-20 15:31", "2026-05-15 08:45", ("a",),
        "Saya tidak meminta data pribadi. Luas tanah tiap persil tercatat di Buku C Desa dan saya perlu tahu batasnya.",
    ),
    ObjectionStory(
        0, "2026-04-06 09:14", "2026-05-18 10:15", ("d", "f"),
        "Laporan yang saya terima tidak memuat lampiran belanja. Untuk salinannya saya diminta membayar Rp 50.000.",
    ),
)  # fmt: skip


class Objector:
    """One objection with who decides it, taking one step after the other."""

    def __init__(self, case: Objection, head: User) -> None:
        self.case_id, self.head = case.pk, head

    @property
    def case(self) -> Objection:
        """The objection as it stands now."""
        return Objection.objects.select_related("body__region", "request", "round").get(pk=self.case_id)

    def record_silence(self, at: datetime) -> None:
        """Nobody responded in time."""
        jobs.record_silences(at=at)

    def deliberate(self, at: datetime, **facts: Any) -> None:
        """A deliberation was held."""
        deliberate(case=self.case, by=self.head, at=at, **facts)

    def decide(self, at: datetime, **ruling: Any) -> None:
        """The village head decides."""
        decide(case=self.case, ruling=Ruling(**ruling), by=self.head, at=at)

    def sign_response(self, at: datetime) -> None:
        """The village head signs."""
        decision = self.case.standing_decision
        assert decision is not None
        sign(case=self.case, scan=papers.scan_of(decision.letter), by=self.head, at=at)

    def open_response(self, at: datetime) -> None:
        """The objector opens the response."""
        note_opening(case=self.case, key_id=key_of(self.case).key_id, at=at)
        jobs.record_receipts(at=at)

    MOVES: dict[str, Callable[..., Any]] = {
        move.__name__: move for move in (record_silence, deliberate, decide, sign_response, open_response)
    }


def key_of(case: Objection | InformationRequest) -> KeyHolder:
    """Return who holds the living key: that of the request, where there is one."""
    owner = case.request or case if isinstance(case, Objection) else case
    return KeyHolder(owner.tracking_keys.get(revoked_at=None).pk)


def file(
    story: ObjectionStory,
    *,
    body: PublicBody,
    request: InformationRequest | None,
    who: dict[str, str],
    head: User,
    at: datetime,
) -> Objector:
    """File the objection of a story; `who` objects where there is no request to take that from."""
    filing = Filing(
        submission_id=uuid.uuid5(uuid.NAMESPACE_URL, f"demo objection {story.village} {story.filed}"),
        region=body.region,
        body=body,
        channel=Channel.WEB,
        grounds=story.grounds,
        case_position=story.position,
        request=request,
        found_on=story.found_on,
        objector={} if request else who,
        purpose=story.purpose,
    )
    filed = file_objection(filing=filing, by=key_of(request) if request else None, at=at)
    return Objector(filed.case, head)
