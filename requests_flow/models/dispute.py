"""The dispute about an objection before the commission and the courts: the case, its steps, bundles, events."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_flow.disputes.enums import (
    DECISION_KINDS,
    OPEN_STATUSES,
    DisputeEventKind,
    DisputeOutcome,
    DisputeStatus,
    StepKind,
)
from requests_flow.disputes.machine import TURN_OF, DisputeMachine
from requests_flow.models.objection import Objection
from requests_flow.models.request import Round
from requests_flow.models.timeline import BaseEvent


class DisputeQuerySet(models.QuerySet["Dispute"]):
    """Disputes in the words of the desk."""

    def open(self) -> Self:
        """Keep what has not ended."""
        return self.filter(status__in=OPEN_STATUSES)


class Dispute(DisputeMachine):
    """A dispute that the objector brought before the Information Commission, as the portal was told of it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    objection = models.ForeignKey(
        Objection, models.PROTECT, related_name="disputes", verbose_name="keberatan yang disengketakan"
    )
    body = models.ForeignKey(
        "registry.PublicBody", models.PROTECT, related_name="disputes", verbose_name="badan publik"
    )
    # The name as it was when the dispute was filed: the regency's setting may change.
    commission = models.CharField("Komisi Informasi", max_length=200)
    register_number = models.CharField("nomor register di Komisi Informasi", max_length=120, blank=True)
    filed_on = models.DateField("diajukan pada tanggal")
    # The last day of article 37(2) with its days; empty while no term ran (no response, no silence, no proof).
    due_on = models.DateField("sengketa paling lambat", null=True, blank=True)
    due_term = models.CharField("jangka waktu", max_length=40, blank=True)
    due_days = models.JSONField("hari yang dihitung", default=list, blank=True)
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DisputeQuerySet.as_manager()

    class Meta:
        verbose_name = "sengketa informasi"
        verbose_name_plural = "sengketa informasi"
        ordering = ("-recorded_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("objection",), condition=Q(status__in=OPEN_STATUSES), name="objection_has_one_open_dispute"
            ),
            models.CheckConstraint(condition=Q(status__in=DisputeStatus.values), name="dispute_status_is_known"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True, due_term="") | (Q(due_on__isnull=False) & ~Q(due_term="")),
                name="dispute_last_day_names_its_term",
            ),
            models.CheckConstraint(
                condition=Q(status__in=(DisputeStatus.FILED, DisputeStatus.WITHDRAWN)) | ~Q(register_number=""),
                name="dispute_is_heard_under_a_number",
            ),
        ]
        indexes = [models.Index(fields=("body", "status"), name="dispute_body_status")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The citizen's page of this dispute."""
        return f"/sengketa/{self.public_id}/"

    @property
    def number(self) -> str:
        """The commission's register number; until there is one, the number of the objection."""
        return self.register_number or self.objection.number

    @property
    def about(self) -> str:
        """The opaque name under which documents and notifications know this case."""
        return f"dispute:{self.public_id}"

    @property
    def account(self) -> object:
        """The account of the citizen behind the case, if there is one."""
        request = self.objection.request
        return request.account if request else self.objection.account

    @property
    def turn(self) -> str:
        """Whose turn it is, from the machine's table."""
        return TURN_OF[DisputeStatus(self.status)]

    @property
    def is_open(self) -> bool:
        """Has it not ended?"""
        return self.status in OPEN_STATUSES

    @property
    def is_late(self) -> bool:
        """Was it filed after the last day? The commission judges what follows from that."""
        return self.due_on is not None and self.filed_on > self.due_on

    @property
    def latest_decision(self) -> "DisputeStep | None":
        """The decision that stands: that of the highest instance so far."""
        return self.steps.filter(kind__in=DECISION_KINDS).order_by("pk").last()

    @property
    def standing_order(self) -> "DisputeStep | None":
        """The decision that stands, when it obliges the body to give information."""
        latest = self.latest_decision
        return latest if latest and latest.order else None

    @property
    def owes_information(self) -> bool:
        """Is what was ordered not answered yet?"""
        if self.status != DisputeStatus.EXECUTION:
            return self.standing_order is not None
        opened = Round.objects.filter(executes__dispute=self).order_by("number").last()
        if opened is None:
            return False
        # A later round answers for it: the superior may have ordered anew before this one was answered.
        return not Round.objects.filter(
            request=opened.request_id, number__gte=opened.number, answered_at__isnull=False
        ).exists()


class DisputeStep(models.Model):
    """One step before the commission or a court. What it binds others to do is recorded and shown, not enforced."""

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="steps")
    kind = models.CharField("langkah", max_length=20, choices=StepKind.choices)
    happened_on = models.DateField("tanggal")
    # The terms to go further count from the day on which the body received a decision.
    received_on = models.DateField("diterima badan publik pada tanggal", null=True, blank=True)
    outcome = models.CharField("hasil", max_length=16, choices=DisputeOutcome.choices, blank=True)
    result = models.TextField("isi singkat", blank=True)
    number = models.CharField("nomor", max_length=120, blank=True)
    order = models.TextField("kewajiban badan publik", blank=True)
    order_days = models.PositiveSmallIntegerField("jangka waktu pelaksanaan, hari kerja", null=True, blank=True)
    opened_round = models.OneToOneField(Round, models.PROTECT, null=True, blank=True, related_name="executes")
    # The term that this step begins, with each day and why.
    next_due_on = models.DateField("batas berikutnya", null=True, blank=True)
    next_term = models.CharField("jangka waktu berikutnya", max_length=40, blank=True)
    next_due_days = models.JSONField("hari yang dihitung", default=list, blank=True)
    next_is_provisional = models.BooleanField("sementara", default=False)
    document = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "langkah sengketa"
        verbose_name_plural = "langkah sengketa"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(order="", order_days__isnull=True) | (~Q(order="") & Q(order_days__isnull=False)),
                name="dispute_order_has_a_term",
            ),
            models.CheckConstraint(
                condition=Q(next_due_on__isnull=True, next_term="") | (Q(next_due_on__isnull=False) & ~Q(next_term="")),
                name="dispute_step_deadline_names_its_term",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DECISION_KINDS, outcome__gt="") | (~Q(kind__in=DECISION_KINDS) & Q(outcome="")),
                name="dispute_decision_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DECISION_KINDS, received_on__isnull=False)
                | (~Q(kind__in=DECISION_KINDS) & Q(received_on__isnull=True)),
                name="dispute_decision_was_received_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute}: {self.get_kind_display()}"


class DisputeBundle(models.Model):
    """The access record of a dispute bundle: who took the whole file of a case away, when, and which bytes."""

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="bundles")
    for_citizen = models.BooleanField("untuk pemohon")
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("ukuran")
    files = models.PositiveIntegerField("jumlah berkas")
    made_at = models.DateTimeField("dibuat pada")
    # Nobody when the holder of the tracking key took it.
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "berkas sengketa"
        verbose_name_plural = "berkas sengketa"
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return f"{self.dispute} {self.sha256[:8]}"


class DisputeEvent(BaseEvent):
    """One thing that happened to a dispute."""

    owner = "dispute"

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24, choices=DisputeEventKind.choices)

    class Meta:
        verbose_name = "peristiwa sengketa"
        verbose_name_plural = "peristiwa sengketa"
        ordering = ("dispute", "sequence")
        constraints = [models.UniqueConstraint(fields=("dispute", "sequence"), name="dispute_event_sequence_is_unique")]
