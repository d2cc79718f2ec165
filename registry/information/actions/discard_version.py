"""discard_version: delete a file that was never published."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from documents import files
from registry import selectors
from registry.information import policies
from registry.information.actions import _item
from registry.models import InformationVersion


@transaction.atomic
def discard_version(*, version: InformationVersion, by: User, at: datetime) -> None:
    """Delete the file and its entry; what was published is never deleted. Raises Denied."""
    item = _item.locked(version.item)
    policies.change(by, item, selectors.local_date(item.body, at))
    version = InformationVersion.objects.select_related("file").get(pk=version.pk)
    if version.number is not None:
        raise Denied("Berkas yang sudah terbit tidak dihapus. Unggah versi baru, atau tarik informasinya.")
    stored = version.file
    version.delete()
    files.purge(stored_file=stored, at=at)
