"""What letters are made of: rows of tables, files, costs, test summaries. Pure: no Django."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import ClassVar

from requests_flow import wording

LONG_ROW = 900


@dataclass(frozen=True, kw_only=True)
class Inline:
    """Texts that stand inside a sentence of a letter lose their own closing punctuation."""

    inline: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        for name in self.inline:
            object.__setattr__(self, name, wording.frasa(getattr(self, name)))


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table."""

    @property
    def is_long(self) -> bool:
        """True when the row may break across pages instead of leaving the rest of a page empty."""
        return any(len(str(value)) > LONG_ROW for value in asdict(self).values())


class Decision(StrEnum):
    """What is decided on one requested item."""

    GIVEN = "given"
    REDACTED = "redacted"
    NOT_HELD = "not_held"
    REFUSED = "refused"


DECISION_WORDS = {
    Decision.GIVEN: "Diberikan",
    Decision.REDACTED: "Diberikan, sebagian dihitamkan",
    Decision.NOT_HELD: "Tidak dikuasai",
    Decision.REFUSED: "Ditolak",
}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One line "name: value"."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class AttachedFile:
    """A file handed over with the answer."""

    name: str
    size: int
    sha256: str

    @property
    def size_words(self) -> str:
        """Return "84 kB"."""
        return wording.ukuran(self.size)

    @property
    def fingerprint(self) -> str:
        """Return the first 16 digits in groups of four, as on the letter's own check."""
        return " ".join(self.sha256[i : i + 4] for i in range(0, 16, 4)).upper()


@dataclass(frozen=True, kw_only=True)
class MissingItem(Row):
    """One thing the applicant still has to hand in."""

    what: str
    state: str
    """"Belum ada", "Ada 2 dari 5 orang"."""
    todo: str


@dataclass(frozen=True, kw_only=True)
class AnswerItem(Row):
    """The decision on one requested item (UU 14/2008 art. 22(7) a-f)."""

    what: str
    decision: Decision
    form: str = ""
    """"Berkas elektronik", "Salinan cetak, 46 lembar"."""
    redacted: str = ""
    """What is blacked out: "NIK, nomor rekening, dan tanda tangan 31 penerima upah"."""
    article: str = ""
    """"Pasal 17 huruf h angka 3 UU KIP"."""
    reason: str = ""
    """The officer's reason or explanation, a full sentence."""
    holder: str = ""
    """The body that holds it, if known."""

    @property
    def decision_words(self) -> str:
        """Return the decision as printed: "Diberikan, sebagian dihitamkan"."""
        return DECISION_WORDS[self.decision]

    @property
    def explanation(self) -> tuple[str, ...]:
        """Return the sentences of the last column: holding, what is left out and why, who holds it."""
        return tuple(sentence for sentence in _explain(self) if sentence)


def _explain(item: AnswerItem) -> tuple[str, ...]:
    article = f"Dasar: {item.article}." if item.article else ""
    if item.decision == Decision.GIVEN:
        return "Kami kuasai. Diberikan seluruhnya.", wording.kalimat(item.reason)
    if item.decision == Decision.REDACTED:
        return f"Kami kuasai. Dihitamkan: {wording.kalimat(item.redacted)}", wording.kalimat(item.reason), article
    if item.decision == Decision.REFUSED:
        return "Tidak diberikan.", wording.kalimat(item.reason), article
    holder = f"Sejauh kami ketahui, informasi ini dikuasai {item.holder}." if item.holder else ""
    return "Tidak kami kuasai.", wording.kalimat(item.reason), holder


@dataclass(frozen=True, kw_only=True)
class CostLine:
    """One line of the cost table; amounts in whole rupiah."""

    what: str
    quantity: str
    """"46 lembar", "–"."""
    rate: int
    amount: int

    @property
    def rate_words(self) -> str:
        """Return the rate without "Rp": "1.500"."""
        return wording.angka(self.rate)

    @property
    def amount_words(self) -> str:
        """Return the amount without "Rp"."""
        return wording.angka(self.amount)


@dataclass(frozen=True, kw_only=True)
class HarmSummary(Inline):
    """Summary of a finished consequence test (UU 14/2008 art. 19)."""

    inline: ClassVar = ("about", "if_opened", "if_closed", "period")

    about: str
    """The information that was tested."""
    if_opened: str
    if_closed: str
    period: str
    """Until when: a date, an event, or the consent rule of art. 18(2)."""
    tested_on: str
    """wording.tanggal(...)."""
    sheet_number: str


@dataclass(frozen=True, kw_only=True)
class RefusedItem(Row):
    """One refused item with its ground."""

    what: str
    article: str
    """"Pasal 17 huruf h angka 3 Undang-Undang Nomor 14 Tahun 2008 (aset seseorang)"."""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferredItem(Row):
    """One item that this body does not hold."""

    what: str
    holder: str = ""
    """The body that holds it, if known."""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class HolderBody:
    """The public body that holds the information."""

    name: str
    address: str = ""
    contact: str = ""
