"""What real copies cost in a public body: the tariff that its head decided and that must be published."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from registry.models.public_body import PublicBody


class Tariff(models.Model):
    """One published tariff (Perki 1/2018: only the real cost, by decision of the head of the body).

    A row never changes; the next one takes its place. A tariff without lines says that everything is free again.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="tariffs", verbose_name="badan publik")
    decree_number = models.CharField("nomor keputusan", max_length=160)
    decided_on = models.DateField("tanggal keputusan")
    valid_from_on = models.DateField("berlaku mulai")
    payment_ways = models.CharField("cara membayar", max_length=400, blank=True)
    published_at = models.DateTimeField("diumumkan pada")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-valid_from_on", "-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from_on__gte=F("decided_on")), name="tariff_holds_only_after_it_was_decided"
            )
        ]
        verbose_name = "tarif"
        verbose_name_plural = "tarif"

    def __str__(self) -> str:
        return f"{self.decree_number} ({self.body.short_name})"


class TariffLine(models.Model):
    """The price of one unit of one thing, in whole rupiah."""

    tariff = models.ForeignKey(Tariff, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField("urutan")
    what = models.CharField("uraian", max_length=120)
    unit = models.CharField("satuan", max_length=30)
    price = models.PositiveIntegerField("tarif dalam rupiah")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["tariff", "position"], name="tariff_line_position_is_unique"),
            models.CheckConstraint(condition=Q(price__gt=0), name="tariff_line_costs_something"),
        ]
        verbose_name = "baris tarif"
        verbose_name_plural = "baris tarif"

    def __str__(self) -> str:
        return f"{self.what} ({self.unit})"
