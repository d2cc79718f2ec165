"""The words and facts of the consequence test sheet and of the decree on the exempt list (brief §4.1). No Django."""

from dataclasses import dataclass
from typing import ClassVar

from requests_flow import wording
from requests_flow.letter_parts import Inline, Row


@dataclass(frozen=True, kw_only=True)
class SheetParticipant:
    """One row of the table of signatures."""

    name: str
    position: str
    standing: str
    """"Ketua" or "Anggota"."""


@dataclass(frozen=True, kw_only=True)
class ConsequenceTestContent(Inline):
    """The sheet that all participants sign (UU 14/2008 art. 19; Perki 1/2021 art. 49)."""

    inline: ClassVar = ("place",)

    held: str
    """wording.hari_tanggal(...)."""
    place: str
    occasions: tuple[tuple[str, bool], ...]
    """The three occasions of art. 49(1), each with whether it is the one."""
    registration_number: str = ""
    """Of the request that caused the test; empty when there was none."""
    title: str
    content: str
    legal_basis: tuple[str, ...]
    """"Pasal 17 huruf h Undang-Undang Nomor 14 Tahun 2008 (rahasia pribadi)", then further statutes."""
    if_opened: str
    if_closed: str
    public_interest: str
    period: str
    conclusions: tuple[tuple[str, str, bool], ...]
    """What can be concluded: the word in bold, the rest of the line, whether it is the one."""
    participants: tuple[SheetParticipant, ...]
    replaces: str = ""
    """Number of the sheet that this one tests anew."""
    approved_by: str = ""
    """The superior who approved: "Slamet Contoh, Kepala Desa Sengon"; empty on a draft."""
    approved_on: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.participants:
            raise ValueError("A test has at least one participant.")


@dataclass(frozen=True, kw_only=True)
class ExemptRow(Row):
    """One line of the annex of a decree, in the columns of the exempt list."""

    title: str
    content: str
    legal_basis: str
    if_opened: str
    if_closed: str
    period: str
    sheet_number: str
    tested_on: str


@dataclass(frozen=True, kw_only=True)
class ExemptDecreeContent:
    """The decree that establishes the list of exempted information (UU 14/2008 arts. 17 to 20)."""

    signer: str
    """The office in whose name it stands: "Kepala Desa Sengon"."""
    body: str
    has_personal_data: bool
    """Whether an entry rests on personal secrets, so that the statute on personal data belongs under Mengingat."""
    rows: tuple[ExemptRow, ...]

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError("A decree lists at least one exemption.")

    @property
    def count(self) -> str:
        """How many pieces of information it lists: "2 (dua)"."""
        return wording.jumlah(len(self.rows), "informasi")
