"""The annual reports of the demo: one village has issued last year's and begun this year's, another is late."""

from datetime import datetime

from accounts.models import User
from ppid_portal.demo import papers
from registry.models import PublicBody
from requests_flow.registers.actions.change_report import change_report
from requests_flow.registers.actions.issue_report import issue_report
from requests_flow.registers.actions.sign_report import sign_report
from requests_flow.registers.actions.start_report import start_report

WORDS = {
    "general_policy": (
        "Layanan informasi desa berpedoman pada Undang-Undang Nomor 14 Tahun 2008 dan Peraturan Komisi Informasi "
        "Nomor 1 Tahun 2018. Sekretaris Desa adalah PPID Desa; Kepala Desa adalah Atasan PPID Desa.\n"
        "Berkas elektronik tanpa biaya. Salinan cetak memakai tarif yang ditetapkan Kepala Desa."
    ),
    "facilities": (
        "Meja layanan buka Senin sampai dengan Jumat. Tersedia satu komputer untuk pemohon, papan pengumuman di empat "
        "dukuh, dan jalur landai ke meja layanan."
    ),
    "staff": "Petugas terdiri atas PPID Desa dan satu petugas layanan. Keduanya mengikuti pelatihan kabupaten.",
    "budget": "Anggaran layanan informasi Rp12.500.000, realisasi Rp11.860.000 (contoh).",
    "obstacles": (
        "Arsip kegiatan lama belum disusun menurut pokok, sehingga pencarian memerlukan waktu.\n"
        "Petugas layanan merangkap tugas lain pada pekan penyaluran bantuan."
    ),
    "recommendations": (
        "Menyusun dan memindai arsip kegiatan 2016 sampai dengan 2020, oleh Kaur Tata Usaha, paling lambat 30 Juni.\n"
        "Mengumumkan ringkasan APBDes di setiap dukuh, oleh Kaur Perencanaan, paling lambat 30 April."
    ),
}


def issue(body: PublicBody, year: int, ppid: User, at: datetime) -> None:
    """Write, issue and sign the report of a year."""
    report = start_report(body=body, year=year, by=ppid, at=at)
    report = change_report(report=report, words=WORDS, by=ppid, at=at)
    report = issue_report(report=report, by=ppid, at=at)
    sign_report(report=report, scan=papers.scan_of(report.letter), by=ppid, at=at)


def begin(body: PublicBody, year: int, ppid: User, at: datetime) -> None:
    """Begin the report of a year and write half of it."""
    report = start_report(body=body, year=year, by=ppid, at=at)
    words = {name: WORDS[name] for name in ("general_policy", "facilities", "staff")}
    change_report(report=report, words=words, by=ppid, at=at)
