"""The fixed words of this app."""

from django.db import models


class Channel(models.TextChoices):
    """How a message travels."""

    EMAIL = "email", "Surel"
    PORTAL = "portal", "Kotak pemberitahuan"


class Outcome(models.TextChoices):
    """How one attempt to deliver ended."""

    ACCEPTED = "accepted", "Diterima server penerima"
    REFUSED = "refused", "Ditolak server penerima"
    ERROR = "error", "Gagal, dicoba lagi"
