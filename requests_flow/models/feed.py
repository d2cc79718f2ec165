"""Addresses under which a calendar program reads deadlines."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_flow.models.objection import Objection
from requests_flow.models.request import InformationRequest


class CalendarFeed(models.Model):
    """A secret address of an officer's deadlines, or of those of one case; kept only as a hash, like a key."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    request = models.ForeignKey(InformationRequest, models.CASCADE, null=True, blank=True, related_name="+")
    objection = models.ForeignKey(Objection, models.CASCADE, null=True, blank=True, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "alamat kalender"
        verbose_name_plural = "alamat kalender"
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, request__isnull=True, objection__isnull=True)
                | Q(user__isnull=True, request__isnull=False, objection__isnull=True)
                | Q(user__isnull=True, request__isnull=True, objection__isnull=False),
                name="feed_is_of_a_user_or_of_one_case",
            ),
            models.UniqueConstraint(fields=("user",), condition=Q(user__isnull=False), name="user_has_one_feed"),
            models.UniqueConstraint(
                fields=("request",), condition=Q(request__isnull=False), name="request_has_one_feed"
            ),
            models.UniqueConstraint(
                fields=("objection",), condition=Q(objection__isnull=False), name="objection_has_one_feed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id or self.request_id or self.objection_id}"
