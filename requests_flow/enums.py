"""The closed lists of a request: statuses, decisions, channels, events. Values are stored; labels are shown."""

from django.db import models


class RequestStatus(models.TextChoices):
    """Who must act. An extension, an outcome or lateness is not a status."""

    RECEIVED = "received", "Diterima"
    INCOMPLETE = "incomplete", "Menunggu kelengkapan"
    IN_PROGRESS = "in_progress", "Diproses"
    AWAITING_SIGNATURE = "awaiting_signature", "Menunggu tanda tangan"
    ANSWERED = "answered", "Dijawab"
    CLOSED = "closed", "Selesai"
    WITHDRAWN = "withdrawn", "Dicabut"
    LAPSED = "lapsed", "Gugur"


OPEN_STATUSES = (
    RequestStatus.RECEIVED,
    RequestStatus.INCOMPLETE,
    RequestStatus.IN_PROGRESS,
    RequestStatus.AWAITING_SIGNATURE,
)
ENDED_STATUSES = (RequestStatus.CLOSED, RequestStatus.WITHDRAWN, RequestStatus.LAPSED)


class Turn(models.TextChoices):
    """Whose turn is it?"""

    OFFICER = "officer", "PPID"
    SUPERIOR = "superior", "Atasan PPID"
    APPLICANT = "applicant", "Pemohon"
    COMMISSION = "commission", "Komisi Informasi"
    COURT = "court", "Pengadilan"
    NOBODY = "nobody", "Tidak ada"


class Actor(models.TextChoices):
    """In which role somebody acted; part of each timeline event."""

    APPLICANT = "applicant", "Pemohon"
    OFFICER = "officer", "Petugas"
    SUPERIOR = "superior", "Atasan PPID"
    REGENCY = "regency", "Kabupaten"
    SYSTEM = "system", "Sistem"


class Outcome(models.TextChoices):
    """What the answer gives, derived from the decisions on the items."""

    GRANTED = "granted", "Dikabulkan seluruhnya"
    PARTLY_GRANTED = "partly_granted", "Dikabulkan sebagian"
    REFUSED = "refused", "Ditolak"
    NOT_HELD = "not_held", "Tidak dikuasai"


class ItemDecision(models.TextChoices):
    """The decision on one requested item (UU 14/2008 article 22(7))."""

    GIVEN = "given", "Diberikan"
    REDACTED = "redacted", "Diberikan, sebagian dihitamkan"
    NOT_HELD = "not_held", "Tidak dikuasai"
    REFUSED = "refused", "Ditolak"


class RefusalGround(models.TextChoices):
    """UU 14/2008 article 17 a-j, and the separate case of article 6(3)(e)."""

    P17A = "p17a", "Pasal 17 huruf a: menghambat penegakan hukum"
    P17B = "p17b", "Pasal 17 huruf b: hak kekayaan intelektual dan persaingan usaha"
    P17C = "p17c", "Pasal 17 huruf c: pertahanan dan keamanan negara"
    P17D = "p17d", "Pasal 17 huruf d: kekayaan alam Indonesia"
    P17E = "p17e", "Pasal 17 huruf e: ketahanan ekonomi nasional"
    P17F = "p17f", "Pasal 17 huruf f: hubungan luar negeri"
    P17G = "p17g", "Pasal 17 huruf g: akta otentik pribadi dan wasiat"
    P17H = "p17h", "Pasal 17 huruf h: rahasia pribadi"
    P17I = "p17i", "Pasal 17 huruf i: surat badan publik yang menurut sifatnya rahasia"
    P17J = "p17j", "Pasal 17 huruf j: dikecualikan oleh undang-undang lain"
    P6_3E = "p6_3e", "Pasal 6 ayat (3) huruf e: belum dikuasai atau belum didokumentasikan"


class Channel(models.TextChoices):
    """How the request arrived (Perki 1/2018 article 13(1): written or unwritten)."""

    WEB = "web", "Situs"
    WALK_IN = "walk_in", "Datang langsung"
    PHONE = "phone", "Telepon"
    LETTER = "letter", "Surat"
    WHATSAPP = "whatsapp", "WhatsApp"
    EMAIL = "email", "Surel"


class ApplicantKind(models.TextChoices):
    """Who asks (regulation on proof of identity: UU 14/2008 article 1(12))."""

    PERSON = "person", "Perorangan"
    GROUP = "group", "Kelompok orang"
    LEGAL_ENTITY = "legal_entity", "Badan hukum"


class Obtain(models.TextChoices):
    """How the information is obtained: form field cara memperoleh."""

    COPY_DIGITAL = "copy_digital", "Salinan digital"
    COPY_PRINT = "copy_print", "Salinan cetak"
    VIEW = "view", "Melihat di kantor"


class DeliveryWay(models.TextChoices):
    """How a copy reaches the applicant: form field cara mendapatkan salinan."""

    DOWNLOAD = "download", "Diunduh dari halaman status"
    EMAIL = "email", "Dikirim lewat surel"
    PICK_UP = "pick_up", "Diambil langsung"
    POST = "post", "Dikirim lewat pos"
    COURIER = "courier", "Dikirim lewat kurir"


class ExtensionReason(models.TextChoices):
    """The three lawful reasons for the single extension (UU 14/2008 article 22(8))."""

    NOT_HELD = "not_held", "Informasi yang diminta belum dikuasai"
    NOT_DOCUMENTED = "not_documented", "Informasi yang diminta belum didokumentasikan"
    EXEMPTION_UNDECIDED = "exemption_undecided", "Belum dapat diputuskan apakah informasi dikecualikan"


