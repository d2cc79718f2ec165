"""A day and a time, as the browser's own input sends them."""

from typing import Any

from django import forms


def native_moment(**options: Any) -> forms.DateTimeField:
    """Return a field for a day and time; the browser's own input sends it as YYYY-MM-DDTHH:MM."""
    return forms.DateTimeField(
        widget=forms.DateTimeInput,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        error_messages={"required": "Isi tanggal dan jamnya.", "invalid": "Tanggal atau jam ini tidak lengkap."},
        **options,
    )
