"""The annual report on the information service: words that people write around figures that are counted."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_flow.enums import ReportStatus

# The sections that people write (regulation brief §8.3), with the names they go by.
WORDS = {
    "general_policy": "Kebijakan layanan informasi publik",
    "facilities": "Sarana dan prasarana",
    "staff": "Petugas",
    "budget": "Anggaran",
    "obstacles": "Kendala",
    "recommendations": "Rekomendasi dan tindak lanjut",
}
_ISSUED = ("issued_at", "issued_by", "letter", "figures")


class AnnualReport(models.Model):
    """The report of one body on one year (Perki 1/2021 article 56). Its figures are frozen when it is issued."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey("registry.PublicBody", models.PROTECT, related_name="+", verbose_name="badan publik")
    year = models.PositiveSmallIntegerField("tahun")
    general_policy = models.TextField(WORDS["general_policy"], blank=True)
    facilities = models.TextField(WORDS["facilities"], blank=True)
    staff = models.TextField(WORDS["staff"], blank=True)
    budget = models.TextField(WORDS["budget"], blank=True)
    obstacles = models.TextField(WORDS["obstacles"], blank=True)
    recommendations = models.TextField(WORDS["recommendations"], blank=True)
    started_at = models.DateTimeField("dimulai pada")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField("diubah pada", null=True, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField("terbit pada", null=True, blank=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    letter = models.OneToOneField("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    # {"figures": ..., "history": {year: ...}} as counted on the day of issue; null while it is a draft.
    figures = models.JSONField("angka", null=True, blank=True)

    class Meta:
        verbose_name = "laporan layanan informasi"
        verbose_name_plural = "laporan layanan informasi"
        ordering = ("-year", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("body", "year"), name="one_report_per_body_and_year"),
            models.CheckConstraint(
                condition=Q(changed_at__isnull=True, changed_by__isnull=True)
                | Q(changed_at__isnull=False, changed_by__isnull=False),
                name="report_changed_at_and_by_are_a_pair",
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True for name in _ISSUED})
                | Q(**{f"{name}__isnull": False for name in _ISSUED}),
                name="report_issued_with_letter_and_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.year}"

    @property
    def status(self) -> ReportStatus:
        """Where the report stands; computed from its letter."""
        if self.letter is None:
            return ReportStatus.DRAFT
        return ReportStatus.ISSUED if self.letter.counts else ReportStatus.AWAITING_SIGNATURE

    @property
    def number(self) -> str:
        """What the title of its letter calls the report: "Desa Tirtomarto Tahun 2025"."""
        return f"{self.body.short_name} Tahun {self.year}"

    @property
    def about(self) -> str:
        """The opaque name under which documents knows this report."""
        return f"report:{self.public_id}"
