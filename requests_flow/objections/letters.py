"""The words and facts of the two letters of an objection: frozen, typed, no HTML, no Django."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from requests_flow import wording
from requests_flow.addressing import NEUTRAL, Addressee
from requests_flow.letter_parts import Fact, Inline


class Outcome(StrEnum):
    """What the superior decides."""

    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly_accepted"
    REJECTED = "rejected"


OUTCOME_WORDS = {
    Outcome.ACCEPTED: "MENERIMA",
    Outcome.PARTLY_ACCEPTED: "MENERIMA SEBAGIAN",
    Outcome.REJECTED: "MENOLAK",
}


class Decider(StrEnum):
    """In which capacity the response is given."""

    SUPERIOR = "superior"
    DELEGATE = "delegate"
    SUPERIOR_WHO_ANSWERED = "answered"


@dataclass(frozen=True, kw_only=True)
class GroundLine:
    """One ground of article 35(1)."""

    letter: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class ObjectionReceiptContent:
    """Receipt of an objection with its number (regulation.md §7.2, §8.6). Carries no tracking key."""

    registration_number: str
    received: str
    """wording.waktu(...)."""
    channel: str
    """In running text after "melalui"."""
    due: str
    """wording.tanggal(...)."""
    due_note: str
    due_is_provisional: bool = False
    objector: tuple[Fact, ...]
    request: str = ""
    """The request objected against: "Nomor Pendaftaran 023/PI/VIII/2026"; empty for ground b without one."""
    purpose: str = ""
    grounds: tuple[GroundLine, ...]
    case_position: str
    opened_on: str
    """wording.hari_tanggal(...): the day from which the term to object is counted."""
    objection_due: str
    """wording.hari_tanggal(...): the last day to object."""
    is_late: bool = False
    """Filed after that day: recorded all the same, the superior decides."""
    track_address: str
    recorded_by: str = "Dicatat oleh sistem"
    you: str = NEUTRAL

    def __post_init__(self) -> None:
        if not self.grounds:
            raise ValueError("An objection names at least one ground.")


@dataclass(frozen=True, kw_only=True)
class ObjectionResponseContent(Inline):
    """The superior's response (UU 14/2008 article 36(2) and (3); regulation.md §7.2)."""

    inline: ClassVar = ("commission", "delegation")

    registration_number: str
    addressee: Addressee
    received_on: str
    """wording.hari_tanggal(...)."""
    request: str = ""
    """"Nomor Pendaftaran 023/PI/VIII/2026, diterima 4 Agustus 2026"; empty for ground b without a request."""
    answer: str = ""
    """"Surat Nomor 3/PPID/2026 (Keputusan penolakan)", or that there was none."""
    grounds: tuple[GroundLine, ...]
    due: str
    """wording.hari_tanggal(...): the last day to respond."""
    due_days: int
    is_late: bool = False
    """Given after the 30 working days of article 36(2)."""
    filed_late: bool = False
    lateness_accepted: bool = False
    lateness_reason: str = ""
    deliberations: tuple[str, ...] = ()
    """One sentence for each deliberation that was held."""
    outcome: Outcome
    reasons: str
    order: str = ""
    order_days: int = 0
    opens_round: bool = False
    """True when the order makes the PPID answer the request anew."""
    decider: Decider = Decider.SUPERIOR
    delegation: str = ""
    """The decree that names the delegate: "Keputusan Nomor 12 Tahun 2026 tanggal 3 Agustus 2026"."""
    commission: str
    """The commission that hears disputes: "Komisi Informasi Provinsi Jawa Tengah"."""
    dispute_days: int

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.reasons.strip():
            raise ValueError("A response gives written reasons (article 36(3)).")
        if bool(self.order) != bool(self.order_days):
            raise ValueError("An order and its term go together.")
        if (self.decider is Decider.DELEGATE) != bool(self.delegation):
            raise ValueError("A delegate names the decree.")

    @property
    def outcome_words(self) -> str:
        """Return the decision as it is printed: "MENERIMA SEBAGIAN"."""
        return OUTCOME_WORDS[self.outcome]

    @property
    def considerations(self) -> tuple[str, ...]:
        """Return the reasons one by one: each line that the superior wrote."""
        return tuple(wording.kalimat(line) for line in self.reasons.splitlines() if line.strip())

    @property
    def order_days_words(self) -> str:
        """Return "5 (lima) hari kerja"."""
        return wording.jumlah(self.order_days, "hari kerja")

    @property
    def dispute_days_words(self) -> str:
        """Return "14 (empat belas) hari kerja"."""
        return wording.jumlah(self.dispute_days, "hari kerja")
