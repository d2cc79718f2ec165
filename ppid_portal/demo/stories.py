"""The cases of the demo as data: who asked what, and which moves followed on which working day. All is invented.

Moments are local (WIB) in 2026. The demo's clock starts on Thursday 21 May 2026, 09.20.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

Step = tuple[str, str, dict[str, Any]]


@dataclass(frozen=True)
class Story:
    """One case: index of the village and of the asker, what is asked, how it came, and the steps after filing."""

    village: int
    asker: int
    filed: str
    items: tuple[str, ...]
    purpose: str
    channel: str = "web"
    obtain: str = "copy_digital"
    delivery: str = "download"
    steps: tuple[Step, ...] = field(default_factory=tuple)


def step(when: str, move: str, **facts: Any) -> Step:
    """Return one step: moment "MM-DD HH:MM", the move, its facts."""
    return (f"2026-{when}", move, facts)


def last_year(when: str, move: str, **facts: Any) -> Step:
    """Return one step of the year before."""
    return (f"2025-{when}", move, facts)


GIVE = {"decision": "given"}
REDACT = {
    "decision": "redacted", "ground": "p17h", "redacted": "NIK, alamat lengkap, dan nomor rekening penerima",
    "reason": "Bagian itu rahasia pribadi penerima. Nama kegiatan, dukuh, jumlah, dan nilai bantuan tetap terbuka.",
}  # fmt: skip
ELSEWHERE = {
    "decision": "not_held",
    "holder": "Dinas Pekerjaan Umum Kabupaten Klaten",
    "reason": "Ruas itu jalan kabupaten",
}
REFUSE = {
    "decision": "refused", "ground": "p17h",
    "reason": "Membuka kepemilikan tanah orang per orang mengungkap aset pribadi dan membuka peluang penyalahgunaan.",
}  # fmt: skip
# What a test found; ground, participants and the day are filled in where the story is told.
LAND = {
    "title": "Buku C Desa (Letter C), kepemilikan Persil 47",
    "content": "Nama pemilik, NIK, alamat, dan luas tanah menurut orang. Keterangan persil yang tidak menunjuk orang tidak termasuk.",
    "if_opened": "mengungkap aset dan data pribadi warga dan membuka peluang penyalahgunaan",
    "if_closed": "hak pribadi warga terlindungi; luas tanah menurut dukuh tetap dapat diberikan tanpa nama",
    "public_interest": "Tidak ditemukan kepentingan umum yang lebih besar. Tidak ada persetujuan tertulis, dan data ini tidak berkaitan dengan jabatan publik.",
    "conclusion": "closed",
}
RECIPIENTS = {
    "title": "Data pribadi penerima bantuan dan upah padat karya",
    "content": "NIK, alamat lengkap, dan nomor rekening penerima. Nama kegiatan, dukuh, jumlah, dan nilainya tetap terbuka.",
    "if_opened": "NIK, alamat, dan nomor rekening penerima dapat disalahgunakan orang lain",
    "if_closed": "rahasia pribadi penerima terlindungi, sedangkan nama kegiatan, jumlah, dan nilainya tetap terbuka",
    "public_interest": "Pengawasan warga atas bantuan tetap dapat dilakukan dari nama kegiatan, dukuh, jumlah, dan nilainya.",
    "conclusion": "partly_closed",
}
BIDS = {
    "title": "Dokumen penawaran pengadaan talut sebelum pemenang ditetapkan",
    "content": "Harga dan rincian tiap penawaran.",
    "ground": "p17b",
    "legal_basis": "Peraturan Bupati tentang pengadaan barang/jasa di desa",
    "if_opened": "persaingan antarpenyedia menjadi tidak sehat",
    "if_closed": "penyedia bersaing dengan wajar; dokumennya terbuka sesudah pemenang ditetapkan",
    "public_interest": "Warga tetap dapat mengetahui jadwal, nilai perkiraan, dan daftar peserta.",
    "conclusion": "closed",
    "period_kind": "until_date",
    "period_until_on": date(2026, 6, 19),
}
STAFF = {
    "title": "Penilaian kinerja perangkat desa",
    "content": "Nilai dan catatan tiap orang. Rekapitulasinya tetap terbuka.",
    "if_opened": "rahasia pribadi perangkat desa terungkap",
    "if_closed": "penilaian tetap jujur; rekapitulasinya dapat diberikan",
    "public_interest": "Hal yang berkaitan dengan jabatan publik tetap dibuka menurut Pasal 18 ayat (2).",
    "conclusion": "partly_closed",
}
OLD_TESTS: tuple[dict[str, Any], ...] = ({"at": "2026-03-02T02:00+00:00", "status": "finished", "found": BIDS},)
TESTS: tuple[dict[str, Any], ...] = (
    {
        "at": "2026-05-18T02:00+00:00",
        "status": "draft",
        "found": STAFF | {"title": "Catatan konseling keluarga di posyandu"},
    },
    {"at": "2026-05-19T02:00+00:00", "status": "awaiting_approval", "found": STAFF},
    {
        "at": "2026-05-15T02:00+00:00",
        "status": "awaiting_signatures",
        "found": STAFF | {"title": "Surat wasiat yang dititipkan warga", "ground": "p17g"},
    },
    {"at": "2026-05-06T02:00+00:00", "status": "withdrawn", "found": STAFF | {"title": "Daftar hadir musyawarah desa"}},
)
ANSWERED = (
    Story(0, 0, "2026-04-06 09:14", ("Laporan pertanggungjawaban (LPJ) APBDes tahun 2025", "Daftar kegiatan padat karya tunai tahun 2025"),
          "Bahan musyawarah warga RT 02", steps=(
              step("04-06 13:10", "receive"),
              step("04-08 10:00", "test", **RECIPIENTS),
              step("04-10 10:05", "answer", decisions=(GIVE, REDACT), file="lpj-apbdes-2025-contoh.pdf"),
              step("04-13 08:40", "sign"), step("04-13 19:22", "open_answer"), step("04-20 09:00", "close"))),
    Story(1, 1, "2026-04-14 10:02", ("Rincian biaya dan gambar rencana talut jalan dukuh tahun 2026",), "Ikut mengawasi pekerjaan",
          steps=(step("04-15 08:30", "receive"), step("04-21 11:00", "answer", decisions=(GIVE,), file="rab-talut-contoh.pdf"),
                 step("04-22 09:15", "sign"), step("04-23 06:50", "open_answer"))),
    Story(2, 2, "2026-04-20 15:31", ("Nama dan luas tanah pemilik Persil 47 menurut Buku C Desa",), "Penawaran kerja sama usaha",
          steps=(step("04-21 09:00", "receive"), step("04-28 09:00", "test", **LAND), step("04-29 10:30", "answer", decisions=(REFUSE,)),
                 step("04-29 11:00", "sign"), step("04-30 20:12", "open_answer"))),
    # These two go on to the Information Commission: see disputes.py.
    Story(0, 3, "2026-03-30 09:00", ("Daftar penerima upah padat karya tunai tahun 2025",), "Pengawasan kegiatan dukuh", steps=(
              step("03-30 10:00", "receive"), step("04-01 09:00", "test", **RECIPIENTS),
              step("04-06 10:00", "answer", decisions=(REDACT,), file="padat-karya-contoh.pdf"),
              step("04-07 09:00", "sign"), step("04-08 19:00", "open_answer"))),
    Story(2, 1, "2026-04-15 15:00", ("Luas tanah tiap persil di Blok Contoh menurut Buku C Desa",), "Bahan musyawarah batas dukuh", steps=(
              step("04-16 09:00", "receive"), step("04-22 09:00", "test", **LAND), step("04-27 10:00", "answer", decisions=(REFUSE,)),
              step("04-27 13:00", "sign"), step("04-28 20:00", "open_answer"))),
    Story(6, 4, "2026-04-27 08:55", ("Data penerima BLT Dana Desa tahun 2026", "Perdes APBDes tahun 2026"), "Kajian keterbukaan anggaran desa",
          delivery="email", steps=(
              step("04-27 10:00", "receive"), step("04-30 09:00", "test", **RECIPIENTS),
              step("05-05 14:00", "answer", decisions=(REDACT, GIVE), file="perdes-apbdes-contoh.pdf"),
              step("05-05 14:20", "sign"), step("05-06 07:45", "open_answer"))),
    Story(7, 5, "2026-05-04 09:47", ("Gambar rencana jembatan di jalan Tulung–Jatinom",), "Usulan warga", steps=(
              step("05-05 08:20", "receive"), step("05-08 09:30", "answer", decisions=(ELSEWHERE,), refer=True),
              step("05-11 08:15", "sign"))),
    Story(9, 6, "2026-04-08 11:20", ("Laporan keuangan BUM Desa tahun 2025",), "Tugas kuliah", steps=(
              step("04-08 13:00", "receive"),
              step("04-20 09:10", "extend", reason="not_documented", explanation="Laporan tahun 2025 masih disusun bersama pengurus BUM Desa."),
              step("04-21 08:30", "sign_extension"), step("04-29 13:40", "answer", decisions=(GIVE,), file="laporan-bumdes-contoh.pdf"),
              step("04-30 08:50", "sign"), step("04-30 18:05", "open_answer"))),
)  # fmt: skip
LAST_YEAR = (
    Story(0, 1, "2025-02-10 09:05", ("Realisasi APBDes semester kedua 2024",), "Musyawarah warga", steps=(
              last_year("02-10 11:00", "receive"), last_year("02-13 10:00", "answer", decisions=(GIVE,), file="realisasi-contoh.pdf"),
              last_year("02-13 14:00", "sign"), last_year("02-14 07:30", "open_answer"), last_year("02-20 09:00", "close"))),
    Story(0, 4, "2025-05-06 13:20", ("Daftar penerima BLT Dana Desa tahun 2025",), "Kajian anggaran desa", channel="email", delivery="email", steps=(
              last_year("05-07 08:30", "receive"), last_year("05-14 10:00", "test", **RECIPIENTS),
              last_year("05-19 15:00", "answer", decisions=(REDACT,)),
              last_year("05-20 09:00", "sign"), last_year("05-20 19:10", "open_answer"), last_year("05-27 09:00", "close"))),
    Story(0, 2, "2025-08-11 10:00", ("Nama dan luas tanah pemilik Persil 12 menurut Buku C Desa",), "Penawaran usaha",
          channel="walk_in", delivery="pick_up", steps=(
              last_year("08-11 10:30", "receive"), last_year("08-20 10:00", "test", **LAND),
              last_year("08-27 09:00", "answer", decisions=(REFUSE,)),
              last_year("08-28 09:00", "sign"), last_year("08-29 09:00", "hand_over"), last_year("09-01 09:00", "close"))),
    Story(0, 6, "2025-10-20 08:40", ("Peraturan Desa tentang pungutan pasar",), "Tugas kuliah", channel="whatsapp", steps=(
              last_year("10-20 09:30", "receive"), last_year("10-21 10:00", "answer", decisions=(GIVE,), file="perdes-apbdes-contoh.pdf"),
              last_year("10-21 13:00", "sign"), last_year("10-21 20:00", "open_answer"), last_year("10-28 09:00", "close"))),
)  # fmt: skip
RUNNING = (
    Story(0, 0, "2026-05-11 09:14", ("Rincian biaya dan gambar rencana talut RT 07 tahun 2026", "Berita acara musyawarah dukuh tentang talut"),
          "Bahan musyawarah warga RT 07", steps=(
              step("05-11 10:00", "receive"),
              step("05-12 10:02", "ask_completion", missing=(("Salinan tanda pengenal", "Belum terbaca", "Kirim foto yang lebih jelas."),)),
              step("05-12 10:40", "sign_completion"),
              step("05-13 19:40", "complete", explanation="Foto tanda pengenal yang baru sudah saya kirim."))),
    Story(0, 5, "2026-05-04 08:10", ("Daftar penyewa tanah kas desa tahun 2024 sampai 2026",), "Ingin mengetahui pemanfaatan tanah kas desa",
          channel="letter", steps=(step("05-04 09:00", "receive"),)),
    Story(0, 1, "2026-05-06 10:40", ("Notulen musyawarah dukuh tentang sumur bor",), "Arsip RT", channel="walk_in", obtain="copy_print",
          delivery="pick_up", steps=(step("05-06 11:00", "receive"),)),
    Story(0, 3, "2026-05-18 13:25", ("Rencana penyaluran pupuk organik desa tahun 2026",), "Pembagian kepada anggota kelompok tani", steps=(
              step("05-19 08:45", "ask_completion", missing=(("Surat kuasa dari anggota kelompok", "Belum ada", "Serahkan surat kuasa bertanda tangan."),)),)),
    Story(0, 6, "2026-05-20 16:05", ("Peta batas dukuh dan luas sawah",), "Skripsi"),
    Story(1, 2, "2026-05-12 09:30", ("Laporan realisasi APBDes semester kedua 2025",), "Ingin tahu sisa anggaran", steps=(
              step("05-13 09:00", "receive"), step("05-20 14:00", "answer", decisions=(GIVE,), file="realisasi-contoh.pdf"))),
    Story(2, 1, "2026-05-13 08:05", ("SK perangkat desa tahun 2025",), "Pengetahuan warga", steps=(step("05-13 10:00", "receive"),)),
    Story(3, 5, "2026-05-05 14:44", ("Dokumen lelang pengadaan pasir jalan dukuh",), "Mengikuti pengadaan berikutnya", steps=(
              step("05-06 09:00", "receive"),
              step("05-18 10:00", "extend", reason="exemption_undecided", explanation="Perlu memeriksa bagian penawaran yang bersifat rahasia dagang."),
              step("05-19 09:10", "sign_extension"))),
    Story(4, 4, "2026-04-30 10:12", ("Daftar aset desa tahun 2025", "Sertifikat tanah kas desa"), "Kajian aset desa", steps=(step("05-04 08:00", "receive"),)),
    Story(5, 0, "2026-05-15 20:31", ("Jadwal dan rute jalan usaha tani 2026",), "Kegiatan kelompok tani"),
    Story(8, 2, "2026-04-13 09:00", ("Rekap bantuan bibit ikan 2025",), "Usaha keluarga", steps=(
              step("04-14 09:00", "ask_completion", missing=(("Tujuan penggunaan yang lebih jelas", "Kurang jelas", "Tulis untuk kegiatan apa."),)),
              step("04-14 14:00", "sign_completion"), step("04-21 09:00", "lapse"))),
    Story(10, 6, "2026-05-07 08:15", ("Foto kegiatan posyandu dusun",), "Tugas kuliah", steps=(step("05-08 08:00", "receive"), step("05-12 21:03", "withdraw"))),
    Story(11, 1, "2026-05-08 13:13", ("Perdes tentang sampah",), "Bahan lomba kampung", channel="phone", delivery="pick_up", steps=(
              step("05-08 14:00", "receive"), step("05-12 08:30", "answer", decisions=(GIVE,), file="perdes-sampah-contoh.pdf"),
              step("05-13 09:00", "sign"), step("05-13 10:30", "hand_over"))),
    Story(12, 5, "2026-05-19 07:55", ("Penerima bantuan rumah tidak layak huni 2026",), "Mengetahui giliran bantuan"),
    Story(13, 3, "2026-05-18 10:10", ("Anggaran irigasi tersier 2026",), "Musyawarah kelompok tani", steps=(step("05-19 08:30", "receive"),)),
    Story(14, 0, "2026-05-12 09:09", ("Daftar inventaris balai desa",), "Peminjaman alat", steps=(
              step("05-13 08:00", "receive"), step("05-20 15:00", "answer", decisions=(GIVE,), file="inventaris-contoh.pdf"))),
    Story(15, 2, "2026-05-11 12:00", ("Laporan kerja sama dengan pihak ketiga 2025",), "Pengetahuan warga", channel="whatsapp", steps=(step("05-12 08:00", "receive"),)),
    Story(16, 4, "2026-05-06 09:00", ("Rencana kerja pemerintah desa (RKPDes) 2027",), "Kajian perencanaan desa", steps=(step("05-07 08:00", "receive"),)),
)  # fmt: skip
UNATTENDED_STORY = Story(
    -1, 5, "2026-05-18 09:33", ("APBDes 2026 dan penjabarannya",), "Ingin tahu anggaran jalan dukuh"
)
KELURAHAN_STORY = Story(-2, 6, "2026-05-19 10:00", ("Anggaran pemeliharaan taman kelurahan 2026",), "Kegiatan RW")
