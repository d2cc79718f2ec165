"""How a citizen without an account comes back to a case: the tracking key, kept only as a hash."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_flow.models.request import InformationRequest, Round


class TrackingKey(models.Model):
    """A key of 26 base32 characters (130 bits), stored as SHA-256: with that much chance no salt is needed."""

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="tracking_keys")
    key_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "kunci lacak"
        verbose_name_plural = "kunci lacak"
        constraints = [
            models.UniqueConstraint(
                fields=("request",), condition=Q(revoked_at__isnull=True), name="request_has_one_living_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.request_id} ({'mati' if self.revoked_at else 'berlaku'})"


class Opening(models.Model):
    """Proof that an answered round was opened by the applicant; the one legal fact a GET may write."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="opening")
    opened_at = models.DateTimeField()
    key = models.ForeignKey(TrackingKey, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "pembukaan jawaban"
        verbose_name_plural = "pembukaan jawaban"

    def __str__(self) -> str:
        return f"{self.round_id} {self.opened_at:%Y-%m-%d %H:%M}"
