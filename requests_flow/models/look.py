"""Who looked at a copy of somebody's identity, when and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.frozen import FrozenModel
from requests_flow.enums import LookReason
from requests_flow.models.objection import Objection
from requests_flow.models.request import InformationRequest


class IdentityView(FrozenModel):
    """One look at a paper that shows who asks; only ever added (UU 27/2022 articles 31 and 35 to 39)."""

    request = models.ForeignKey(
        InformationRequest, models.CASCADE, null=True, blank=True, related_name="identity_views"
    )
    objection = models.ForeignKey(Objection, models.CASCADE, null=True, blank=True, related_name="identity_views")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    reason = models.CharField("alasan", max_length=16, choices=LookReason.choices)
    office = models.CharField("jabatan", max_length=200)
    viewed_at = models.DateTimeField("dibuka pada")
    viewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "pembukaan berkas identitas"
        verbose_name_plural = "pembukaan berkas identitas"
        ordering = ("-viewed_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(request__isnull=False, objection__isnull=True)
                | Q(request__isnull=True, objection__isnull=False),
                name="identity_view_is_of_one_case",
            )
        ]

    def __str__(self) -> str:
        return f"{self.viewed_by}: {self.file} {self.viewed_at:%Y-%m-%d %H:%M}"
