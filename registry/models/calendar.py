"""The calendar of days without office hours: national entries and what a regency changed for itself."""

from django.db import models
from django.db.models import Q

from registry.enums import DayKind, YearState
from registry.models.region import Region

FIRST_YEAR, LAST_YEAR = 2000, 2100


class CalendarYear(models.Model):
    """How sure the calendar of one year is, for the nation or as one regency has judged it."""

    year = models.PositiveSmallIntegerField("tahun")
    regency = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="calendar_years")
    state = models.CharField("status", max_length=12, choices=YearState.choices)
    source = models.CharField("dasar", max_length=300, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            # Two of each, because SQLite takes two nulls for two different values.
            models.UniqueConstraint(fields=["year"], condition=Q(regency=None), name="one_national_state_per_year"),
            models.UniqueConstraint(fields=["regency", "year"], name="one_regency_state_per_year"),
            models.CheckConstraint(
                name="calendar_year_plausible", condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR)
            ),
        ]
        verbose_name = "tahun kalender"
        verbose_name_plural = "tahun kalender"

    def __str__(self) -> str:
        return f"{self.year}: {self.get_state_display()}"


class NonWorkingDay(models.Model):
    """One entry of the calendar. A regency's entry stands above the national ones of the same day."""

    date = models.DateField("tanggal")
    regency = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="non_working_days")
    kind = models.CharField("jenis", max_length=20, choices=DayKind.choices)
    name = models.CharField("nama", max_length=120)
    source = models.CharField("dasar", max_length=300, blank=True)
    remark = models.CharField("catatan", max_length=300, blank=True)

    class Meta:
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "kind"], condition=Q(regency=None), name="one_national_entry_per_day"
            ),
            models.UniqueConstraint(fields=["regency", "date", "kind"], name="one_regency_entry_per_day"),
            models.CheckConstraint(
                name="only_a_regency_cancels_a_day",
                condition=~Q(kind=DayKind.WORKING_DAY) | Q(regency__isnull=False),
            ),
        ]
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"

    def __str__(self) -> str:
        return f"{self.date.isoformat()} {self.name}"
