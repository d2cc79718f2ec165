"""The outbox: what must be told to whom, each attempt to tell it, and the background jobs that do the work."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.encryption import EncryptedTextField
from notifications.enums import Channel, Outcome


class Message(models.Model):
    """One message to one person, written in the same transaction as the action that it tells about.

    It is waiting until `delivered_at` or `failed_at` is set. The secret lives only that long. What is written to a user
    also stands in that user's inbox in the portal; where there is no address, or the user wants no mail of this kind,
    it stands only there.
    """

    id = models.UUIDField("nomor", primary_key=True, default=uuid4, editable=False)
    event = models.CharField("kejadian", max_length=60)
    channel = models.CharField("saluran", max_length=10, choices=Channel.choices, default=Channel.EMAIL)
    to_address = EncryptedTextField("alamat", null=True)
    to_masked = models.CharField("alamat tersamar", max_length=80, blank=True)
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pengguna",
    )
    subject = models.CharField("judul", max_length=200)
    body = models.TextField("isi")
    secret = EncryptedTextField("rahasia", null=True)
    about = models.CharField("perihal", max_length=80, db_index=True)
    scope = models.CharField("ruang lingkup", max_length=80, blank=True, db_index=True)
    dedupe_key = models.CharField("kunci tunggal", max_length=200, unique=True)
    legal = models.BooleanField("wajib menurut aturan", default=True)
    queued_at = models.DateTimeField("ditulis pada")
    enqueued_at = models.DateTimeField("masuk antrean pada", null=True, blank=True)
    claimed_at = models.DateTimeField("mulai dikirim pada", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("jumlah percobaan", default=0)
    next_try_at = models.DateTimeField("dicoba lagi pada", null=True, blank=True)
    delivered_at = models.DateTimeField("terkirim pada", null=True, blank=True)
    read_at = models.DateTimeField("dibaca di portal pada", null=True, blank=True)
    failed_at = models.DateTimeField("gagal pada", null=True, blank=True)
    failure = models.CharField("sebab gagal", max_length=200, blank=True)
    settled_at = models.DateTimeField("diselesaikan petugas pada", null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diselesaikan oleh",
    )
    purged_at = models.DateTimeField("data pribadi dihapus pada", null=True, blank=True)

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        indexes = [
            models.Index(
                fields=["queued_at"],
                condition=Q(delivered_at=None, failed_at=None),
                name="message_waiting",
            ),
            models.Index(
                fields=["to_user", "-queued_at"],
                condition=Q(to_user__isnull=False),
                name="message_of_user",
            ),
            models.Index(
                fields=["failed_at"],
                condition=Q(failed_at__isnull=False, settled_at=None),
                name="message_failed",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_at=None) | Q(failed_at=None), name="message_delivered_or_failed_not_both"
            ),
            models.CheckConstraint(
                condition=Q(failed_at=None, failure="") | (Q(failed_at__isnull=False) & ~Q(failure="")),
                name="message_failed_with_a_sentence",
            ),
            models.CheckConstraint(
                condition=Q(secret__isnull=True) | Q(delivered_at=None, failed_at=None),
                name="message_secret_only_while_waiting",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | Q(settled_at__isnull=False), name="message_settled_by_with_settled_at"
            ),
            models.CheckConstraint(
                condition=Q(purged_at__isnull=False) | Q(to_address__isnull=False) | Q(channel=Channel.PORTAL),
                name="message_has_an_address",
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.EMAIL) | Q(delivered_at__isnull=False) | Q(failed_at__isnull=False),
                name="message_in_the_portal_is_there_at_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.about})"

    @property
    def is_waiting(self) -> bool:
        """Say whether somebody still has to be told."""
        return self.delivered_at is None and self.failed_at is None


class Delivery(models.Model):
    """One attempt to deliver a message: the evidence. `detail` holds codes and never an address or a name."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries", verbose_name="pesan")
    at = models.DateTimeField("pada")
    outcome = models.CharField("hasil", max_length=10, choices=Outcome.choices)
    detail = models.CharField("keterangan", max_length=120, blank=True)

    class Meta:
        verbose_name = "pengiriman"
        verbose_name_plural = "pengiriman"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["message", "outcome"], name="delivery_of_message")]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.get_outcome_display()}"


class Muted(models.Model):
    """A kind of message that a user wants in the portal only, not by e-mail. Legal notices cannot be muted."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="pengguna"
    )
    event = models.CharField("kejadian", max_length=60)

    class Meta:
        verbose_name = "surel yang tidak diinginkan"
        verbose_name_plural = "surel yang tidak diinginkan"
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="event_is_muted_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.event}"


class Job(models.Model):
    """One background job, known by its function and arguments, and how often it was started without finishing.

    The task queue hands a task out again and again when its worker dies; this row is what makes it stop.
    """

    key = models.CharField("kunci", max_length=300, unique=True)
    path = models.CharField("fungsi", max_length=200)
    arguments = models.JSONField("isian", default=dict, blank=True)
    attempts = models.PositiveSmallIntegerField("dimulai tanpa selesai", default=0)
    starts = models.PositiveBigIntegerField("dimulai seluruhnya", default=0)
    started_at = models.DateTimeField("terakhir dimulai pada", null=True, blank=True)
    finished_at = models.DateTimeField("terakhir selesai pada", null=True, blank=True)
    stopped_at = models.DateTimeField("dihentikan pada", null=True, blank=True, db_index=True)
    last_error = models.CharField("kesalahan terakhir", max_length=300, blank=True)
    restarted_at = models.DateTimeField("dijalankan ulang pada", null=True, blank=True)
    restarted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dijalankan ulang oleh",
    )

    class Meta:
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        constraints = [
            models.CheckConstraint(
                condition=Q(restarted_by=None) | Q(restarted_at__isnull=False),
                name="job_restarted_by_with_restarted_at",
            ),
        ]

    def __str__(self) -> str:
        return self.key
