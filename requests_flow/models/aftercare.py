"""What follows an answer: its cost, what was paid, what was handed over, and how the applicant found the service."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from requests_flow.enums import PaymentWay, ReceiverKind
from requests_flow.models.answer import Answer
from requests_flow.models.request import Round

BEST = 5


class AnswerCost(models.Model):
    """One line of what an answer costs, frozen as the letter says it; whole rupiah (UU 14/2008 article 22(7)g)."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="costs")
    position = models.PositiveSmallIntegerField("urutan")
    what = models.CharField("uraian", max_length=300)
    # Empty for a cost that has no tariff by the piece: what sending really costs.
    unit = models.CharField("satuan", max_length=30, blank=True)
    price = models.PositiveIntegerField("tarif")
    quantity = models.PositiveIntegerField("banyaknya")
    amount = models.PositiveIntegerField("jumlah")

    class Meta:
        verbose_name = "biaya jawaban"
        verbose_name_plural = "biaya jawaban"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=("answer", "position"), name="answer_cost_position_is_unique"),
            models.CheckConstraint(condition=Q(amount=F("price") * F("quantity")), name="answer_cost_is_price_times"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="answer_cost_is_more_than_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.amount}"


class Payment(models.Model):
    """Money that the village received for copies, with the receipt it gave. A wrong entry is cancelled, not deleted."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="payments")
    amount = models.PositiveIntegerField("jumlah")
    way = models.CharField("cara membayar", max_length=10, choices=PaymentWay.choices)
    paid_on = models.DateField("dibayar pada")
    proof = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    letter = models.OneToOneField("documents.Letter", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "pembayaran"
        verbose_name_plural = "pembayaran"
        ordering = ("recorded_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_more_than_nothing"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
                name="payment_cancelled_at_and_by_are_a_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter.number}: {self.amount}"


class Handover(models.Model):
    """Information handed over on paper or on a medium, with the receipt that both sides sign."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="handovers")
    what = models.TextField("yang diserahkan")
    sheets = models.PositiveIntegerField("jumlah lembar", null=True, blank=True)
    receiver = models.CharField("diterima oleh", max_length=10, choices=ReceiverKind.choices)
    # Who came: payload, emptied when the personal data of the case are deleted.
    receiver_name = models.CharField("nama penerima", max_length=150, blank=True)
    letter = models.OneToOneField("documents.Letter", models.PROTECT, related_name="+")
    scan = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    handed_at = models.DateTimeField("diserahkan pada")
    handed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "penyerahan informasi"
        verbose_name_plural = "penyerahan informasi"
        ordering = ("handed_at", "pk")

    def __str__(self) -> str:
        return f"{self.letter.number} ({self.get_receiver_display()})"


class Rating(models.Model):
    """How the applicant found the service of a round: one to five, and words of their own, which are payload."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="rating")
    score = models.PositiveSmallIntegerField("nilai", validators=[MinValueValidator(1), MaxValueValidator(BEST)])
    words = models.TextField("kata pemohon", blank=True)
    rated_at = models.DateTimeField()

    class Meta:
        verbose_name = "penilaian layanan"
        verbose_name_plural = "penilaian layanan"
        ordering = ("rated_at", "pk")
        constraints = [models.CheckConstraint(condition=Q(score__range=(1, BEST)), name="rating_is_one_to_five")]

    def __str__(self) -> str:
        return f"{self.round}: {self.score}"
