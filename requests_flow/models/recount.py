"""Terms that were counted anew after the calendar changed: told before, counted now, and what holds."""

from django.db import models
from django.db.models import Q

from documents.frozen import FrozenModel
from requests_flow.enums import RunningTerm
from requests_flow.models.objection import Objection
from requests_flow.models.request import Round


class RecountedTerm(FrozenModel):
    """One new count of a running term, day by day; only ever added.

    The term to answer keeps its counts in the round itself. Of every other term the date that holds stands where it
    always stood, and what had been told before stands here.
    """

    round = models.ForeignKey(Round, models.CASCADE, null=True, blank=True, related_name="recounts")
    objection = models.ForeignKey(Objection, models.CASCADE, null=True, blank=True, related_name="recounts")
    term = models.CharField("jangka waktu", max_length=12, choices=RunningTerm.choices)
    before_on = models.DateField("batas semula")
    counted_on = models.DateField("hitungan baru")
    holds_on = models.DateField("batas yang berlaku")
    days = models.JSONField("hari yang dihitung", default=list)
    recounted_at = models.DateTimeField()

    class Meta:
        verbose_name = "penghitungan ulang"
        verbose_name_plural = "penghitungan ulang"
        ordering = ("recounted_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(round__isnull=False, objection__isnull=True)
                | Q(round__isnull=True, objection__isnull=False),
                name="recount_is_of_a_round_or_of_an_objection",
            ),
            models.CheckConstraint(condition=Q(holds_on__gte=models.F("before_on")), name="recount_takes_no_day_away"),
        ]

    def __str__(self) -> str:
        return f"{self.round or self.objection}: {self.get_term_display()}"
