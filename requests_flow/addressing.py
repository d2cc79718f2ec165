"""From whom and to whom a letter goes. Pure: no Django."""

from dataclasses import dataclass

NEUTRAL = "Saudara/Saudari"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who writes: the public body as printed at the top of page one, and the names the text needs."""

    above: tuple[str, ...]
    """Lines over the name, for example ("PEMERINTAH KABUPATEN KLATEN", "KECAMATAN PRAMBANAN")."""
    name: str
    """The body in capitals: "PEMERINTAH DESA KEBONDALEM LOR"."""
    body: str
    """The body in running text: "Pemerintah Desa Kebondalem Lor"."""
    unit: str
    """Line under the name: "Pejabat Pengelola Informasi dan Dokumentasi (PPID) Desa"."""
    ppid: str
    """The officer's unit in running text: "PPID Desa Kebondalem Lor"."""
    superior: str
    """Who decides objections: "Kepala Desa Kebondalem Lor"."""
    superior_role: str = "Atasan PPID Desa"
    place: str = ""
    """Place of the office, printed before the date and in "Ditetapkan di"."""
    address: str = ""
    contact: str = ""
    """One line: telephone, e-mail, website, separated by " · "."""
    service_desk: str = ""
    """"Kantor Desa Kebondalem Lor, Senin sampai dengan Jumat, pukul 08.00 sampai dengan 15.00 WIB"."""
    crest_alt: str = "Lambang daerah (gambar contoh)"
    is_village: bool = True
    """False for a regency PPID: Perki 1/2018 binds villages only."""

    @property
    def office(self) -> str:
        """The officer's office in full: "Pejabat Pengelola Informasi dan Dokumentasi Desa Kebondalem Lor"."""
        return self.ppid.replace("PPID", "Pejabat Pengelola Informasi dan Dokumentasi", 1)

    @property
    def standard(self) -> str:
        """The service standard that binds this body."""
        if self.is_village:
            return "Peraturan Komisi Informasi Nomor 1 Tahun 2018 tentang Standar Layanan Informasi Publik Desa"
        return "Peraturan Komisi Informasi Nomor 1 Tahun 2021 tentang Standar Layanan Informasi Publik"


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """To whom a letter goes. Build it with `person`, `group` or `legal_entity`."""

    name: str
    honorific: str
    """Printed before the name; empty for a group or a legal entity."""
    you: str
    """How the text addresses the reader: "Saudara/Saudari", "Saudara" or "Saudari"."""
    attention: str = ""
    """The person the letter is handed to, after "u.p."."""
    address: str = ""

    @property
    def line(self) -> str:
        """Return the first line of the address: "Yth. Saudari Sri Teladani"."""
        return " ".join(part for part in ("Yth.", self.honorific, self.name) if part)


def person(name: str, *, address: str = "", honorific: str = NEUTRAL) -> Addressee:
    """Return a natural person; without a given honorific the neutral "Saudara/Saudari" is used."""
    return Addressee(name=name, honorific=honorific, you=honorific, address=address)


def group(name: str, *, attention: str = "", address: str = "") -> Addressee:
    """Return a group of people, handed to the person who acts for it."""
    return Addressee(name=name, honorific="", you="Saudara", attention=attention, address=address)


def legal_entity(name: str, *, attention: str = "", address: str = "") -> Addressee:
    """Return a legal entity: the letter goes to its head."""
    return Addressee(name=name, honorific="Pimpinan", you="Saudara", attention=attention, address=address)
