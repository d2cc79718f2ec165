"""The public information list: items, their versions and history, and the yearly editions fixed by decree."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from registry.information.enums import Category, EditionStatus, Form, ItemEventKind, ItemStatus
from registry.models.public_body import PublicBody


class InformationQuerySet(models.QuerySet["InformationItem"]):
    """Items in the words of the list."""

    def published(self) -> Self:
        """Keep what everybody may read."""
        return self.filter(status=ItemStatus.PUBLISHED)

    def in_list_order(self) -> Self:
        """Sort as the annex does: by category, kind, year from the newest."""
        place = models.Case(
            *(models.When(category=value, then=index) for index, value in enumerate(Category.values)),
            output_field=models.PositiveSmallIntegerField(),
        )
        return self.annotate(place=place).order_by("place", "kind", "-year", "pk")


class InformationItem(models.Model):
    """One entry of the list with its seven statutory columns (Perki 1/2018, annex 3)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="information", verbose_name="badan publik")
    category = models.CharField("kategori", max_length=10, choices=Category.choices)
    # A code of registry/data/information/kinds.toml; empty for what no rule names.
    kind = models.CharField("jenis", max_length=24, blank=True)
    status = models.CharField("keadaan", max_length=10, choices=ItemStatus.choices, default=ItemStatus.DRAFT)
    summary = models.CharField("ringkasan isi informasi", max_length=300)
    holder = models.CharField("pejabat yang menguasai", max_length=120)
    responsible = models.CharField("penanggung jawab pembuatan atau penerbitan", max_length=120)
    made_when = models.CharField("waktu pembuatan", max_length=60)
    made_where = models.CharField("tempat pembuatan", max_length=80)
    forms = models.JSONField("bentuk yang tersedia", default=list)
    retention = models.CharField("jangka waktu penyimpanan", max_length=120)
    year = models.PositiveSmallIntegerField("tahun")
    # Rises with every change: who saves an older state is told, not obeyed.
    revision = models.PositiveIntegerField(default=1)
    # When an officer last said that it is true: by publishing, changing, adding a file, or confirming (UU 14/2008
    # article 9(3), Perki 1/2018 article 10(4)).
    refreshed_on = models.DateField("keadaan per", null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawal_reason = models.CharField("alasan penarikan", max_length=300, blank=True)

    objects = InformationQuerySet.as_manager()

    class Meta:
        verbose_name = "informasi publik"
        verbose_name_plural = "informasi publik"
        ordering = ("body", "category", "kind", "-year", "pk")
        indexes = [
            models.Index(fields=("body", "status", "category", "kind"), name="information_of_body"),
            models.Index(fields=("status", "-published_at"), name="information_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=False) | Q(status=ItemStatus.DRAFT),
                name="information_is_published_at_a_moment",
            ),
            models.CheckConstraint(
                condition=(Q(withdrawn_at__isnull=True) & ~Q(status=ItemStatus.WITHDRAWN))
                | (Q(withdrawn_at__isnull=False, status=ItemStatus.WITHDRAWN) & ~Q(withdrawal_reason="")),
                name="information_is_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="information_withdrawn_at_and_by_are_a_pair",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="information_published_at_and_by_are_a_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.summary

    @property
    def form_words(self) -> str:
        """Return in which forms it can be had, as the annex prints it: "Softcopy, hardcopy"."""
        return ", ".join(form for form in Form.values if form in self.forms).capitalize()


class InformationVersion(models.Model):
    """One file of an item. Once published it has a number and never changes: address and digest stay."""

    item = models.ForeignKey(InformationItem, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("versi", null=True, blank=True)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    note = models.CharField("keterangan versi", max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    # Something was found in the file, and somebody decided that it may be published.
    override_reason = models.CharField("alasan diteruskan", max_length=500, blank=True)
    overridden_at = models.DateTimeField(null=True, blank=True)
    overridden_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "versi informasi publik"
        verbose_name_plural = "versi informasi publik"
        ordering = ("item", "-added_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("item", "number"), name="information_version_is_unique"),
            models.CheckConstraint(
                condition=Q(number__isnull=True, published_at__isnull=True, published_by__isnull=True)
                | Q(number__isnull=False, published_at__isnull=False, published_by__isnull=False),
                name="information_version_is_numbered_when_published",
            ),
            models.CheckConstraint(
                condition=Q(overridden_at__isnull=True, overridden_by__isnull=True, override_reason="")
                | (Q(overridden_at__isnull=False, overridden_by__isnull=False) & ~Q(override_reason="")),
                name="information_override_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}, versi {self.number or 'belum terbit'}"


class InformationEvent(models.Model):
    """What happened to an item: who, when, why. Rows are only ever added."""

    item = models.ForeignKey(InformationItem, models.PROTECT, related_name="events")
    kind = models.CharField("peristiwa", max_length=16, choices=ItemEventKind.choices)
    at = models.DateTimeField("waktu")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField("alasan", max_length=300, blank=True)
    facts = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = "riwayat informasi publik"
        verbose_name_plural = "riwayat informasi publik"
        ordering = ("item", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.at:%Y-%m-%d %H:%M})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a row that exists is never written again."""
        if not self._state.adding:
            raise TypeError("What happened to an item is recorded once and never rewritten.")
        super().save(*args, **kwargs)


class InformationEdition(models.Model):
    """The list as a decree fixed it on a day: its rows are frozen, whatever happens to the items later."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="information_editions")
    year = models.PositiveSmallIntegerField("tahun")
    number = models.PositiveSmallIntegerField("edisi")
    status = models.CharField("keadaan", max_length=20, choices=EditionStatus.choices)
    rows = models.JSONField("isi daftar", default=list)
    letter = models.OneToOneField("documents.Letter", models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recall_reason = models.CharField("alasan penarikan", max_length=300, blank=True)

    class Meta:
        verbose_name = "edisi daftar informasi publik"
        verbose_name_plural = "edisi daftar informasi publik"
        ordering = ("-year", "-number")
        constraints = [
            models.UniqueConstraint(fields=("body", "year", "number"), name="information_edition_is_unique"),
            models.UniqueConstraint(
                fields=("body",),
                condition=Q(status=EditionStatus.AWAITING_SIGNATURE),
                name="one_information_edition_waits",
            ),
            models.UniqueConstraint(
                fields=("body",), condition=Q(status=EditionStatus.IN_FORCE), name="one_information_edition_in_force"
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="information_edition_signed_at_and_by_are_a_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"Daftar Informasi Publik {self.year}, edisi {self.number}"

    @property
    def about(self) -> str:
        """The opaque name under which letters and notifications know this edition."""
        return f"edition:{self.public_id}"
