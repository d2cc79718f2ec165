"""What people changed in the registry: who, when, what, before and after. Rows are only ever added."""

from typing import Any

from django.conf import settings
from django.db import models

from registry.enums import ChangeKind
from registry.models.public_body import PublicBody
from registry.models.region import Region


class Change(models.Model):
    """One change of calendar, settings or letterhead. No `regency`: it holds for the nation; no `by`: the system."""

    kind = models.CharField("perubahan", max_length=20, choices=ChangeKind.choices)
    regency = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="changes")
    body = models.ForeignKey(PublicBody, models.PROTECT, null=True, blank=True, related_name="changes")
    year = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    date = models.DateField("tanggal", null=True, blank=True)
    before = models.JSONField("sebelum", default=dict, blank=True)
    after = models.JSONField("sesudah", default=dict, blank=True)
    reason = models.CharField("alasan", max_length=300, blank=True)
    at = models.DateTimeField("waktu")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["regency", "kind", "at"], name="change_of_regency")]
        verbose_name = "catatan perubahan"
        verbose_name_plural = "catatan perubahan"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.at:%Y-%m-%d %H:%M})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a row that exists is never written again."""
        if not self._state.adding:
            raise TypeError("A change of the registry is recorded once and never rewritten.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: the record of changes stays."""
        raise TypeError("A change of the registry is never deleted.")
