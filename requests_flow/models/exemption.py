"""The consequence test behind an exemption (UU 14/2008 article 19), and who took part in it."""

import uuid
from datetime import date
from functools import cached_property
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from requests_flow.exemptions.enums import (
    GROUND_CHOICES,
    GROUNDS_WITH_AN_END,
    KEEPING_BACK,
    PERIODS_WITH_AN_END,
    Conclusion,
    ConsequenceTestStatus,
    Occasion,
    PeriodKind,
    ReviewOutcome,
)
from requests_flow.exemptions.machine import TURN_OF, ConsequenceTestMachine
from requests_flow.models.request import InformationRequest


class ConsequenceTestQuerySet(models.QuerySet["ConsequenceTest"]):
    """Tests in the words of the desk."""

    def exempting(self) -> Self:
        """Keep the finished tests that keep something back and that neither a review nor a newer test replaced."""
        newer = ConsequenceTest.objects.filter(previous=OuterRef("pk"), status=ConsequenceTestStatus.FINISHED)
        finished = self.filter(status=ConsequenceTestStatus.FINISHED, conclusion__in=KEEPING_BACK)
        return finished.exclude(review_outcome=ReviewOutcome.OPEN).filter(~Exists(newer))

    def in_force(self, *, on: date) -> Self:
        """Keep what is exempt on `on`: the list of exempted information (DIK)."""
        return self.exempting().filter(Q(period_until_on=None) | Q(period_until_on__gte=on))

    def expired(self, *, on: date) -> Self:
        """Keep the exemptions whose period ended before `on` and that nobody has reviewed."""
        return self.exempting().filter(period_until_on__lt=on)


def _pair(verb: str) -> models.CheckConstraint:
    at, by = f"{verb}_at__isnull", f"{verb}_by__isnull"
    return models.CheckConstraint(
        condition=Q(**{at: True, by: True}) | Q(**{at: False, by: False}), name=f"test_{verb}_at_and_by_are_a_pair"
    )


class ConsequenceTest(ConsequenceTestMachine):
    """One test of one piece of information by one public body (regulation brief §4.1)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey("registry.PublicBody", models.PROTECT, related_name="consequence_tests")
    request = models.ForeignKey(
        InformationRequest, models.PROTECT, null=True, blank=True, related_name="consequence_tests"
    )
    # The test that this one tests anew.
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    occasion = models.CharField("saat pengujian", max_length=16, choices=Occasion.choices)
    # Empty until the sheet is issued: the letter takes the number.
    number = models.CharField("nomor lembar uji", max_length=80, blank=True)
    title = models.CharField("judul informasi", max_length=200)
    content = models.TextField("isi yang dikecualikan")
    ground = models.CharField("dasar pengecualian", max_length=6, choices=GROUND_CHOICES)
    legal_basis = models.TextField("dasar hukum lain", blank=True)
    if_opened = models.TextField("akibat apabila dibuka")
    if_closed = models.TextField("akibat dan manfaat apabila ditutup")
    public_interest = models.TextField("kepatutan dan kepentingan umum")
    period_kind = models.CharField("jangka waktu", max_length=16, choices=PeriodKind.choices)
    period_until_on = models.DateField("sampai tanggal", null=True, blank=True)
    period_event = models.CharField("sampai peristiwa", max_length=300, blank=True)
    conclusion = models.CharField("simpulan", max_length=16, choices=Conclusion.choices)
    held_on = models.DateField("hari pengujian")
    place = models.CharField("tempat pengujian", max_length=160)

    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    sheet_letter = models.OneToOneField("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdraw_reason = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    review_outcome = models.CharField(max_length=8, choices=ReviewOutcome.choices, blank=True)
    review_reason = models.TextField(blank=True)
    # The decree (SK DIK) that lists this exemption.
    decree_number = models.CharField("nomor SK", max_length=80, blank=True)
    decree_on = models.DateField("tanggal SK", null=True, blank=True)

    objects = ConsequenceTestQuerySet.as_manager()

    class Meta:
        verbose_name = "uji konsekuensi"
        verbose_name_plural = "uji konsekuensi"
        ordering = ("-prepared_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=ConsequenceTestStatus.values), name="test_status_is_known"),
            models.CheckConstraint(
                condition=~Q(ground__in=[str(ground) for ground in GROUNDS_WITH_AN_END])
                | Q(period_kind__in=[str(kind) for kind in PERIODS_WITH_AN_END]),
                name="test_of_article_17a_to_f_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(period_kind=PeriodKind.UNTIL_DATE, period_until_on__isnull=False)
                | (~Q(period_kind=PeriodKind.UNTIL_DATE) & Q(period_until_on__isnull=True)),
                name="test_until_a_date_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(status=ConsequenceTestStatus.FINISHED)
                | (Q(approved_at__isnull=False, finished_at__isnull=False, sheet_letter__isnull=False) & ~Q(number="")),
                name="test_is_finished_only_with_approval_and_sheet",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, review_outcome="")
                | (Q(reviewed_at__isnull=False) & ~Q(review_outcome="")),
                name="test_reviewed_at_and_outcome_belong_together",
            ),
            *(_pair(verb) for verb in ("submitted", "approved", "finished", "withdrawn", "reviewed")),
        ]
        indexes = [models.Index(fields=("body", "status"), name="test_body_status")]

    def __str__(self) -> str:
        return self.number or self.title

    def get_absolute_url(self) -> str:
        """The page of the test at the desk."""
        return reverse("requests:test", args=[self.public_id])

    @property
    def about(self) -> str:
        """The opaque name under which documents and notifications know this test."""
        return f"test:{self.public_id}"

    @property
    def turn(self) -> str:
        """Whose turn it is, from the machine's table."""
        return TURN_OF[ConsequenceTestStatus(self.status)]

    @property
    def is_finished(self) -> bool:
        """Is it approved, and signed by all who took part?"""
        return self.status == ConsequenceTestStatus.FINISHED

    @property
    def keeps_back(self) -> bool:
        """Does it conclude that something stays closed, and has no review opened it?"""
        return self.conclusion in KEEPING_BACK and self.review_outcome != ReviewOutcome.OPEN

    @cached_property
    def living_successor(self) -> "ConsequenceTest | None":
        """The newer test of the same information that was not given up, if there is one."""
        return self.successors.exclude(status=ConsequenceTestStatus.WITHDRAWN).order_by("-pk").first()

    def is_expired(self, on: date) -> bool:
        """Has its period ended before `on`?"""
        return self.period_until_on is not None and self.period_until_on < on

    @property
    def ground_words(self) -> tuple[str, str]:
        """The article and what it protects: ("Pasal 17 huruf h", "rahasia pribadi")."""
        article, _, meaning = self.get_ground_display().partition(": ")
        return article, meaning


class Participant(models.Model):
    """Somebody who took part in a test and signs its sheet; the first leads it."""

    test = models.ForeignKey(ConsequenceTest, models.CASCADE, related_name="participants")
    order = models.PositiveSmallIntegerField("urutan")
    name = models.CharField("nama", max_length=150)
    position = models.CharField("jabatan", max_length=150)

    class Meta:
        verbose_name = "peserta uji konsekuensi"
        verbose_name_plural = "peserta uji konsekuensi"
        ordering = ("order",)
        constraints = [models.UniqueConstraint(fields=("test", "order"), name="test_participant_order_is_unique")]

    def __str__(self) -> str:
        return f"{self.name}, {self.position}"
