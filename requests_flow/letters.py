"""The words and facts of every letter: frozen, typed, no HTML, no Django. Dates arrive as text made by `wording`.

`documents.issuing` freezes one of these contents together with its template in `templates/letters/`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from documents.letterhead import Letterhead
from requests_flow import wording
from requests_flow.addressing import NEUTRAL, Addressee, group, legal_entity, person
from requests_flow.letter_parts import (
    AnswerItem,
    AttachedFile,
    CostLine,
    Decision,
    Fact,
    HarmSummary,
    HolderBody,
    Inline,
    MissingItem,
    ReferredItem,
    RefusedItem,
)  # fmt: skip

__all__ = [
    "NEUTRAL", "Addressee", "AnswerItem", "AttachedFile", "CompletenessContent", "CostLine", "Decision",
    "ExtensionContent", "ExtensionReason", "Fact", "HarmSummary", "HolderBody", "Letterhead", "MissingItem",
    "NotificationContent", "Outcome", "ReceiptContent", "ReferralContent", "ReferredItem", "RefusalContent",
    "RefusedItem", "group", "legal_entity", "person",
]  # fmt: skip


class Outcome(StrEnum):
    """What the answer as a whole gives."""

    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    REFUSED = "refused"
    NOT_HELD = "not_held"


OUTCOME_WORDS = {
    Outcome.GRANTED: "dikabulkan seluruhnya",
    Outcome.PARTLY_GRANTED: "dikabulkan sebagian",
    Outcome.REFUSED: "ditolak",
    Outcome.NOT_HELD: "tidak dapat dipenuhi karena informasinya tidak kami kuasai",
}


class ExtensionReason(StrEnum):
    """The three reasons that allow an extension (regulation.md §6.5)."""

    NOT_HELD = "not_held"
    NOT_DOCUMENTED = "not_documented"
    EXEMPTION_UNDECIDED = "exemption_undecided"


EXTENSION_WORDS = {
    ExtensionReason.NOT_HELD: "Informasi yang diminta belum dikuasai",
    ExtensionReason.NOT_DOCUMENTED: "Informasi yang diminta belum didokumentasikan",
    ExtensionReason.EXEMPTION_UNDECIDED: (
        "Belum dapat diputuskan apakah informasi yang diminta termasuk informasi yang dikecualikan"
    ),
}

CLAUSES = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM")


@dataclass(frozen=True, kw_only=True)
class ReceiptContent:
    """Receipt with registration number (UU 14/2008 art. 22(4)-(6); Perki 1/2018 art. 13). Carries no tracking key."""

    registration_number: str
    received: str
    """wording.waktu(...): "Senin, 10 Agustus 2026, pukul 09.14 WIB"."""
    channel: str
    """In running text after "melalui": "situs web", "meja layanan", "telepon", "surat"."""
    due: str
    """wording.tanggal(...)."""
    due_note: str
    """How it is counted: "10 hari kerja; hari pertama Selasa, 11 Agustus 2026; 17 Agustus hari libur nasional"."""
    due_is_provisional: bool = False
    applicant: tuple[Fact, ...]
    """Name, NIK masked, occupation, address, telephone and e-mail, proxy: in the order to be printed."""
    items: tuple[str, ...]
    purpose: str
    obtain_way: str
    receive_way: str
    track_address: str
    """Where progress can be seen, without scheme: "portal.example/lacak"."""
    recorded_by: str = "Dicatat oleh sistem"
    """"Dicatat oleh sistem", or "Dicatat oleh Tegar Andaian, petugas layanan informasi"."""
    you: str = NEUTRAL
    answer_days: int = 10
    extra_days: int = 7


@dataclass(frozen=True, kw_only=True)
class CompletenessContent(Inline):
    """Request to complete (regulation.md §6.2, §6.4). Not a refusal."""

    inline: ClassVar = ("about", "reply_ways")

    registration_number: str
    addressee: Addressee
    received_on: str
    about: str
    missing: tuple[MissingItem, ...]
    reply_by: str
    """wording.hari_tanggal(...)."""
    reply_days: int
    reply_ways: str
    """In running text: "di meja layanan informasi, melalui surel ..., atau melalui portal.example/lacak"."""
    answer_days: int = 10
    answer_due: str = ""
    """wording.hari_tanggal(...) when the clock keeps running; empty when it starts at completion."""
    clock_from_completion: bool = False
    note: str = ""
    """The officer's own words, optional."""

    @property
    def reply_days_words(self) -> str:
        """Return "3 (tiga) hari kerja"."""
        return wording.jumlah(self.reply_days, "hari kerja")

    @property
    def answer_days_words(self) -> str:
        """Return "10 (sepuluh) hari kerja"."""
        return wording.jumlah(self.answer_days, "hari kerja")


