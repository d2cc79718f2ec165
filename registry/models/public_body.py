"""Public bodies: who answers requests for information."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from registry.enums import Accent, BodyKind, Paper, SigningMode, TimeZone
from registry.models.region import Region
from registry.models.weekdays import check_rest_days


class PublicBodyQuerySet(models.QuerySet["PublicBody"]):
    """Questions about bodies that read as adjectives."""

    def active(self) -> "PublicBodyQuerySet":
        """Bodies that take requests."""
        return self.filter(is_active=True)

    def in_regency(self, regency: Region) -> "PublicBodyQuerySet":
        """All bodies of a regency: its own PPID and those of its villages."""
        return self.filter(Q(region=regency) | Q(region__code__startswith=f"{regency.code}."))


class PublicBody(models.Model):
    """One public body of a village or regency, with its letterhead and office habits."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="bodies")
    kind = models.CharField("jenis", max_length=20, choices=BodyKind.choices)
    name = models.CharField("nama badan publik", max_length=160)
    short_name = models.CharField("nama pendek", max_length=120)
    unit_name = models.CharField("nama unit layanan", max_length=160)
    address = models.CharField("alamat", max_length=300, blank=True)
    postal_code = models.CharField("kode pos", max_length=5, blank=True)
    phone = models.CharField("telepon", max_length=40, blank=True)
    email = models.EmailField("surel", blank=True)
    website = models.URLField("situs web", blank=True)
    service_hours = models.TextField("jam layanan", blank=True)
    # Empty means: as the regency (UU 27/2022 article 53).
    protection_officer = models.CharField("pejabat pelindungan data pribadi", max_length=160, blank=True)
    protection_email = models.EmailField("surel pejabat pelindungan data pribadi", blank=True)
    protection_phone = models.CharField("telepon pejabat pelindungan data pribadi", max_length=40, blank=True)
    accent = models.CharField("warna", max_length=10, choices=Accent.choices, default=Accent.NILA)
    signing_mode = models.CharField(
        "cara menandatangani", max_length=3, choices=SigningMode.choices, default=SigningMode.WET
    )
    paper = models.CharField("kertas", max_length=2, choices=Paper.choices, default=Paper.A4)
    # Null means: as the regency. An empty list would mean that the office never rests.
    rest_days = models.JSONField("hari libur mingguan", null=True, blank=True, validators=[check_rest_days])
    # Empty means: as the regency.
    time_zone = models.CharField("zona waktu", max_length=20, choices=TimeZone.choices, blank=True)
    is_active = models.BooleanField("menerima permohonan", default=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PublicBodyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "kind"],
                condition=Q(kind__in=[BodyKind.VILLAGE_GOVERNMENT, BodyKind.REGENCY_PPID]),
                name="one_government_per_region",
            )
        ]
        verbose_name = "badan publik"
        verbose_name_plural = "badan publik"

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> str:
        """The opaque scope under which servants keep the papers, numbers and messages of this body."""
        return f"body:{self.public_id}"
