from django.apps import AppConfig


class RequestsFlowConfig(AppConfig):
    """The heart: requests, clocks, answers, timeline."""

    name = "requests_flow"
    label = "requests_flow"
    verbose_name = "permohonan informasi"
