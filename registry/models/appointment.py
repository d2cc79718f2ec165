"""Who holds which office in which body, from when until when."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from registry.enums import Role
from registry.models.public_body import PublicBody


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Questions about appointments."""

    def active(self, on: datetime.date) -> "AppointmentQuerySet":
        """Appointments that hold on that day and whose person may sign in."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on, user__is_active=True)

    def overlapping(self, starts_on: datetime.date, ends_on: datetime.date | None) -> "AppointmentQuerySet":
        """Appointments that share at least one day with the span; `ends_on` None is open."""
        rows = self.filter(Q(ends_on=None) | Q(ends_on__gt=starts_on)).exclude(ends_on=F("starts_on"))
        return rows if ends_on is None else rows.filter(starts_on__lt=ends_on)


class Appointment(models.Model):
    """One person in one role of one body. `ends_on` is the first day on which the office is no longer held."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="appointments")
    role = models.CharField("peran", max_length=20, choices=Role.choices)
    starts_on = models.DateField("mulai bertugas")
    ends_on = models.DateField("berhenti bertugas mulai", null=True, blank=True)
    decree = models.CharField("nomor SK", max_length=120, blank=True)
    position_title = models.CharField("jabatan", max_length=120, blank=True)
    # The decree that this portal has issued; a decree from elsewhere has only its number.
    decree_letter = models.OneToOneField("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["body", "role", "starts_on", "pk"]
        indexes = [
            models.Index(fields=["user", "role", "starts_on"], name="appointment_of_user"),
            models.Index(fields=["body", "role", "starts_on"], name="appointment_of_body"),
        ]
        constraints = [
            models.CheckConstraint(
                name="appointment_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="appointment_ended_pair", condition=Q(ended_by=None) | Q(ended_at__isnull=False)
            ),
            models.CheckConstraint(
                name="appointment_ended_has_day", condition=Q(ended_at=None) | Q(ends_on__isnull=False)
            ),
        ]
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.body}"

    def is_active(self, on: datetime.date) -> bool:
        """True when the office is held on that day."""
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)
