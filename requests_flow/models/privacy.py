"""What a person asks about own data (UU 27/2022 articles 5 to 13): the request, the person, the reply, the events."""

import uuid
from datetime import datetime
from functools import cached_property
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.encryption import EncryptedTextField
from requests_flow.enums import Channel
from requests_flow.models.identity import Identity
from requests_flow.models.objection import Objection
from requests_flow.models.request import InformationRequest
from requests_flow.models.timeline import BaseEvent
from requests_flow.privacy.enums import (
    GIVING,
    OPEN_STATUSES,
    DataEventKind,
    DataOutcome,
    DataRequestStatus,
    DataRight,
)
from requests_flow.privacy.machine import TURN_OF, DataRequestMachine


def pair(first: str, second: str) -> Q:
    """Return the condition that two fields are both filled or both empty."""
    both = Q(**{f"{first}__isnull": False, f"{second}__isnull": False})
    return both | Q(**{f"{first}__isnull": True, f"{second}__isnull": True})


class DataRequestQuerySet(models.QuerySet["PersonalDataRequest"]):
    """Personal-data requests in the words of the desk."""

    def open(self) -> Self:
        """Keep what still awaits a reply."""
        return self.filter(status__in=OPEN_STATUSES)

    def overdue(self, *, at: datetime) -> Self:
        """Keep the open ones whose hours have run out by `at`."""
        return self.open().filter(due_at__lt=at)


class PersonalDataRequest(DataRequestMachine):
    """One request about own data to one public body, with a number of its own.

    Who asks is proven by the key or account of a case (`request` or `objection`), or by an officer at the desk.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(
        "registry.PublicBody", models.PROTECT, related_name="data_requests", verbose_name="badan publik"
    )
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    request = models.ForeignKey(InformationRequest, models.PROTECT, null=True, blank=True, related_name="data_requests")
    objection = models.ForeignKey(Objection, models.PROTECT, null=True, blank=True, related_name="data_requests")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="data_requests"
    )
    year = models.PositiveSmallIntegerField("tahun")
    sequence = models.PositiveIntegerField("urutan")
    number = models.CharField("nomor pendaftaran", max_length=80)
    channel = models.CharField("saluran", max_length=12, choices=Channel.choices)
    right = models.CharField("yang diminta", max_length=20, choices=DataRight.choices)
    received_at = models.DateTimeField("diterima pada")
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    # Calendar hours, counted at filing: the regency's promise may change later, this record does not.
    due_at = models.DateTimeField("batas tanggapan")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    erased_at = models.DateTimeField(null=True, blank=True)
    erased_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan data pribadi"
        verbose_name_plural = "permintaan data pribadi"
        ordering = ("-received_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("body", "year", "sequence"), name="data_request_number_is_taken_once"),
            models.CheckConstraint(
                condition=Q(status__in=DataRequestStatus.values), name="data_request_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.WEB) | Q(received_by__isnull=False),
                name="data_request_off_the_web_has_an_officer",
            ),
            models.CheckConstraint(
                condition=Q(request__isnull=True) | Q(objection__isnull=True), name="data_request_rests_on_one_case"
            ),
            models.CheckConstraint(
                condition=~Q(channel=Channel.WEB) | Q(request__isnull=False) | Q(objection__isnull=False),
                name="data_request_on_the_web_rests_on_a_case",
            ),
            models.CheckConstraint(
                condition=pair("answered_at", "answered_by"), name="data_request_answered_at_and_by_are_a_pair"
            ),
            models.CheckConstraint(
                condition=pair("erased_at", "erased_by"), name="data_request_erased_at_and_by_are_a_pair"
            ),
        ]
        indexes = [models.Index(fields=("body", "status"), name="data_request_body_status")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The page on which the person follows this request."""
        return reverse("requests:my_data_request", args=[self.public_id])

    @property
    def about(self) -> str:
        """The opaque name under which documents and notifications know this case."""
        return f"personal_data:{self.public_id}"

    @property
    def is_open(self) -> bool:
        """Does it still await a reply?"""
        return self.status in OPEN_STATUSES

    @property
    def turn(self) -> str:
        """Whose turn it is, from the machine's table."""
        return TURN_OF[DataRequestStatus(self.status)]

    @property
    def is_about_correction(self) -> bool:
        """Does the person ask for a correction?"""
        return self.right == DataRight.CORRECT

    @property
    def standing_reply(self) -> "DataReply | None":
        """The reply that was not recalled, signed or not."""
        return self.replies.select_related("letter").filter(recalled_at=None).first()

    @property
    def gives(self) -> bool:
        """Does the signed reply grant what was asked, wholly or in part?"""
        reply = self.standing_reply if self.answered_at else None
        return reply is not None and reply.outcome in GIVING

    @property
    def owes_erasure(self) -> bool:
        """Does the signed reply promise an erasure that has not been done yet?"""
        return self.right == DataRight.ERASE and self.erased_at is None and self.gives

    @cached_property
    def case(self) -> InformationRequest | Objection | None:
        """The case whose key or account proves who asks; None when only an officer saw the person."""
        return self.request or self.objection


class DataSubject(Identity):
    """The payload of a personal-data request: who asks, and what in own words."""

    data_request = models.OneToOneField(PersonalDataRequest, models.CASCADE, related_name="subject")
    wish = EncryptedTextField("yang diharapkan")

    class Meta:
        verbose_name = "pemilik data"
        verbose_name_plural = "pemilik data"


class DataReply(models.Model):
    """The reply to a personal-data request. It counts once its letter is signed; till then it can be recalled."""

    data_request = models.ForeignKey(PersonalDataRequest, models.CASCADE, related_name="replies")
    outcome = models.CharField("keputusan", max_length=16, choices=DataOutcome.choices)
    # What was done, and why not more. Both may speak of the person.
    measures = EncryptedTextField("yang dilakukan", blank=True, default="")
    reasons = EncryptedTextField("alasan", blank=True, default="")
    keep_until_on = models.DateField("disimpan sampai", null=True, blank=True)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    letter = models.OneToOneField("documents.Letter", models.PROTECT, related_name="+")
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "tanggapan permintaan data pribadi"
        verbose_name_plural = "tanggapan permintaan data pribadi"
        ordering = ("prepared_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("data_request",), condition=Q(recalled_at__isnull=True), name="data_request_has_one_reply"
            ),
            models.CheckConstraint(
                # The person, perhaps a guest, may withdraw before the reply is signed.
                condition=Q(recalled_by__isnull=True) | Q(recalled_at__isnull=False),
                name="data_reply_recalled_by_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.data_request}: {self.get_outcome_display()}"


class DataRequestEvent(BaseEvent):
    """One thing that happened to a personal-data request."""

    owner = "data_request"

    data_request = models.ForeignKey(PersonalDataRequest, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24, choices=DataEventKind.choices)

    class Meta:
        verbose_name = "peristiwa permintaan data pribadi"
        verbose_name_plural = "peristiwa permintaan data pribadi"
        ordering = ("data_request", "sequence")
        constraints = [
            models.UniqueConstraint(fields=("data_request", "sequence"), name="data_request_event_sequence_is_unique")
        ]
