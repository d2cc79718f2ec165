from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Regions, public bodies, appointments, calendar."""

    name = "registry"
    verbose_name = "registri"
