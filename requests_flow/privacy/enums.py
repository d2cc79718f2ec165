"""The closed lists of personal-data requests and of incidents (UU 27/2022)."""

from django.db import models


# --- requests of the person -------------------------------------------------------------------------------------------
class DataRight(models.TextChoices):
    """What a person asks for about own data (UU 27/2022 articles 6 to 11)."""

    ACCESS = "access", "Melihat dan menyalin data"
    CORRECT = "correct", "Memperbaiki data"
    ERASE = "erase", "Menghapus data"
    RESTRICT = "restrict", "Membatasi pemakaian data"
    WITHDRAW_CONSENT = "withdraw_consent", "Menarik persetujuan"


# What a citizen reads at the choice; each with the article that gives the right.
PLAIN: dict[str, str] = {
    DataRight.ACCESS: "Saya ingin melihat dan menyalin data saya",
    DataRight.CORRECT: "Ada data saya yang keliru atau berubah",
    DataRight.ERASE: "Saya ingin data saya dihapus",
    DataRight.RESTRICT: "Saya ingin pemakaian data saya dibatasi",
    DataRight.WITHDRAW_CONSENT: "Saya menarik persetujuan yang pernah saya berikan",
}
HINTS: dict[str, str] = {
    DataRight.ACCESS: "Anda menerima satu berkas berisi semua yang disimpan badan publik ini tentang Anda.",
    DataRight.CORRECT: "Nama, alamat, telepon, atau surel.",
    DataRight.ERASE: "Hanya sesudah perkara Anda berakhir. Data register wajib disimpan menurut jadwal retensi.",
    DataRight.RESTRICT: "Misalnya jangan lagi menghubungi nomor tertentu.",
    DataRight.WITHDRAW_CONSENT: "Data yang wajib diproses menurut undang-undang tetap diproses.",
}


class DataRequestStatus(models.TextChoices):
    """Who must act. What was decided, and whether it is late, are facts of their own."""

    RECEIVED = "received", "Diterima"
    IN_REVIEW = "in_review", "Diperiksa"
    AWAITING_SIGNATURE = "awaiting_signature", "Menunggu tanda tangan"
    ANSWERED = "answered", "Ditanggapi"
    CLOSED = "closed", "Selesai"
    WITHDRAWN = "withdrawn", "Dicabut"


OPEN_STATUSES = (DataRequestStatus.RECEIVED, DataRequestStatus.IN_REVIEW, DataRequestStatus.AWAITING_SIGNATURE)
ENDED_STATUSES = (DataRequestStatus.CLOSED, DataRequestStatus.WITHDRAWN)


class DataOutcome(models.TextChoices):
    """What the reply gives."""

    GRANTED = "granted", "Dikabulkan"
    PARTLY_GRANTED = "partly_granted", "Dikabulkan sebagian"
    REFUSED = "refused", "Ditolak"


GIVING = (DataOutcome.GRANTED, DataOutcome.PARTLY_GRANTED)


class DataEventKind(models.TextChoices):
    """What happened to a personal-data request, in the words of its timeline."""

    FILED = "filed", "Permintaan diterima dan diberi nomor"
    TAKEN_UP = "taken_up", "Petugas mulai memeriksa"
    CORRECTED = "corrected", "Data diperbaiki"
    REPLY_ISSUED = "reply_issued", "Surat tanggapan dibuat, menunggu tanda tangan"
    REPLY_RECALLED = "reply_recalled", "Surat tanggapan ditarik sebelum ditandatangani"
    ANSWERED = "answered", "Permintaan ditanggapi"
    COPY_TAKEN = "copy_taken", "Salinan data diunduh"
    ERASED = "erased", "Data pribadi dihapus"
    CLOSED = "closed", "Permintaan selesai"
    WITHDRAWN = "withdrawn", "Permintaan dicabut"
    PURGED = "purged", "Data pribadi pada permintaan ini dihapus"


# --- incidents --------------------------------------------------------------------------------------------------------
class IncidentStatus(models.TextChoices):
    """Where the handling of an incident stands; notices and decisions are facts of their own."""

    RECORDED = "recorded", "Dicatat"
    ASSESSED = "assessed", "Ditangani"
    CLOSED = "closed", "Selesai"
    DISMISSED = "dismissed", "Bukan kegagalan pelindungan"


RUNNING_STATUSES = (IncidentStatus.RECORDED, IncidentStatus.ASSESSED)


class DataCategory(models.TextChoices):
    """Which data were exposed; the last five are specific data (UU 27/2022 article 4(2))."""

    NAME = "name", "Nama"
    NIK = "nik", "NIK atau nomor tanda pengenal lain"
    IDENTITY_COPY = "identity_copy", "Salinan tanda pengenal"
    ADDRESS = "address", "Alamat"
    CONTACT = "contact", "Nomor telepon atau alamat surel"
    REQUEST = "request", "Isi permohonan, keberatan, atau surat-menyurat"
    ACCOUNT = "account", "Data akun"
    HEALTH = "health", "Data kesehatan"
    BIOMETRIC = "biometric", "Data biometrik"
    CHILD = "child", "Data anak"
    FINANCE = "finance", "Data keuangan pribadi"
    CRIME = "crime", "Catatan kejahatan"


SPECIFIC = (
    DataCategory.HEALTH, DataCategory.BIOMETRIC, DataCategory.CHILD, DataCategory.FINANCE, DataCategory.CRIME,
)  # fmt: skip


class Risk(models.TextChoices):
    """How much harm the incident may do to the persons concerned."""

    LOW = "low", "Kecil"
    MEDIUM = "medium", "Sedang"
    HIGH = "high", "Besar"


class NoticeWay(models.TextChoices):
    """How a notice reached somebody."""

    EMAIL = "email", "Surel"
    PORTAL = "portal", "Portal atau laman resmi"
    POST = "post", "Pos atau kurir"
    HANDED_OVER = "handed_over", "Diserahkan langsung"


class IncidentEventKind(models.TextChoices):
    """What happened in the handling of an incident."""

    RECORDED = "recorded", "Insiden dicatat"
    ASSESSED = "assessed", "Insiden dinilai"
    PERSON_ADDED = "person_added", "Orang yang terdampak dicatat"
    PERSON_NOTIFIED = "person_notified", "Pemberitahuan kepada orang yang terdampak diterbitkan"
    NOTICE_HANDED_OVER = "notice_handed_over", "Pemberitahuan disampaikan di luar portal"
    AUTHORITY_NOTICE_ISSUED = "authority_notice_issued", "Pemberitahuan kepada lembaga dibuat"
    AUTHORITY_NOTIFIED = "authority_notified", "Pemberitahuan kepada lembaga dikirim"
    PUBLIC_NOTICE_DECIDED = "public_notice_decided", "Pengumuman kepada masyarakat diputuskan"
    PUBLIC_NOTICE_ENDED = "public_notice_ended", "Pengumuman kepada masyarakat diakhiri"
    CLOCK_MISSED = "clock_missed", "Batas 3 × 24 jam lewat"
    DISMISSED = "dismissed", "Dinyatakan bukan kegagalan pelindungan"
    CLOSED = "closed", "Insiden ditutup"
    PURGED = "purged", "Data orang yang terdampak dihapus"
