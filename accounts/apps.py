from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who is this person: users, sign-in, one-time codes."""

    name = "accounts"
    verbose_name = "akun"
