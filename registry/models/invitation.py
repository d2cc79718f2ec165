"""An invitation to take up an office, sent by e-mail with a link that works once."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from registry.enums import InvitationState, Role
from registry.models.public_body import PublicBody


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Questions about invitations."""

    def unanswered(self) -> "InvitationQuerySet":
        """Neither accepted nor revoked; may have expired."""
        return self.filter(accepted_at=None, revoked_at=None)

    def open(self, at: datetime.datetime) -> "InvitationQuerySet":
        """Invitations whose link still works at that moment."""
        return self.unanswered().filter(expires_at__gt=at)


class Invitation(models.Model):
    """One invitation. Only the hash of its token is kept; the token travels in the message alone."""

    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="invitations")
    role = models.CharField("peran", max_length=20, choices=Role.choices)
    full_name = models.CharField("nama lengkap", max_length=150)
    email = models.EmailField("surel")
    position_title = models.CharField("jabatan", max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    last_sent_at = models.DateTimeField()
    times_sent = models.PositiveSmallIntegerField(default=1)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "role", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="one_unanswered_invitation",
            ),
            models.CheckConstraint(
                name="invitation_accepted_pair",
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_revoked_pair", condition=Q(revoked_by=None) | Q(revoked_at__isnull=False)
            ),
            models.CheckConstraint(
                name="invitation_accepted_or_revoked", condition=Q(accepted_at=None) | Q(revoked_at=None)
            ),
        ]
        verbose_name = "undangan"
        verbose_name_plural = "undangan"

    def __str__(self) -> str:
        return f"Undangan {self.get_role_display()} untuk {self.full_name}, {self.body}"

    def is_open(self, at: datetime.datetime) -> bool:
        """True while the link works."""
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at

    def state(self, at: datetime.datetime) -> InvitationState:
        """How the invitation stands at that moment."""
        if self.accepted_at is not None:
            return InvitationState.ACCEPTED
        if self.revoked_at is not None:
            return InvitationState.REVOKED
        return InvitationState.WAITING if at < self.expires_at else InvitationState.EXPIRED
