"""set_retention: a regency chooses how long one class of data is kept, within the bounds of the timetable."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from registry import policies as registry_policies
from registry.models import Region
from requests_flow.models import RetentionTerm
from requests_flow.retention import selectors, table


@transaction.atomic
def set_retention(
    *, regency: Region, data_class: str, days: int, reason: str, by: User, at: datetime
) -> RetentionTerm | None:
    """Add the new term; None when it is the one that holds already. Raises Denied, or ValidationError with sentences.

    What is shorter is deleted at the next run of the job, what is longer only from then on.
    """
    registry_policies.administer(by, regency, timezone.localtime(at).date())
    rule = table.rules().get(data_class)
    fault = rule.fault_of(days) if rule else "Golongan data ini tidak dikenal."
    if fault:
        raise ValidationError({"days": fault})
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan perubahan ini."})
    if selectors.terms_of(regency)[data_class] == days:
        return None
    return RetentionTerm.objects.create(
        regency=regency, data_class=data_class, days=days, reason=reason.strip(), set_at=at, set_by=by
    )
