"""sign_decree: the decree is signed, and every test that it lists carries its number and date."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import issuing
from requests_flow import clocks
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _decree
from requests_flow.models import ConsequenceTest, ExemptListDecree


@transaction.atomic
def sign_decree(*, decree: ExemptListDecree, scan: UploadedFile | None, by: User, at: datetime) -> ExemptListDecree:
    """Attach the signed scan (wet) or sign the PDF (tte); the exempt list shows number and date from now on.

    Raises Denied, FileRefused, or LetterRefused when the scan is missing.
    """
    decree = _decree.locked(decree)
    policies.sign_decree(by, decree, on=clocks.local_day(decree.body, at))
    decree.letter = issuing.sign(letter=decree.letter, scan=scan, by=by, at=at)
    # The day on the letter is the day of the decree, also when its scan comes in later.
    decreed_on = clocks.local_day(decree.body, decree.letter.issued_at)
    listed = ConsequenceTest.objects.filter(decree_entries__decree=decree)
    listed.update(decree_number=decree.number, decree_on=decreed_on)
    return decree
