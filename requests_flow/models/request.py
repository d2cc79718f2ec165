"""A request for information: the case, its rounds, the items asked for, and the person who asks."""

import uuid
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from registry.remembering import remembered
from requests_flow.enums import (
    ENDED_STATUSES,
    OPEN_STATUSES,
    Channel,
    DeliveryWay,
    ExtensionReason,
    NoteKind,
    Obtain,
    ProofChannel,
    RequestStatus,
    RoundCause,
)
from requests_flow.machines import TURN_OF, RequestMachine
from requests_flow.models.identity import Identity

if TYPE_CHECKING:
    from requests_flow.models.answer import Answer

# The date by which a round must be answered: Round.deadline_on for queries.
DEADLINE = Greatest("due_on", Coalesce("extended_due_on", "due_on"), Coalesce("recounted_due_on", "due_on"))


class RequestQuerySet(models.QuerySet["InformationRequest"]):
    """Requests in the words of the desk."""

    def of_bodies(self, bodies: models.QuerySet) -> Self:
        """Keep the requests to one of `bodies`."""
        return self.filter(body__in=bodies)

    def open(self) -> Self:
        """Keep what still awaits an answer."""
        return self.filter(status__in=OPEN_STATUSES)

    def ended(self) -> Self:
        """Keep what is answered or ended otherwise."""
        return self.filter(status__in=(RequestStatus.ANSWERED, *ENDED_STATUSES))

    def with_deadline(self) -> Self:
        """Add `deadline_on`: the date by which the current round must be answered."""
        current = Round.objects.filter(request=models.OuterRef("pk")).order_by("-number")
        return self.annotate(deadline_on=models.Subquery(current.values(on=DEADLINE)[:1]))

    def overdue(self, *, on: date) -> Self:
        """Keep the open requests whose deadline lies before `on`."""
        return self.open().with_deadline().filter(deadline_on__lt=on)


class InformationRequest(RequestMachine):
    """One request to one public body, with one registration number for life."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(
        "registry.PublicBody", models.PROTECT, related_name="requests", verbose_name="badan publik"
    )
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    year = models.PositiveSmallIntegerField("tahun")
    sequence = models.PositiveIntegerField("urutan")
    number = models.CharField("nomor pendaftaran", max_length=80)
    channel = models.CharField("saluran", max_length=12, choices=Channel.choices)
    subject = models.CharField("perihal", max_length=200)
    # What the published register shows in the place of the subject; empty means the subject itself.
    public_subject = models.CharField("pokok yang diumumkan", max_length=200, blank=True)
    purpose = models.TextField("tujuan penggunaan")
    obtain = models.CharField("cara memperoleh", max_length=12, choices=Obtain.choices)
    delivery = models.CharField("cara menerima", max_length=10, choices=DeliveryWay.choices)
    received_at = models.DateTimeField("diterima pada")
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="information_requests"
    )
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    receipt_letter = models.ForeignKey("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = "permohonan informasi"
        verbose_name_plural = "permohonan informasi"
        ordering = ("-received_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("body", "year", "sequence"), name="request_number_is_taken_once"),
            models.CheckConstraint(condition=Q(status__in=RequestStatus.values), name="request_status_is_known"),
            models.CheckConstraint(
                condition=Q(channel=Channel.WEB) | Q(received_by__isnull=False),
                name="request_off_the_web_has_an_officer",
            ),
        ]
        indexes = [models.Index(fields=("body", "status"), name="request_body_status")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The citizen's status page."""
        return reverse("requests:status", args=[self.public_id])

    @cached_property
    def current_round(self) -> "Round":
        """The latest round; one always exists once the request is filed."""
        return self.rounds.select_related("opening").order_by("number").last()

    @property
    def turn(self) -> str:
        """Whose turn it is, from the machine's table."""
        return TURN_OF[RequestStatus(self.status)]

    @property
    def is_open(self) -> bool:
        """Does it still await an answer?"""
        return self.status in OPEN_STATUSES

    @property
    def about(self) -> str:
        """The opaque name under which documents and notifications know this case."""
        return f"request:{self.public_id}"


class RequestItem(models.Model):
    """One piece of information asked for; each gets a decision of its own."""

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField("urutan")
    description = models.TextField("informasi yang diminta")

    class Meta:
        verbose_name = "informasi yang diminta"
        verbose_name_plural = "informasi yang diminta"
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=("request", "position"), name="request_item_position_is_unique")]

    def __str__(self) -> str:
        return self.description


@remembered
def _standing_answer(of: "Round") -> "Answer | None":
    return of.answers.filter(recalled_at=None).select_related("tariff").first()


