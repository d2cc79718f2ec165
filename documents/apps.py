from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files and letters: take in, number, render, freeze, verify."""

    name = "documents"
    verbose_name = "dokumen"
