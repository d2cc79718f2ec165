"""publish_version: publish a new file of an item that everybody reads already."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from registry import selectors
from registry.information import policies
from registry.information.actions import _item, _release
from registry.models import InformationVersion


@transaction.atomic
def publish_version(*, version: InformationVersion, reason: str, by: User, at: datetime) -> InformationVersion:
    """Give the file its number and address; earlier ones stay where they are. Raises Denied or FindingsLeft."""
    item = _item.locked(version.item)
    policies.publish_version(by, item, selectors.local_date(item.body, at))
    version = InformationVersion.objects.select_related("file").get(pk=version.pk)
    if version.number is not None:
        raise Denied("Berkas ini sudah terbit.")
    _release.release(item, version, reason=reason, by=by, at=at)
    _item.refresh(item, at)
    item.save()
    return version
