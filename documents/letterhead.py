"""Who writes a letter, as printed at the top of page one. Pure: no Django."""

from dataclasses import dataclass


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
