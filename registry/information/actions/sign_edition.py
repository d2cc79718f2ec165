"""sign_edition: the decree is signed; from now on this edition is the list."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import issuing
from registry import selectors
from registry.information import policies
from registry.information.actions import _edition
from registry.information.enums import EditionStatus
from registry.models import InformationEdition


@transaction.atomic
def sign_edition(
    *, edition: InformationEdition, scan: UploadedFile | None, by: User, at: datetime
) -> InformationEdition:
    """Keep the signed decree and let its edition replace the one in force, which stays readable.

    Raises Denied, FileRefused, LetterRefused without a scan, SigningFailed.
    """
    edition = _edition.locked(edition)
    policies.sign_edition(by, edition, selectors.local_date(edition.body, at))
    edition.letter = issuing.sign(letter=edition.letter, scan=scan, by=by, at=at)
    for before in InformationEdition.objects.filter(body=edition.body, status=EditionStatus.IN_FORCE):
        before.status = EditionStatus.REPLACED
        before.save(update_fields=["status"])
    edition.status, edition.signed_at, edition.signed_by = EditionStatus.IN_FORCE, at, by
    edition.save(update_fields=["status", "signed_at", "signed_by"])
    return edition
