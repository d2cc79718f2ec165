"""A failure to protect personal data (UU 27/2022 article 46): what happened, whose data, who was told, when."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.encryption import EncryptedTextField
from requests_flow.models.objection import Objection
from requests_flow.models.privacy import pair
from requests_flow.models.request import InformationRequest
from requests_flow.models.timeline import BaseEvent
from requests_flow.privacy.enums import (
    RUNNING_STATUSES,
    SPECIFIC,
    DataCategory,
    IncidentEventKind,
    IncidentStatus,
    NoticeWay,
    Risk,
)
from requests_flow.privacy.machine import INCIDENT_TURN_OF, IncidentMachine


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Incidents in the words of the desk."""

    def running(self) -> Self:
        """Keep what is not closed."""
        return self.filter(status__in=RUNNING_STATUSES)

    def published(self) -> Self:
        """Keep those whose public notice stands on the village's page."""
        return self.filter(public_text__gt="", public_ended_at=None)

    def overdue(self, *, at: datetime) -> Self:
        """Keep the running ones whose 3 x 24 hours have run out by `at`."""
        return self.running().filter(due_at__lt=at)


class Incident(IncidentMachine):
    """One failure to protect personal data, with its clock of 3 x 24 hours."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(
        "registry.PublicBody", models.PROTECT, related_name="incidents", verbose_name="badan publik"
    )
    year = models.PositiveSmallIntegerField("tahun")
    sequence = models.PositiveIntegerField("urutan")
    number = models.CharField("nomor", max_length=80)
    noticed_at = models.DateTimeField("diketahui pada")
    due_at = models.DateTimeField("batas pemberitahuan")
    happened = EncryptedTextField("yang terjadi")
    happened_when = models.CharField("waktu kejadian", max_length=200)
    categories = models.JSONField("data yang terungkap", default=list)
    people_count = models.PositiveIntegerField("perkiraan jumlah orang")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    risk = models.CharField("besarnya akibat", max_length=6, choices=Risk.choices, blank=True)
    cause = EncryptedTextField("bagaimana terjadi", blank=True, default="")
    handling = EncryptedTextField("penanganan dan pemulihan", blank=True, default="")
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    authority_letter = models.ForeignKey("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    authority_sent_at = models.DateTimeField(null=True, blank=True)
    authority_sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    authority_way = models.CharField("cara mengirim", max_length=12, choices=NoticeWay.choices, blank=True)
    authority_evidence = models.CharField("bukti pengiriman", max_length=300, blank=True)
    authority_paper = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    public_text = models.TextField("pengumuman", blank=True)
    public_reason = models.TextField("alasan tidak diumumkan", blank=True)
    public_decided_at = models.DateTimeField(null=True, blank=True)
    public_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    public_ended_at = models.DateTimeField(null=True, blank=True)
    public_ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    lessons = EncryptedTextField("pelajaran", blank=True, default="")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = "insiden data pribadi"
        verbose_name_plural = "insiden data pribadi"
        ordering = ("-noticed_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("body", "year", "sequence"), name="incident_number_is_taken_once"),
            models.CheckConstraint(condition=Q(status__in=IncidentStatus.values), name="incident_status_is_known"),
            models.CheckConstraint(condition=pair("assessed_at", "assessed_by"), name="incident_assessed_at_and_by"),
            models.CheckConstraint(
                condition=pair("authority_sent_at", "authority_sent_by"), name="incident_authority_sent_at_and_by"
            ),
            models.CheckConstraint(
                condition=pair("public_decided_at", "public_decided_by"), name="incident_public_decided_at_and_by"
            ),
            models.CheckConstraint(
                condition=pair("public_ended_at", "public_ended_by"), name="incident_public_ended_at_and_by"
            ),
            models.CheckConstraint(condition=pair("closed_at", "closed_by"), name="incident_closed_at_and_by"),
            models.CheckConstraint(
                condition=Q(public_text="") | Q(public_reason=""), name="incident_is_published_or_says_why_not"
            ),
        ]
        indexes = [models.Index(fields=("body", "status"), name="incident_body_status")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The page of this incident at the desk."""
        return reverse("requests:incident", args=[self.public_id])

    @property
    def about(self) -> str:
        """The opaque name under which documents and notifications know this incident."""
        return f"incident:{self.public_id}"

    @property
    def is_running(self) -> bool:
        """Is it neither closed nor dismissed?"""
        return self.status in RUNNING_STATUSES

    @property
    def turn(self) -> str:
        """Whose turn it is, from the machine's table."""
        return INCIDENT_TURN_OF[IncidentStatus(self.status)]

    @property
    def exposed(self) -> tuple[str, ...]:
        """The exposed data in words, in the order of the list."""
        return tuple(DataCategory(code).label for code in DataCategory.values if code in self.categories)

    @property
    def has_specific_data(self) -> bool:
        """Were specific data (article 4(2)) exposed?"""
        return any(code in self.categories for code in SPECIFIC)

    @property
    def is_published(self) -> bool:
        """Does the public notice stand on the village's page?"""
        return bool(self.public_text) and self.public_ended_at is None

    @property
    def untold(self) -> int:
        """How many recorded persons were not told yet."""
        return self.persons.filter(notified_at=None).count()

    @property
    def everybody_is_told(self) -> bool:
        """Were all recorded persons and the authority told (article 46(1))?"""
        return self.authority_sent_at is not None and self.persons.exists() and not self.untold

    @property
    def still_open(self) -> tuple[str, ...]:
        """What keeps the incident from being closed, as sentences."""
        faults = []
        if not self.persons.exists():
            faults.append("Catat dahulu orang yang terdampak.")
        elif self.untold:
            faults.append("Masih ada orang terdampak yang belum diberi tahu.")
        if self.authority_sent_at is None:
            faults.append("Pemberitahuan kepada lembaga pelindungan data pribadi belum dikirim.")
        if self.public_decided_at is None:
            faults.append("Belum diputuskan apakah masyarakat diberi tahu.")
        return tuple(faults)


