"""The decree that establishes the list of exempted information (SK DIK), and the tests it lists."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from requests_flow.exemptions.enums import ExemptDecreeStatus
from requests_flow.models.exemption import ConsequenceTest


class ExemptListDecreeQuerySet(models.QuerySet["ExemptListDecree"]):
    """Decrees in the words of the desk."""

    def standing(self) -> Self:
        """Keep what was not recalled."""
        return self.filter(recalled_at=None)


class ExemptListDecree(models.Model):
    """One decree of one body; its annex is frozen with its letter. It counts once that letter is signed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(
        "registry.PublicBody", models.PROTECT, related_name="exempt_list_decrees", verbose_name="badan publik"
    )
    letter = models.OneToOneField("documents.Letter", models.PROTECT, related_name="+")
    issued_at = models.DateTimeField("dibuat pada")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recalled_at = models.DateTimeField("ditarik pada", null=True, blank=True)
    recalled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recall_reason = models.TextField("alasan penarikan", blank=True)

    objects = ExemptListDecreeQuerySet.as_manager()

    class Meta:
        verbose_name = "SK DIK"
        verbose_name_plural = "SK DIK"
        ordering = ("-issued_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(recalled_at__isnull=True, recalled_by__isnull=True, recall_reason="")
                | (Q(recalled_at__isnull=False, recalled_by__isnull=False) & ~Q(recall_reason="")),
                name="exempt_decree_recalled_at_by_and_reason_belong_together",
            )
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The page of the decree at the desk."""
        return reverse("requests:exempt_decree", args=[self.public_id])

    @property
    def number(self) -> str:
        """The number of its letter."""
        return self.letter.number

    @property
    def about(self) -> str:
        """The opaque name under which documents and notifications know this decree."""
        return f"exempt_decree:{self.public_id}"

    @property
    def status(self) -> ExemptDecreeStatus:
        """Where the decree stands; computed from its letter."""
        if self.recalled_at is not None:
            return ExemptDecreeStatus.RECALLED
        return ExemptDecreeStatus.IN_FORCE if self.letter.counts else ExemptDecreeStatus.AWAITING_SIGNATURE


class ExemptListEntry(models.Model):
    """One line of the annex of a decree: a consequence test, in its place."""

    decree = models.ForeignKey(ExemptListDecree, models.CASCADE, related_name="entries")
    test = models.ForeignKey(ConsequenceTest, models.PROTECT, related_name="decree_entries")
    order = models.PositiveSmallIntegerField("urutan")

    class Meta:
        verbose_name = "isi SK DIK"
        verbose_name_plural = "isi SK DIK"
        ordering = ("order",)
        constraints = [
            models.UniqueConstraint(fields=("decree", "test"), name="exempt_decree_lists_a_test_once"),
            models.UniqueConstraint(fields=("decree", "order"), name="exempt_decree_entry_order_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.decree} {self.order}"
