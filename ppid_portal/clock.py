"""The one place of the web edge that reads the clock. Everything below is told the moment."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return the present moment in the portal's time zone, so that its date is the date people have.

    It is moved by CLOCK_OFFSET_SECONDS, which only the demo and the tests set.
    """
    offset = timedelta(seconds=settings.CLOCK_OFFSET_SECONDS)
    return timezone.localtime(timezone.now() + offset)  # noqa: TID251 - this is the edge
