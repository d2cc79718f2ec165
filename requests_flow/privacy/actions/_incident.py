"""What several actions on an incident share: the lock."""

from requests_flow.models import Incident


def locked(case: Incident) -> Incident:
    """Return the incident fresh from the database and locked until the transaction ends."""
    rows = Incident.objects.select_for_update(of=("self",)).select_related("body", "body__region", "authority_letter")
    return rows.get(pk=case.pk)
