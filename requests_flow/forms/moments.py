"""A day and a time, as the browser's own input sends them."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from registry.models import PublicBody
from requests_flow import clocks

EARLIEST = timedelta(days=60)


def native_moment(**options: Any) -> forms.DateTimeField:
    """Return a field for a day and time; the browser's own input sends it as YYYY-MM-DDTHH:MM."""
    return forms.DateTimeField(
        widget=forms.DateTimeInput,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        error_messages={"required": "Isi tanggal dan jamnya.", "invalid": "Tanggal atau jam ini tidak lengkap."},
        **options,
    )


def moment_of_receipt(typed: datetime, body: PublicBody, *, at: datetime) -> datetime:
    """Return when something reached the desk of `body`, whose own clock was typed; `at` is now.

    Raises ValidationError for a moment ahead, or one so long ago that the date must be wrong.
    """
    moment = timezone.make_naive(typed).replace(tzinfo=ZoneInfo(clocks.zone_of(body)))
    if moment > at:
        raise ValidationError("Waktu diterima tidak boleh di masa depan.")
    if at - moment > EARLIEST:
        raise ValidationError(f"Paling lama {EARLIEST.days} hari yang lalu. Periksa tanggalnya.")
    return moment