class ProofChannel(models.TextChoices):
    """How it is proven that the answer reached the applicant."""

    OPENED_WITH_KEY = "opened_with_key", "Dibuka di halaman status"
    MAIL_ACCEPTED = "mail_accepted", "Surel diterima server penerima"
    HANDED_OVER = "handed_over", "Diserahkan langsung dengan tanda terima"
    POSTED = "posted", "Dikirim lewat pos atau kurir dengan bukti kirim"


class RoundCause(models.TextChoices):
    """Why a round runs."""

    FILED = "filed", "Permohonan diajukan"
    ORDERED = "ordered", "Perintah Atasan PPID"
    REOPENED = "reopened", "Dibuka kembali oleh pemohon"


class PaymentWay(models.TextChoices):
    """How a cost was paid: register column cara pembayaran."""

    CASH = "cash", "Tunai"
    TRANSFER = "transfer", "Transfer"
    OTHER = "other", "Cara lain"


class ReceiverKind(models.TextChoices):
    """Who took the information at the desk."""

    APPLICANT = "applicant", "Pemohon"
    PROXY = "proxy", "Kuasa pemohon"


class ReportStatus(models.TextChoices):
    """Where an annual report stands; always computed."""

    DRAFT = "draft", "Konsep"
    AWAITING_SIGNATURE = "awaiting_signature", "Menunggu tanda tangan"
    ISSUED = "issued", "Terbit"


class LookReason(models.TextChoices):
    """Why an officer opens a copy of somebody's identity; part of the record of each look."""

    IDENTITY = "identity", "Memeriksa identitas pemohon"
    PROXY = "proxy", "Memeriksa kuasa atau badan hukum"
    COMPLETENESS = "completeness", "Memeriksa kelengkapan berkas"
    HANDOVER = "handover", "Mencocokkan penerima saat menyerahkan jawaban"
    DISPUTE = "dispute", "Menjawab keberatan atau sengketa"


class RunningTerm(models.TextChoices):
    """A term besides the one to answer that runs while the calendar may change."""

    COMPLETION = "completion", "Batas melengkapi permohonan"
    OBJECTION = "objection", "Batas mengajukan keberatan"
    RESPONSE = "response", "Batas tanggapan atas keberatan"
    SILENCE = "silence", "Batas tanggapan menurut undang-undang"
    ORDER = "order", "Batas melaksanakan perintah Atasan PPID"
    DISPUTE = "dispute", "Batas mengajukan sengketa"


class NoteKind(models.TextChoices):
    """What an officer's note is about. Neither changes the clock or the answer."""

    WORKING = "working", "Catatan kerja"
    GOOD_FAITH = "good_faith", "Iktikad baik"


class EventKind(models.TextChoices):
    """What happened, in the words of the timeline."""

    FILED = "filed", "Permohonan diterima dan diberi nomor"
    RECEIVED = "received", "Petugas mulai memproses"
    COMPLETION_ASKED = "completion_asked", "Kelengkapan diminta"
    COMPLETED = "completed", "Pemohon melengkapi"
    EXTENSION_ISSUED = "extension_issued", "Surat perpanjangan dibuat"
    EXTENDED = "extended", "Waktu jawaban diperpanjang"
    FILE_PREPARED = "file_prepared", "Berkas jawaban disiapkan"
    FILE_REMOVED = "file_removed", "Berkas jawaban dilepas"
    SCAN_OVERRIDDEN = "scan_overridden", "Temuan pada berkas diteruskan dengan alasan"
    ANSWER_ISSUED = "answer_issued", "Surat jawaban dibuat, menunggu tanda tangan"
    ANSWER_RECALLED = "answer_recalled", "Surat jawaban ditarik sebelum ditandatangani"
    ANSWERED = "answered", "Permohonan dijawab"
    RECOUNTED = "recounted", "Batas waktu dihitung ulang"
    LETTER_SIGNED = "letter_signed", "Surat ditandatangani"
    RECEIVED_BY_APPLICANT = "received_by_applicant", "Jawaban diterima pemohon"
    ORDERED = "ordered", "Atasan PPID memerintahkan jawaban baru"
    REOPENED = "reopened", "Permohonan dibuka kembali"
    PAYMENT_RECORDED = "payment_recorded", "Pembayaran diterima"
    PAYMENT_CANCELLED = "payment_cancelled", "Catatan pembayaran dibatalkan"
    HANDED_OVER = "handed_over", "Informasi diserahkan di meja"
    HANDOVER_SCANNED = "handover_scanned", "Tanda terima bertanda tangan disimpan"
    RATED = "rated", "Pemohon menilai layanan"
    CLOSED = "closed", "Permohonan selesai"
    WITHDRAWN = "withdrawn", "Permohonan dicabut pemohon"
    LAPSED = "lapsed", "Permohonan gugur karena tidak dilengkapi"
    ASSIGNED = "assigned", "Petugas ditunjuk"
    KEY_REISSUED = "key_reissued", "Kunci lacak baru diberikan"
    NOTED = "noted", "Catatan petugas"
    PUBLIC_SUBJECT_SET = "public_subject_set", "Pokok yang diumumkan diubah"
    PAPERS_PURGED = "papers_purged", "Berkas identitas pemohon dihapus sesuai jadwal"
    GOOD_FAITH_NOTED = "good_faith_noted", "Catatan iktikad baik"
    DATA_CORRECTED = "data_corrected", "Data pemohon diperbaiki atas permintaannya"
    PURGED = "purged", "Data pribadi pemohon dihapus"
    EMAIL_CORRECTED = "email_corrected", "Alamat surel pemohon diperbaiki"
    TOLD_OTHERWISE = "told_otherwise", "Pemohon diberi tahu dengan cara lain"
