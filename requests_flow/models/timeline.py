"""The legal record: append-only events, each carrying the hash of the one before."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from requests_flow.enums import Actor, EventKind
from requests_flow.models.request import InformationRequest


class EventIsPermanent(RuntimeError):
    """The timeline is append-only: an event is never changed or deleted."""


class EventQuerySet(models.QuerySet["BaseEvent"]):
    """Refuses bulk changes; the timeline is only ever appended to."""

    def update(self, **kwargs: Any) -> int:
        """Refuse: EventIsPermanent."""
        raise EventIsPermanent

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: EventIsPermanent."""
        raise EventIsPermanent


class BaseEvent(models.Model):
    """One thing that happened. Facts hold ids, codes, dates and salted digests, never personal data or free text.

    Each kind of case has a chain of its own: the subclass names its case in `owner` and has a field of that name and
    the field `kind`.
    """

    owner: ClassVar[str]

    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=10, choices=Actor.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    facts = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{getattr(self, f'{self.owner}_id')} #{self.sequence} {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only; raise EventIsPermanent on a change."""
        if self.pk is not None:
            raise EventIsPermanent
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: EventIsPermanent."""
        raise EventIsPermanent


class Event(BaseEvent):
    """One thing that happened to a request."""

    owner = "request"

    request = models.ForeignKey(InformationRequest, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24, choices=EventKind.choices)

    class Meta:
        verbose_name = "peristiwa"
        verbose_name_plural = "peristiwa"
        ordering = ("request", "sequence")
        constraints = [models.UniqueConstraint(fields=("request", "sequence"), name="event_sequence_is_unique")]
