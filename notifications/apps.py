from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Messages and background work: outbox, delivery, queue."""

    name = "notifications"
    verbose_name = "pemberitahuan"