@dataclass(frozen=True, kw_only=True)
class ExtensionContent(Inline):
    """The one extension with its written reason (UU 14/2008 art. 22(8))."""

    inline: ClassVar = ("about",)

    registration_number: str
    addressee: Addressee
    received_on: str
    about: str
    old_due: str
    new_due: str
    answer_days: int = 10
    extra_days: int = 7
    reason: ExtensionReason
    explanation: str

    @property
    def reasons(self) -> tuple[tuple[str, bool], ...]:
        """Return the three lawful reasons, each with whether it is the one chosen."""
        return tuple((words, code == self.reason) for code, words in EXTENSION_WORDS.items())


@dataclass(frozen=True, kw_only=True)
class NotificationContent:
    """Written notification (UU 14/2008 art. 22(7); Perki 1/2018 art. 13(7)): answers every item."""

    registration_number: str
    addressee: Addressee
    received_on: str
    outcome: Outcome
    items: tuple[AnswerItem, ...]
    handover: str
    """How the copies reach the applicant, full sentences."""
    files: tuple[AttachedFile, ...] = ()
    costs: tuple[CostLine, ...] = ()
    cost_note: str = ""
    """Tariff decision and how to pay, full sentences."""
    answered_on_day: int = 0
    """On which working day the answer is given; 0 leaves the sentence out."""
    term_days: int = 10
    is_extended: bool = False
    is_late: bool = False
    is_ordered: bool = False
    """True when the superior, deciding an objection, has ordered this answer and set its term."""
    reopened_on: str = ""
    """wording.hari_tanggal(...) when the applicant opened the request again; empty otherwise."""
    carries_out_a_dispute: bool = False
    """True when that order carries out the outcome of a dispute instead."""
    harms: tuple[HarmSummary, ...] = ()
    """Summaries of the consequence tests when items are refused or blacked out under art. 17."""
    refusal_number: str = ""
    """Number of the refusal decision that goes with this notification."""
    referral_number: str = ""

    @property
    def outcome_words(self) -> str:
        """Return the outcome within a sentence: "dikabulkan sebagian"."""
        return OUTCOME_WORDS[self.outcome]

    @property
    def day_words(self) -> str:
        """Return the ordinal of the working day: "ketujuh"."""
        return wording.urutan(self.answered_on_day)

    @property
    def total_words(self) -> str:
        """Return the sum of all cost lines without "Rp"."""
        return wording.angka(sum(line.amount for line in self.costs))

    @property
    def attachments(self) -> str:
        """Return the "Lampiran" line: number of attached files in words, or a dash."""
        return wording.jumlah(len(self.files), "berkas") if self.files else "–"


@dataclass(frozen=True, kw_only=True)
class RefusalContent(Inline):
    """Refusal decision: exempt items (art. 17, with a test summary) and items not held or documented (art. 6(3))."""

    inline: ClassVar = ("applicant", "requested", "purpose")

    registration_number: str
    applicant: str
    """In running text: "Saudara Joko Umpama, pekerjaan wiraswasta, alamat ..., surel ..."."""
    received_on: str
    requested: str
    """In running text, what was asked."""
    purpose: str
    exempt: tuple[RefusedItem, ...] = ()
    unavailable: tuple[RefusedItem, ...] = ()
    """Not yet held or documented: not an exemption of art. 17."""
    elsewhere: tuple[ReferredItem, ...] = ()
    """Not held by this body at all; another one holds it."""
    harms: tuple[HarmSummary, ...] = ()
    """Summaries of the consequence tests on which the exempt items rest, in their order."""
    is_partial: bool = False
    """True when the exempt items are not all of the request."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.exempt and not self.unavailable:
            raise ValueError("A refusal names at least one item.")
        if bool(self.exempt) != bool(self.harms):
            raise ValueError("Exempt items and the summaries of their consequence tests go together (art. 19).")

    @property
    def labels(self) -> dict[str, str]:
        """Return the ordinal of each clause that this decision has: {"exempt": "KESATU", "harms": "KEDUA", ...}."""
        parts = ["exempt", "harms"] if self.exempt else []
        parts += [name for name in ("unavailable", "elsewhere") if getattr(self, name)]
        parts += ["objection", "force"]
        return dict(zip(parts, CLAUSES, strict=False))

    @property
    def objection_letters(self) -> str:
        """Return the grounds of art. 35(1) that fit: a for exempt items, e for items that are not given."""
        fitting = (("a", self.exempt), ("e", self.unavailable or self.elsewhere))
        return wording.daftar([f"huruf{wording.NBSP}{letter}" for letter, items in fitting if items])


@dataclass(frozen=True, kw_only=True)
class ReferralContent:
    """Names the body that holds the information (UU 14/2008 art. 22(7)b)."""

    registration_number: str
    addressee: Addressee
    received_on: str
    items: tuple[str, ...]
    holder: HolderBody
    explanation: str = ""
    """The officer's own words: why it is held there."""
