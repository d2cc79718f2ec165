"""The closed lists of an objection: statuses, grounds, outcomes, capacities, events."""

from django.db import models


class ObjectionStatus(models.TextChoices):
    """Who must act. A deliberation, silence or lateness is a fact, not a status."""

    RECEIVED = "received", "Diterima"
    AWAITING_SIGNATURE = "awaiting_signature", "Menunggu tanda tangan"
    DECIDED = "decided", "Ditanggapi"
    CLOSED = "closed", "Selesai"
    WITHDRAWN = "withdrawn", "Dicabut"


OPEN_STATUSES = (ObjectionStatus.RECEIVED, ObjectionStatus.AWAITING_SIGNATURE)
ENDED_STATUSES = (ObjectionStatus.CLOSED, ObjectionStatus.WITHDRAWN)


class Ground(models.TextChoices):
    """UU 14/2008 article 35(1) a-g."""

    A = "a", "Permintaan ditolak dengan alasan pengecualian Pasal 17"
    B = "b", "Informasi berkala tidak disediakan"
    C = "c", "Permintaan tidak ditanggapi"
    D = "d", "Permintaan ditanggapi tidak sebagaimana yang diminta"
    E = "e", "Permintaan tidak dipenuhi"
    F = "f", "Biaya yang dikenakan tidak wajar"
    G = "g", "Informasi disampaikan melebihi waktu yang diatur"


# Article 35(2): these may be settled by deliberation; a refusal as exempt may not.
MEDIABLE_GROUNDS = (Ground.B, Ground.C, Ground.D, Ground.E, Ground.F, Ground.G)


class ObjectionOutcome(models.TextChoices):
    """What the superior decides (regulation brief 7.2)."""

    ACCEPTED = "accepted", "Diterima"
    PARTLY_ACCEPTED = "partly_accepted", "Diterima sebagian"
    REJECTED = "rejected", "Ditolak"


class Lateness(models.TextChoices):
    """What the superior decides about an objection that was filed after its term (article 36(1))."""

    ACCEPTED = "accepted", "Diterima walaupun terlambat"
    REFUSED = "refused", "Tidak diterima karena terlambat"


class Capacity(models.TextChoices):
    """In which capacity somebody decides the objection."""

    SUPERIOR = "superior", "Atasan PPID"
    DELEGATE = "delegate", "Pejabat yang ditunjuk Atasan PPID"
    SUPERIOR_WHO_ANSWERED = "answered", "Atasan PPID yang juga menjawab permohonan"


class ObjectionEventKind(models.TextChoices):
    """What happened to an objection, in the words of its timeline."""

    FILED = "filed", "Keberatan diterima dan diberi nomor"
    DELIBERATED = "deliberated", "Musyawarah dicatat"
    DECIDER_NAMED = "decider_named", "Pejabat yang memutuskan ditunjuk"
    DECISION_ISSUED = "decision_issued", "Surat tanggapan dibuat, menunggu tanda tangan"
    DECISION_RECALLED = "decision_recalled", "Surat tanggapan ditarik sebelum ditandatangani"
    DECIDED = "decided", "Keberatan ditanggapi"
    RECEIVED_BY_OBJECTOR = "received_by_objector", "Tanggapan diterima pemohon"
    SILENCE_RECORDED = "silence_recorded", "Tidak ditanggapi sampai batasnya"
    ESCALATED = "escalated", "Diteruskan kepada kabupaten"
    CLOSED = "closed", "Keberatan selesai"
    WITHDRAWN = "withdrawn", "Keberatan dicabut pemohon"
    KEY_REISSUED = "key_reissued", "Kunci lacak baru diberikan"
    DATA_CORRECTED = "data_corrected", "Data pemohon diperbaiki atas permintaannya"
    PURGED = "purged", "Data pribadi pemohon dihapus"
    PAPERS_PURGED = "papers_purged", "Berkas identitas pemohon dihapus sesuai jadwal"
    RECOUNTED = "recounted", "Batas waktu dihitung ulang"
    EMAIL_CORRECTED = "email_corrected", "Alamat surel pemohon diperbaiki"
    TOLD_OTHERWISE = "told_otherwise", "Pemohon diberi tahu dengan cara lain"
