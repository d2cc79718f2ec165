"""An objection to the superior of the PPID: the case, its grounds, the person, deliberations, decisions, events."""

import uuid
from datetime import date
from functools import cached_property
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_flow.enums import Channel, ProofChannel
from requests_flow.models.identity import Identity
from requests_flow.models.request import InformationRequest, Round
from requests_flow.models.timeline import BaseEvent
from requests_flow.objections.enums import (
    MEDIABLE_GROUNDS,
    OPEN_STATUSES,
    Capacity,
    Ground,
    Lateness,
    ObjectionEventKind,
    ObjectionOutcome,
    ObjectionStatus,
)
from requests_flow.objections.machine import TURN_OF, ObjectionMachine


def _pair(first: str, second: str) -> Q:
    both = Q(**{f"{first}__isnull": False, f"{second}__isnull": False})
    return both | Q(**{f"{first}__isnull": True, f"{second}__isnull": True})


class ObjectionQuerySet(models.QuerySet["Objection"]):
    """Objections in the words of the desk."""

    def open(self) -> Self:
        """Keep what still awaits a response."""
        return self.filter(status__in=OPEN_STATUSES)

    def overdue(self, *, on: date) -> Self:
        """Keep the open objections whose deadline lies before `on`."""
        return self.open().filter(due_on__lt=on)


class Objection(ObjectionMachine):
    """One objection to one public body, with a number of its own; only one of ground b needs no request before it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(
        "registry.PublicBody", models.PROTECT, related_name="objections", verbose_name="badan publik"
    )
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    request = models.ForeignKey(
        InformationRequest, models.PROTECT, null=True, blank=True, related_name="objections", verbose_name="permohonan"
    )
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="objections")
    year = models.PositiveSmallIntegerField("tahun")
    sequence = models.PositiveIntegerField("urutan")
    number = models.CharField("nomor pendaftaran", max_length=80)
    channel = models.CharField("saluran", max_length=12, choices=Channel.choices)
    case_position = models.TextField("kasus posisi")
    purpose = models.TextField("tujuan penggunaan informasi", blank=True)
    received_at = models.DateTimeField("diterima pada")
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="objections"
    )
    receipt_letter = models.ForeignKey("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")

    # The objector's own statement for ground b; the day the ground arose; the last day to object (article 36(1)).
    found_on = models.DateField("kekurangan ditemukan pada", null=True, blank=True)
    opened_on = models.DateField("alasan keberatan timbul pada")
    objection_due_on = models.DateField("keberatan paling lambat")
    # The deadline to respond as counted at filing, with each day and why.
    due_on = models.DateField("batas tanggapan")
    due_days = models.JSONField("hari yang dihitung", default=list)
    due_is_provisional = models.BooleanField("sementara", default=False)
    # A regency may promise less, but the citizen's way to the commission opens after the 30 days of the law.
    silent_after_on = models.DateField("batas tanggapan menurut undang-undang")
    # When the calendar changed: the later date holds in the fields above, the earlier is kept in `recounts`.
    recounted_at = models.DateTimeField(null=True, blank=True)
    silence_recorded_at = models.DateTimeField(null=True, blank=True)

    # Two moments, as with a request: the signed response is there, and it reached the objector.
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    received_by_objector_at = models.DateTimeField(null=True, blank=True)
    receipt_channel = models.CharField(max_length=16, choices=ProofChannel.choices, blank=True)
    receipt_evidence = models.CharField(max_length=300, blank=True)
    dispute_due_on = models.DateField("sengketa paling lambat", null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        ordering = ("-received_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("body", "year", "sequence"), name="objection_number_is_taken_once"),
            models.UniqueConstraint(
                fields=("request",), condition=Q(status__in=OPEN_STATUSES), name="request_has_one_open_objection"
            ),
            models.CheckConstraint(condition=Q(status__in=ObjectionStatus.values), name="objection_status_is_known"),
            models.CheckConstraint(
                condition=Q(channel=Channel.WEB) | Q(received_by__isnull=False),
                name="objection_off_the_web_has_an_officer",
            ),
            models.CheckConstraint(condition=_pair("request", "round"), name="objection_request_and_round_are_a_pair"),
            models.CheckConstraint(
                condition=Q(request__isnull=False) | Q(found_on__isnull=False),
                name="objection_without_request_says_when_the_lack_was_found",
            ),
            models.CheckConstraint(
                condition=_pair("answered_at", "answered_by"), name="objection_answered_at_and_by_are_a_pair"
            ),
            models.CheckConstraint(
                condition=Q(received_by_objector_at__isnull=True) | Q(answered_at__isnull=False),
                name="objection_received_only_after_answered",
            ),
        ]
        indexes = [models.Index(fields=("body", "status"), name="objection_body_status")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The citizen's page of this objection."""
        return f"/keberatan/{self.public_id}/"

    @cached_property
    def letters_of_grounds(self) -> tuple[str, ...]:
        """The letters a to g of article 35(1) on which the objection rests, in order."""
        return tuple(sorted(self.grounds.values_list("ground", flat=True)))

    @property
    def is_mediable(self) -> bool:
        """May at least one ground be settled by deliberation (article 35(2))?"""
        return any(letter in MEDIABLE_GROUNDS for letter in self.letters_of_grounds)

    @property
    def standing_decision(self) -> "ObjectionDecision | None":
        """The decision that was not recalled, signed or not."""
        return self.decisions.select_related("letter").filter(recalled_at=None).first()

    @property
    def delegation(self) -> "DecisionDelegation | None":
        """Who decides instead of the superior, by the latest recorded decree."""
        return self.delegations.select_related("to").order_by("recorded_at", "pk").last()

    @property
    def turn(self) -> str:
        """Whose turn it is, from the machine's table."""
        return TURN_OF[ObjectionStatus(self.status)]

    @property
    def is_open(self) -> bool:
        """Does it still await a response?"""
        return self.status in OPEN_STATUSES

    @property
    def about(self) -> str:
        """The opaque name under which documents and notifications know this case."""
        return f"objection:{self.public_id}"


