"""Who took a register with identities out of the portal: the access record of exports."""

from django.conf import settings
from django.db import models

from documents.frozen import FrozenModel


class RegisterExport(FrozenModel):
    """One export of a register with identities (UU 27/2022 article 31: a record of processing). Never changed."""

    body = models.ForeignKey("registry.PublicBody", models.PROTECT, related_name="+", verbose_name="badan publik")
    register = models.CharField("register", max_length=20)
    file_format = models.CharField("bentuk", max_length=4)
    chosen = models.JSONField("saringan", default=dict)
    rows = models.PositiveIntegerField("jumlah baris")
    exported_at = models.DateTimeField("diunduh pada")
    exported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "catatan unduhan register"
        verbose_name_plural = "catatan unduhan register"
        ordering = ("-exported_at", "-pk")

    def __str__(self) -> str:
        return f"{self.register} {self.file_format}, {self.rows}"
