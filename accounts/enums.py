"""Closed lists of the accounts app."""

from django.db import models


class CodePurpose(models.TextChoices):
    """Why a one-time code was printed."""

    FIRST_SIGN_IN = "first_sign_in", "Masuk pertama kali"
    PASSWORD_RESET = "password_reset", "Ganti kata sandi yang lupa"