class ObjectionGround(models.Model):
    """One ground of article 35(1) on which an objection rests."""

    objection = models.ForeignKey(Objection, models.CASCADE, related_name="grounds")
    ground = models.CharField("alasan", max_length=1, choices=Ground.choices)

    class Meta:
        verbose_name = "alasan keberatan"
        verbose_name_plural = "alasan keberatan"
        ordering = ("ground",)
        constraints = [models.UniqueConstraint(fields=("objection", "ground"), name="objection_ground_is_named_once")]

    def __str__(self) -> str:
        return f"huruf {self.ground}"


class Objector(Identity):
    """The payload of an objection: everything that tells who objects."""

    objection = models.OneToOneField(Objection, models.CASCADE, related_name="objector")

    class Meta:
        verbose_name = "pengaju keberatan"
        verbose_name_plural = "pengaju keberatan"


class ObjectionAttachment(models.Model):
    """A file that the objector handed in, or an officer for them; what it is stands on the file."""

    objection = models.ForeignKey(Objection, models.CASCADE, related_name="attachments")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "lampiran keberatan"
        verbose_name_plural = "lampiran keberatan"
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return str(self.file)


class Deliberation(models.Model):
    """A meeting about grounds b to g with its minutes (article 35(2)); an objection can have several."""

    objection = models.ForeignKey(Objection, models.CASCADE, related_name="deliberations")
    held_on = models.DateField("tanggal musyawarah")
    place = models.CharField("tempat", max_length=200)
    participants = models.TextField("yang hadir")
    is_agreed = models.BooleanField("tercapai kesepakatan")
    minutes = models.TextField("berita acara")
    minutes_file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "musyawarah"
        verbose_name_plural = "musyawarah"
        ordering = ("held_on", "pk")

    def __str__(self) -> str:
        return f"{self.objection} {self.held_on:%Y-%m-%d}"


class DecisionDelegation(models.Model):
    """A decree by which the superior, who answered the request himself, names somebody else to decide."""

    objection = models.ForeignKey(Objection, models.CASCADE, related_name="delegations")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="yang ditunjuk")
    position_title = models.CharField("jabatan", max_length=120)
    decree_number = models.CharField("nomor keputusan", max_length=120)
    decree_on = models.DateField("tanggal keputusan")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "penunjukan pejabat yang memutuskan"
        verbose_name_plural = "penunjukan pejabat yang memutuskan"
        ordering = ("recorded_at", "pk")

    def __str__(self) -> str:
        return f"{self.objection}: {self.decree_number}"


class ObjectionDecision(models.Model):
    """The superior's decision. It counts once its letter is signed; till then it can be recalled."""

    objection = models.ForeignKey(Objection, models.CASCADE, related_name="decisions")
    outcome = models.CharField("putusan", max_length=16, choices=ObjectionOutcome.choices)
    reasons = models.TextField("pertimbangan")
    order = models.TextField("perintah kepada PPID", blank=True)
    order_days = models.PositiveSmallIntegerField("jangka waktu perintah, hari kerja", null=True, blank=True)
    # Counted when the decision is signed: the order's term begins then.
    order_due_on = models.DateField(null=True, blank=True)
    opened_round = models.OneToOneField(Round, models.PROTECT, null=True, blank=True, related_name="ordered_by")
    lateness = models.CharField("keterlambatan", max_length=8, choices=Lateness.choices, blank=True)
    lateness_reason = models.TextField("alasan atas keterlambatan", blank=True)
    capacity = models.CharField("memutuskan selaku", max_length=10, choices=Capacity.choices)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    letter = models.OneToOneField("documents.Letter", models.PROTECT, related_name="+")
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "tanggapan atas keberatan"
        verbose_name_plural = "tanggapan atas keberatan"
        ordering = ("prepared_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("objection",), condition=Q(recalled_at__isnull=True), name="objection_has_at_most_one_decision"
            ),
            models.CheckConstraint(
                # The objector, perhaps a guest, may withdraw before the response is signed.
                condition=Q(recalled_by__isnull=True) | Q(recalled_at__isnull=False),
                name="decision_recalled_by_has_moment",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_has_written_reasons"),
            models.CheckConstraint(
                condition=Q(order="", order_days__isnull=True) | (~Q(order="") & Q(order_days__isnull=False)),
                name="decision_order_has_a_term",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=ObjectionOutcome.REJECTED) | Q(order=""), name="rejection_orders_nothing"
            ),
            models.CheckConstraint(
                condition=Q(lateness="", lateness_reason="") | (~Q(lateness="") & ~Q(lateness_reason="")),
                name="decision_on_lateness_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(lateness=Lateness.REFUSED) | Q(outcome=ObjectionOutcome.REJECTED),
                name="refused_as_late_is_rejected",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objection}: {self.get_outcome_display()}"


class ObjectionEvent(BaseEvent):
    """One thing that happened to an objection."""

    owner = "objection"

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24, choices=ObjectionEventKind.choices)

    class Meta:
        verbose_name = "peristiwa keberatan"
        verbose_name_plural = "peristiwa keberatan"
        ordering = ("objection", "sequence")
        constraints = [
            models.UniqueConstraint(fields=("objection", "sequence"), name="objection_event_sequence_is_unique")
        ]
