"""What is particular to each of the eight papers: address, short name, letter, who signs. Data, no rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from documents.enums import LetterKind
from registry.enums import DocumentKind, Role


@dataclass(frozen=True)
class Kind:
    """One paper. `slug` stands in addresses, `short` in lists, `about` says in a sentence what it is for."""

    code: DocumentKind
    slug: str
    short: str
    about: str
    letter: LetterKind = LetterKind.PROCEDURE
    signer: Role = Role.VILLAGE_HEAD

    @property
    def title(self) -> str:
        """The name in full: "SOP permintaan informasi publik"."""
        return str(self.code.label)

    @property
    def heading(self) -> str:
        """The name in full without the abbreviation, as the printed procedure is headed."""
        return self.title.removeprefix("SOP ")


K = DocumentKind
_ALL = (
    Kind(
        K.CHARTER,
        "maklumat",
        "Maklumat",
        "Janji layanan yang ditempel di papan pengumuman: cara, waktu, biaya, dan tempat mengadu.",
        LetterKind.CHARTER,
    ),
    Kind(
        K.SOP_ANNOUNCEMENT,
        "pengumuman",
        "Pengumuman",
        "Bagaimana informasi diumumkan tanpa diminta.",
    ),
    Kind(
        K.SOP_REQUEST,
        "permintaan",
        "Permintaan",
        "Bagaimana permohonan diterima, dicatat, dan dijawab.",
    ),
    Kind(
        K.SOP_OBJECTION,
        "keberatan",
        "Keberatan",
        "Bagaimana keberatan diperiksa dan ditanggapi.",
    ),
    Kind(
        K.SOP_DIP,
        "daftar-informasi",
        "Daftar informasi",
        "Bagaimana daftar informasi publik disusun dan dimutakhirkan.",
    ),
    Kind(
        K.SOP_DOCUMENTATION,
        "pendokumentasian",
        "Pendokumentasian",
        "Bagaimana informasi dikumpulkan, disimpan, dan dicadangkan.",
    ),
    Kind(
        K.SOP_CHARTER,
        "penetapan-maklumat",
        "Penetapan maklumat",
        "Bagaimana maklumat disusun, diumumkan, dan dinilai.",
    ),
    Kind(
        K.SOP_CONSEQUENCE_TEST,
        "uji-konsekuensi",
        "Uji konsekuensi",
        "Bagaimana akibat membuka informasi diuji sebelum ditutup.",
    ),
)
KINDS: Mapping[str, Kind] = MappingProxyType({kind.code.value: kind for kind in _ALL})
BY_SLUG: Mapping[str, Kind] = MappingProxyType({kind.slug: kind for kind in _ALL})
