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
    DISPUTE_PAPER = "dispute_paper", "Surat sengketa informasi"
    LETTER_PDF = "letter_pdf", "Surat"


class LetterKind(TextChoices):
    """The letters of a request and of an objection (regulation.md §8.6)."""

    RECEIPT = "receipt", "Tanda bukti penerimaan"
    COMPLETENESS = "completeness", "Permintaan kelengkapan"
    EXTENSION = "extension", "Pemberitahuan perpanjangan waktu"
    NOTIFICATION = "notification", "Pemberitahuan tertulis"
    REFUSAL = "refusal", "Keputusan penolakan"
    REFERRAL = "referral", "Penunjukan badan publik lain"
    OBJECTION_RECEIPT = "objection_receipt", "Tanda bukti keberatan"
    OBJECTION_RESPONSE = "objection_response", "Tanggapan atas keberatan"


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
