"""The region tree: province, regency, district, village, keyed by the ministry's code."""

from django.core.validators import RegexValidator
from django.db import models

from registry.enums import RegionKind, RegionLevel

CODE_PATTERN = r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$"
LEVEL_BY_LENGTH = {2: RegionLevel.PROVINCE, 5: RegionLevel.REGENCY, 8: RegionLevel.DISTRICT, 13: RegionLevel.VILLAGE}
REGENCY_CODE_LENGTH = 5
DISTRICT_CODE_LENGTH = 8


class RegionQuerySet(models.QuerySet["Region"]):
    """Questions about regions that read as adjectives."""

    def villages(self) -> "RegionQuerySet":
        """Desa, kelurahan and desa adat."""
        return self.filter(level=RegionLevel.VILLAGE)

    def districts(self) -> "RegionQuerySet":
        """Kecamatan."""
        return self.filter(level=RegionLevel.DISTRICT)

    def inside(self, region: "Region") -> "RegionQuerySet":
        """Everything below `region`, at any depth, without the region itself."""
        return self.filter(code__startswith=f"{region.code}.")


class Region(models.Model):
    """One region. The code is its permanent address; name and slug are for people."""

    code = models.CharField("kode wilayah", max_length=13, unique=True, validators=[RegexValidator(CODE_PATTERN)])
    name = models.CharField("nama", max_length=120)
    level = models.CharField("tingkat", max_length=10, choices=RegionLevel.choices)
    kind = models.CharField("jenis", max_length=10, choices=RegionKind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    # Null where no page has this address (province, district): a unique column may hold many nulls, not many blanks.
    slug = models.SlugField("alamat halaman", max_length=260, unique=True, null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["level", "name"], name="region_level_name")]
        constraints = [
            models.CheckConstraint(
                name="region_only_province_has_no_parent",
                condition=models.Q(level=RegionLevel.PROVINCE, parent=None)
                | (~models.Q(level=RegionLevel.PROVINCE) & models.Q(parent__isnull=False)),
            )
        ]
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name with what it is: 'Desa Sengon', 'Kabupaten Klaten'."""
        return f"{self.get_kind_display()} {self.name}"

    @property
    def regency_code(self) -> str:
        """The code of the regency this region lies in; empty for a province."""
        return self.code[:REGENCY_CODE_LENGTH] if len(self.code) >= REGENCY_CODE_LENGTH else ""

    @property
    def district_code(self) -> str:
        """The code of the district this region lies in; empty above a district."""
        return self.code[:DISTRICT_CODE_LENGTH] if len(self.code) >= DISTRICT_CODE_LENGTH else ""

    @property
    def is_kelurahan(self) -> bool:
        """True for an office of the regency, which is no public body of its own."""
        return self.kind == RegionKind.KELURAHAN
