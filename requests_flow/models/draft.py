"""What a citizen has typed so far, encrypted, so that nothing is lost between the steps of the form."""

import uuid

from django.db import models

from accounts.encryption import EncryptedJSONField


class RequestDraft(models.Model):
    """An unsent request. Its id becomes the submission id: one form makes one request, however often it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey("registry.Region", models.CASCADE, related_name="+")
    body = models.ForeignKey("registry.PublicBody", models.CASCADE, related_name="+")
    answers = EncryptedJSONField(default=dict)
    files = models.ManyToManyField("documents.StoredFile", related_name="+")
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "rancangan permohonan"
        verbose_name_plural = "rancangan permohonan"

    def __str__(self) -> str:
        return str(self.pk)