class Round(models.Model):
    """One run of the clock. A case has one; an objection order or a reopening adds another."""

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField("putaran", default=1)
    started_at = models.DateTimeField("mulai")
    cause = models.CharField("sebab", max_length=8, choices=RoundCause.choices, default=RoundCause.FILED)
    # What the applicant found missing; payload, emptied when the personal data of the case are deleted.
    reopening_reason = models.TextField("alasan dibuka kembali", blank=True)
    # The deadline as counted at the start, with each day and why: the calendar may change, this record does not.
    due_on = models.DateField("batas jawaban")
    due_days = models.JSONField("hari yang dihitung", default=list)
    due_is_provisional = models.BooleanField("sementara", default=False)

    completion_asked_at = models.DateTimeField(null=True, blank=True)
    completion_asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    completion_missing = models.JSONField(default=list, blank=True)
    completion_due_on = models.DateField(null=True, blank=True)
    completion_letter = models.ForeignKey("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    completed_at = models.DateTimeField(null=True, blank=True)
    completion_reply = models.TextField(blank=True)

    extension_reason = models.CharField(max_length=24, choices=ExtensionReason.choices, blank=True)
    extension_explanation = models.TextField(blank=True)
    extension_letter = models.ForeignKey("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    extended_at = models.DateTimeField(null=True, blank=True)
    extended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    extended_due_on = models.DateField(null=True, blank=True)
    extended_due_days = models.JSONField(default=list, blank=True)

    # When the calendar changed, the later of both dates holds; what was counted before stays above.
    recounted_at = models.DateTimeField(null=True, blank=True)
    recounted_due_on = models.DateField(null=True, blank=True)
    recounted_due_days = models.JSONField(default=list, blank=True)

    # Two moments: the notification is there (this meets the term) and it reached the applicant (this starts the next).
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    received_by_applicant_at = models.DateTimeField(null=True, blank=True)
    receipt_channel = models.CharField(max_length=16, choices=ProofChannel.choices, blank=True)
    receipt_evidence = models.CharField(max_length=300, blank=True)
    objection_due_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "putaran"
        verbose_name_plural = "putaran"
        ordering = ("request", "number")
        constraints = [
            models.UniqueConstraint(fields=("request", "number"), name="round_number_is_unique"),
            models.CheckConstraint(
                condition=Q(number=1, cause=RoundCause.FILED)
                | Q(number__gt=1, cause__in=(RoundCause.ORDERED, RoundCause.REOPENED)),
                name="round_after_the_first_was_ordered_or_reopened",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="round_answered_at_and_by_are_a_pair",
            ),
            models.CheckConstraint(
                condition=Q(extended_at__isnull=True, extended_by__isnull=True, extended_due_on__isnull=True)
                | Q(extended_at__isnull=False, extended_by__isnull=False, extended_due_on__isnull=False),
                name="round_extended_at_by_and_due_belong_together",
            ),
            models.CheckConstraint(
                condition=Q(completion_asked_at__isnull=True, completion_asked_by__isnull=True)
                | Q(completion_asked_at__isnull=False, completion_asked_by__isnull=False),
                name="round_completion_asked_at_and_by_are_a_pair",
            ),
            models.CheckConstraint(
                condition=Q(received_by_applicant_at__isnull=True) | Q(answered_at__isnull=False),
                name="round_received_only_after_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.number} / {self.number}"

    @property
    def standing_answer(self) -> "Answer | None":
        """The answer of this round that was not recalled, signed or not."""
        return _standing_answer(self)

    @property
    def carries_out_a_dispute(self) -> bool:
        """Was the round opened to carry out the outcome of a dispute, not a decision on an objection?"""
        return self.cause == RoundCause.ORDERED and hasattr(self, "executes")

    @property
    def is_ordered(self) -> bool:
        """Did the superior order this round and set its term?"""
        return self.cause == RoundCause.ORDERED

    @property
    def is_reopened(self) -> bool:
        """Did the applicant open the request again because what was granted was not or wrongly delivered?"""
        return self.cause == RoundCause.REOPENED

    @property
    def deadline_on(self) -> date:
        """The date by which this round must be answered: of the first, the extended and the recounted the latest."""
        return max(day for day in (self.due_on, self.extended_due_on, self.recounted_due_on) if day)

    @property
    def deadline_days(self) -> list[dict]:
        """The counted and skipped days behind `deadline_on`."""
        before_extension = self.recounted_due_days or self.due_days
        if self.extended_due_on is None or self.recounted_due_on == self.deadline_on:
            return before_extension
        return before_extension + self.extended_due_days


class Applicant(Identity):
    """The payload of a request: everything that tells who asked."""

    request = models.OneToOneField(InformationRequest, models.CASCADE, related_name="applicant")

    class Meta:
        verbose_name = "pemohon"
        verbose_name_plural = "pemohon"


class Attachment(models.Model):
    """A file that the applicant handed in, or an officer for them; what it is stands on the file."""

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="attachments")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "lampiran"
        verbose_name_plural = "lampiran"
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return str(self.file)


class Note(models.Model):
    """An officer's working note; colleagues of the body read it, the applicant does not."""

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="notes")
    kind = models.CharField("jenis", max_length=12, choices=NoteKind.choices, default=NoteKind.WORKING)
    text = models.TextField("catatan")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "catatan"
        verbose_name_plural = "catatan"
        ordering = ("written_at", "pk")

    def __str__(self) -> str:
        return self.text[:60]


class NoteEvidence(models.Model):
    """A file that shows what a note on good faith says; only officers of the body open it."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="evidence")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bukti catatan"
        verbose_name_plural = "bukti catatan"
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.file)
