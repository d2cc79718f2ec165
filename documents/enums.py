"""Codes of files and letters. The label of a code is what a person reads."""

from django.db.models import TextChoices


class FileKind(TextChoices):
    """What a stored file is for; it decides which types `files.intake` accepts."""

    IDENTITY = "identity", "Salinan identitas"
    POWER_OF_ATTORNEY = "power_of_attorney", "Surat kuasa"
    SUPPORTING = "supporting", "Lampiran pendukung"
    ANSWER = "answer", "Berkas jawaban"
    SIGNED_SCAN = "signed_scan", "Pindaian surat bertanda tangan"
    MINUTES = "minutes", "Berita acara"
    EVIDENCE = "evidence", "Bukti catatan petugas"
    DISPUTE_PAPER = "dispute_paper", "Surat sengketa informasi"
    PAYMENT_PROOF = "payment_proof", "Bukti pembayaran"
    INCIDENT_PAPER = "incident_paper", "Bukti insiden data pribadi"
    INFORMATION = "information", "Berkas informasi publik"
    LETTER_PDF = "letter_pdf", "Surat"


# Who asks, who acts for them, who paid, and what leaked of whom: encrypted at rest.
HOLDS_IDENTITY = (
    FileKind.IDENTITY,
    FileKind.POWER_OF_ATTORNEY,
    FileKind.SUPPORTING,
    FileKind.PAYMENT_PROOF,
    FileKind.INCIDENT_PAPER,
)


class LetterKind(TextChoices):
    """The letters of cases, of a year, and of the service itself (regulation.md §8.6, UU 27/2022)."""

    RECEIPT = "receipt", "Tanda bukti penerimaan"
    COMPLETENESS = "completeness", "Permintaan kelengkapan"
    EXTENSION = "extension", "Pemberitahuan perpanjangan waktu"
    NOTIFICATION = "notification", "Pemberitahuan tertulis"
    REFUSAL = "refusal", "Keputusan penolakan"
    REFERRAL = "referral", "Penunjukan badan publik lain"
    OBJECTION_RECEIPT = "objection_receipt", "Tanda bukti keberatan"
    OBJECTION_RESPONSE = "objection_response", "Tanggapan atas keberatan"
    ANNUAL_REPORT = "annual_report", "Laporan layanan informasi publik"
    CONSEQUENCE_TEST = "consequence_test", "Lembar uji konsekuensi"
    PAYMENT = "payment", "Tanda terima pembayaran"
    HANDOVER = "handover", "Tanda terima penyerahan informasi"
    PPID_DECREE = "ppid_decree", "Keputusan penunjukan PPID"
    DIP_DECREE = "dip_decree", "Keputusan penetapan daftar informasi publik"
    DIK_DECREE = "dik_decree", "Keputusan penetapan daftar informasi dikecualikan"
    CHARTER = "charter", "Maklumat pelayanan"
    PROCEDURE = "procedure", "Prosedur operasional standar"
    PERSONAL_DATA_REPLY = "personal_data_reply", "Tanggapan permintaan data pribadi"
    INCIDENT_NOTICE = "incident_notice", "Pemberitahuan kegagalan pelindungan data pribadi"


class SigningMode(TextChoices):
    """How a letter becomes a signed letter."""

    NONE = "none", "Tanpa tanda tangan"
    WET = "wet", "Tanda tangan basah dan cap"
    TTE = "tte", "Tanda tangan elektronik"


class Paper(TextChoices):
    """Paper sizes in use at village offices."""

    A4 = "a4", "A4 (210 x 297 mm)"
    F4 = "f4", "F4 (215 x 330 mm)"


class LetterStatus(TextChoices):
    """Where a letter stands. Always computed from the letter's facts, never stored."""

    VALID = "valid", "Berlaku, tidak memerlukan tanda tangan"
    AWAITING_SIGNATURE = "awaiting_signature", "Menunggu tanda tangan"
    SIGNED = "signed", "Sudah ditandatangani"
    VOIDED = "voided", "Dibatalkan"


class FindingCode(TextChoices):
    """What a scan can find in a file that is about to be given."""

    PERSONAL_NUMBER = "personal_number", "Nomor 16 angka berbentuk NIK atau KK"
    HIDDEN_SHEET = "hidden_sheet", "Lembar tersembunyi"
    HIDDEN_CELLS = "hidden_cells", "Baris atau kolom tersembunyi yang berisi"
    HIDDEN_TEXT = "hidden_text", "Teks tersembunyi"
    COMMENT = "comment", "Komentar atau catatan"
    TRACKED_CHANGE = "tracked_change", "Perubahan yang masih terlacak"
    COVERED_TEXT = "covered_text", "Teks yang masih terbaca di bawah kotak penutup"
    PLACE_TAKEN = "place_taken", "Lokasi pengambilan foto (GPS)"
    NOT_FINISHED = "not_finished", "Tidak dapat diperiksa sampai selesai"
    AUTHOR = "author", "Nama pembuat berkas"
    UNREADABLE = "unreadable", "Tidak dapat dibaca mesin, periksa dengan mata"


# These are told and do not stand in the way of an answer.
ONLY_TOLD = (FindingCode.AUTHOR, FindingCode.UNREADABLE)
