"""The words and facts of the letters about personal data: frozen, typed, no HTML, no Django."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from requests_flow import wording
from requests_flow.addressing import Addressee
from requests_flow.letter_parts import Inline


class Outcome(StrEnum):
    """What the reply gives."""

    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    REFUSED = "refused"


OUTCOME_WORDS = {
    Outcome.GRANTED: "DIKABULKAN",
    Outcome.PARTLY_GRANTED: "DIKABULKAN SEBAGIAN",
    Outcome.REFUSED: "DITOLAK",
}


@dataclass(frozen=True, kw_only=True)
class PersonalDataReplyContent(Inline):
    """The reply to a request about own data (UU 27/2022 articles 5 to 13; regulation.md §12)."""

    inline: ClassVar = ("asked", "authority", "regency")

    registration_number: str
    addressee: Addressee
    received: str
    """wording.waktu(...)."""
    due: str
    """wording.waktu(...): the moment by which the reply was due."""
    hours: int
    is_late: bool = False
    asked: str
    """"melihat dan menyalin data"."""
    right_article: str
    """"Pasal 7"."""
    outcome: Outcome
    measures: str = ""
    """What was done, in the PPID's words."""
    reasons: str = ""
    """Why it is refused, wholly or in part."""
    keep_until: str = ""
    """wording.tanggal(...): when the retention ends, for data that must be kept."""
    how: str = ""
    """How the person takes what is granted: where the copy is, when the erasure is done."""
    regency: str
    """"Pemerintah Kabupaten Klaten"."""
    authority: str
    contact: str
    """The responsible officer with the ways to reach them."""
    track_address: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.outcome is not Outcome.GRANTED and not self.reasons.strip():
            raise ValueError("A refusal says why.")
        if self.outcome is not Outcome.REFUSED and not self.measures.strip():
            raise ValueError("What is granted is named.")

    @property
    def outcome_words(self) -> str:
        """Return the outcome as it is printed: "DIKABULKAN SEBAGIAN"."""
        return OUTCOME_WORDS[self.outcome]

    @property
    def done(self) -> tuple[str, ...]:
        """Return what was done, one sentence a line."""
        return _lines(self.measures)

    @property
    def why(self) -> tuple[str, ...]:
        """Return the reasons, one sentence a line."""
        return _lines(self.reasons)


class Audience(StrEnum):
    """Whom a notice of an incident is written to (article 46(1))."""

    PERSON = "person"
    AUTHORITY = "authority"


@dataclass(frozen=True, kw_only=True)
class IncidentNoticeContent(Inline):
    """The written notice of a failure to protect personal data (UU 27/2022 article 46(1) and (2))."""

    inline: ClassVar = ("authority",)

    registration_number: str
    """The number of the incident."""
    audience: Audience
    addressee: Addressee
    case_number: str = ""
    """The person's request or objection; empty for the authority and for somebody without a case."""
    exposed: tuple[str, ...]
    """Article 46(2)(a): the data that were exposed."""
    has_specific_data: bool = False
    happened_when: str
    noticed: str
    """wording.waktu(...)."""
    happened: str
    """Article 46(2)(b): when and how."""
    cause: str
    handling: str
    """Article 46(2)(c): handling and recovery."""
    people_count: int
    risk: str
    """"Besar"; for the authority."""
    told_persons: int = 0
    """How many persons were told; for the authority."""
    due: str
    """wording.waktu(...): the end of 3 x 24 hours."""
    is_late: bool = False
    authority: str
    contact: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.exposed or not self.handling.strip() or not self.cause.strip():
            raise ValueError("A notice names the data, how it happened, and what is done (article 46(2)).")

    @property
    def is_for_authority(self) -> bool:
        """True for the notice to the authority."""
        return self.audience is Audience.AUTHORITY

    @property
    def steps(self) -> tuple[str, ...]:
        """Return handling and recovery, one sentence a line."""
        return _lines(self.handling)

    @property
    def people_words(self) -> str:
        """Return "1.250 orang"."""
        return f"{wording.angka(self.people_count)} orang"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(wording.kalimat(line) for line in text.splitlines() if line.strip())
