"""A decision to give a file although something was found in it."""

from django.conf import settings
from django.db import models

from documents.frozen import FrozenModel
from requests_flow.models.request import InformationRequest


class ScanOverride(FrozenModel):
    """Who decided that the findings in a file are no obstacle, and why; kept as evidence, also when the file goes."""

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="scan_overrides")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField("versi pemindai")
    counts = models.JSONField("jumlah temuan")
    reason = models.CharField("alasan", max_length=500)
    overridden_at = models.DateTimeField()
    overridden_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "penerusan temuan"
        verbose_name_plural = "penerusan temuan"
        ordering = ("overridden_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=("request", "file", "version"), name="findings_are_overridden_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="scan_override_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.reason[:60]}"