class AffectedPerson(models.Model):
    """One person whose data were exposed: the applicant or objector of a case, or somebody named by hand."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="persons")
    request = models.ForeignKey(InformationRequest, models.PROTECT, null=True, blank=True, related_name="+")
    objection = models.ForeignKey(Objection, models.PROTECT, null=True, blank=True, related_name="+")
    # Only for somebody who has no case here; emptied on schedule.
    name = EncryptedTextField("nama", blank=True, default="")
    address = EncryptedTextField("alamat", blank=True, default="")
    email = EncryptedTextField("surel", blank=True, default="")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    letter = models.OneToOneField("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    notified_at = models.DateTimeField(null=True, blank=True)
    notified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    way = models.CharField("cara", max_length=12, choices=NoticeWay.choices, blank=True)

    class Meta:
        verbose_name = "orang yang terdampak"
        verbose_name_plural = "orang yang terdampak"
        ordering = ("added_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=("incident", "request"), name="incident_names_a_request_once"),
            models.UniqueConstraint(fields=("incident", "objection"), name="incident_names_an_objection_once"),
            models.CheckConstraint(
                condition=Q(request__isnull=True) | Q(objection__isnull=True), name="affected_person_has_one_case"
            ),
            models.CheckConstraint(
                condition=pair("notified_at", "notified_by"), name="affected_person_notified_at_and_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident} #{self.pk}"

    @property
    def case(self) -> InformationRequest | Objection | None:
        """The case the person has here, if any."""
        return self.request or self.objection


class IncidentEvent(BaseEvent):
    """One thing that happened in the handling of an incident."""

    owner = "incident"

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24, choices=IncidentEventKind.choices)

    class Meta:
        verbose_name = "peristiwa insiden"
        verbose_name_plural = "peristiwa insiden"
        ordering = ("incident", "sequence")
        constraints = [
            models.UniqueConstraint(fields=("incident", "sequence"), name="incident_event_sequence_is_unique")
        ]
