"""How a citizen without an account comes back to a case: the tracking key, kept only as a hash."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_flow.models.objection import Objection
from requests_flow.models.request import InformationRequest, Round

ONE_CASE = Q(request__isnull=False, objection__isnull=True) | Q(request__isnull=True, objection__isnull=False)


class TrackingKey(models.Model):
    """A key of 26 base32 characters (130 bits), stored as SHA-256: with that much chance no salt is needed.

    It opens a request with the objections against it, or an objection that stands alone.
    """

    request = models.ForeignKey(InformationRequest, models.CASCADE, null=True, blank=True, related_name="tracking_keys")
    objection = models.ForeignKey(Objection, models.CASCADE, null=True, blank=True, related_name="tracking_keys")
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
            ),
            models.UniqueConstraint(
                fields=("objection",), condition=Q(revoked_at__isnull=True), name="objection_has_one_living_key"
            ),
            models.CheckConstraint(condition=ONE_CASE, name="tracking_key_opens_one_case"),
        ]

    def __str__(self) -> str:
        return f"{self.case} ({'mati' if self.revoked_at else 'berlaku'})"

    @property
    def case(self) -> InformationRequest | Objection:
        """What the key opens."""
        case = self.request or self.objection
        assert case is not None
        return case


class Opening(models.Model):
    """Proof that an answered round, or a decided objection, was opened by the citizen; all that a GET may write."""

    round = models.OneToOneField(Round, models.CASCADE, null=True, blank=True, related_name="opening")
    objection = models.OneToOneField(Objection, models.CASCADE, null=True, blank=True, related_name="opening")
    opened_at = models.DateTimeField()
    key = models.ForeignKey(TrackingKey, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "pembukaan jawaban"
        verbose_name_plural = "pembukaan jawaban"
        constraints = [
            models.CheckConstraint(
                condition=Q(round__isnull=False, objection__isnull=True)
                | Q(round__isnull=True, objection__isnull=False),
                name="opening_is_of_one_answer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.round or self.objection} {self.opened_at:%Y-%m-%d %H:%M}"
