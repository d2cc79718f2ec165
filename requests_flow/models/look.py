"""Who looked at a copy of somebody's identity, when and why."""

from django.conf import settings
from django.db import models

from documents.frozen import FrozenModel
from requests_flow.enums import LookReason
from requests_flow.models.request import InformationRequest


class IdentityView(FrozenModel):
    """One look at a paper that shows who asks; only ever added (UU 27/2022 articles 31 and 35 to 39)."""

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="identity_views")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    reason = models.CharField("alasan", max_length=16, choices=LookReason.choices)
    office = models.CharField("jabatan", max_length=200)
    viewed_at = models.DateTimeField("dibuka pada")
    viewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "pembukaan berkas identitas"
        verbose_name_plural = "pembukaan berkas identitas"
        ordering = ("-viewed_at", "-pk")

    def __str__(self) -> str:
        return f"{self.viewed_by}: {self.file} {self.viewed_at:%Y-%m-%d %H:%M}"
