"""Questions about disputes: which ones a desk lists, narrowed by words and stage. Nothing here writes."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from requests_flow.disputes import policies
from requests_flow.models import Dispute, DisputeStep


def listed(user: Any, *, on: date, q: str = "", stage: str = "") -> QuerySet[Dispute]:
    """Return the disputes that `user` may open, the latest first, each with `latest_due_on`."""
    rows = policies.visible_to(user, on=on).select_related("body__region", "objection__request")
    if q:
        rows = rows.filter(
            Q(register_number__icontains=q)
            | Q(objection__number__icontains=q)
            | Q(objection__request__number__icontains=q)
            | Q(objection__objector__name__icontains=q)
            | Q(objection__objector__organisation__icontains=q)
            | Q(body__name__icontains=q)
        )
    if stage:
        rows = rows.filter(status=stage)
    steps = DisputeStep.objects.filter(dispute=OuterRef("pk")).order_by("-pk")
    rows = rows.annotate(latest_due_on=Subquery(steps.values("next_due_on")[:1]))
    return rows.order_by("-recorded_at", "-pk")
