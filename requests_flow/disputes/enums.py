"""The closed lists of a dispute: stages, steps, outcomes, events."""

from django.db import models


class DisputeStatus(models.TextChoices):
    """Before whom the dispute lies. Lateness, an order and who told of it are facts, not statuses."""

    FILED = "filed", "Diajukan"
    REGISTERED = "registered", "Terdaftar"
    MEDIATION = "mediation", "Mediasi"
    ADJUDICATION = "adjudication", "Ajudikasi"
    DECIDED = "decided", "Diputus Komisi Informasi"
    COURT = "court", "Gugatan di pengadilan"
    JUDGED = "judged", "Diputus pengadilan"
    CASSATION = "cassation", "Kasasi"
    FINAL = "final", "Diputus Mahkamah Agung"
    EXECUTION = "execution", "Putusan dilaksanakan"
    CLOSED = "closed", "Selesai"
    WITHDRAWN = "withdrawn", "Dicabut"


ENDED_STATUSES = (DisputeStatus.CLOSED, DisputeStatus.WITHDRAWN)
OPEN_STATUSES = tuple(status for status in DisputeStatus if status not in ENDED_STATUSES)
# Somebody has decided, and nobody has gone further yet.
DECIDED_STATUSES = (DisputeStatus.DECIDED, DisputeStatus.JUDGED, DisputeStatus.FINAL)
PENDING_STATUSES = tuple(
    status for status in OPEN_STATUSES if status not in (*DECIDED_STATUSES, DisputeStatus.EXECUTION)
)


class StepKind(models.TextChoices):
    """The steps of a dispute, each with its date, document and next deadline."""

    FILED = "filed", "Permohonan sengketa diajukan"
    REGISTERED = "registered", "Sengketa didaftar Komisi Informasi"
    MEDIATION = "mediation", "Mediasi"
    ADJUDICATION = "adjudication", "Ajudikasi"
    DECISION = "decision", "Putusan Komisi Informasi"
    COURT = "court", "Gugatan ke pengadilan"
    JUDGMENT = "judgment", "Putusan pengadilan"
    CASSATION = "cassation", "Kasasi ke Mahkamah Agung"
    FINAL_JUDGMENT = "final_judgment", "Putusan Mahkamah Agung"
    EXECUTION = "execution", "Putusan dilaksanakan"
    WITHDRAWN = "withdrawn", "Sengketa dicabut"


DECISION_KINDS = (StepKind.DECISION, StepKind.JUDGMENT, StepKind.FINAL_JUDGMENT)


class DisputeOutcome(models.TextChoices):
    """What was decided or agreed."""

    AGREED = "agreed", "Kesepakatan mediasi"
    GRANTED = "granted", "Dikabulkan seluruhnya"
    PARTLY_GRANTED = "partly_granted", "Dikabulkan sebagian"
    REJECTED = "rejected", "Ditolak"
    INADMISSIBLE = "inadmissible", "Tidak dapat diterima"


# Only these may oblige the body to give information.
GIVING_OUTCOMES = (DisputeOutcome.AGREED, DisputeOutcome.GRANTED, DisputeOutcome.PARTLY_GRANTED)


class DisputeEventKind(models.TextChoices):
    """What happened to a dispute, in the words of its timeline."""

    FILED = "filed", "Pengajuan sengketa dicatat"
    REGISTERED = "registered", "Pendaftaran di Komisi Informasi dicatat"
    MEDIATED = "mediated", "Mediasi dicatat"
    ADJUDICATED = "adjudicated", "Ajudikasi dicatat"
    DECIDED = "decided", "Putusan Komisi Informasi dicatat"
    APPEALED = "appealed", "Gugatan ke pengadilan dicatat"
    JUDGED = "judged", "Putusan pengadilan dicatat"
    CASSATED = "cassated", "Kasasi dicatat"
    CONCLUDED = "concluded", "Putusan Mahkamah Agung dicatat"
    EXECUTED = "executed", "Pelaksanaan putusan dimulai"
    WITHDRAWN = "withdrawn", "Pencabutan sengketa dicatat"
    CLOSED = "closed", "Sengketa selesai"
    BUNDLE_MADE = "bundle_made", "Berkas sengketa diunduh"
    PURGED = "purged", "Surat sengketa dihapus sesuai jadwal"
