"""What a regency chose in the retention timetable."""

from django.conf import settings
from django.db import models

from documents.frozen import FrozenModel


class RetentionTerm(FrozenModel):
    """How long a regency keeps one class of data from now on; rows are only added, the latest one counts."""

    regency = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    data_class = models.CharField("golongan data", max_length=24)
    days = models.PositiveSmallIntegerField("masa simpan (hari)")
    reason = models.CharField("alasan", max_length=300)
    set_at = models.DateTimeField("ditetapkan pada")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "masa simpan"
        verbose_name_plural = "masa simpan"
        ordering = ("-set_at", "-pk")
        indexes = [models.Index(fields=("regency", "data_class"), name="retention_term_latest")]

    def __str__(self) -> str:
        return f"{self.regency}: {self.data_class} {self.days}"
