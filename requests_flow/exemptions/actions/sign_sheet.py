"""sign_sheet: the sheet comes back signed by all participants; from then on the test counts."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from documents import issuing
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _test
from requests_flow.models import ConsequenceTest


@transaction.atomic
def sign_sheet(*, test: ConsequenceTest, scan: UploadedFile | None, by: User, at: datetime) -> ConsequenceTest:
    """Attach the signed scan (wet) or sign the PDF (tte), and finish the test (Perki 1/2021 article 49).

    Raises Denied, FileRefused, or LetterRefused when the scan is missing.
    """
    test = _test.locked(test)
    policies.sign_sheet(by, test, on=_test.local_day(test, at))
    issuing.sign(letter=test.sheet_letter, scan=scan, by=by, at=at)
    test.sign_sheet()
    test.finished_at, test.finished_by = at, by
    _test.save_move(test)
    return test
