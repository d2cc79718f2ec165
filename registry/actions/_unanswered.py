"""An invitation that still waits for its answer, locked for the one who wants to change it."""

from django.core.exceptions import ValidationError

from registry.models import Invitation


def lock_unanswered(invitation: Invitation) -> Invitation:
    """Return the invitation fresh and locked; raise ValidationError when it was accepted or revoked meanwhile."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("body__region", "created_by")
    current = rows.get(pk=invitation.pk)
    if current.accepted_at is not None:
        raise ValidationError(f"Undangan ini sudah diterima oleh {current.full_name}.")
    if current.revoked_at is not None:
        raise ValidationError("Undangan ini sudah dibatalkan.")
    return current
