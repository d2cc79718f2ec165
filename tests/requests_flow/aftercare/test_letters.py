"""The receipts for money and information, and letters with a cost, read back from their PDF."""

import pytest
from django.conf import settings

from documents import files, issuing
from tests.documents import reading
from tests.requests_flow import cases, readable
from tests.requests_flow.aftercare.letters import LETTERS
from tests.requests_flow.aftercare.world import AT, DAY


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


@pytest.mark.parametrize("make", LETTERS, ids=lambda make: make.__name__)
def test_the_letter_is_the_one_that_was_read(make, cast, snapshot):
    letter = make(cast)
    pdf = files.read(issuing.ensure_pdf(letter_id=letter.pk, at=AT + 9 * DAY).pdf)
    text = reading.text(pdf)
    assert cases.NIK not in text
    assert readable.settled(text, kode=letter.verify_code) == snapshot
    assert reading.faults(pdf) == reading.GOOD
    assert reading.unembedded_fonts(pdf) == []
    assert reading.codes(pdf) == {f"{settings.SITE_URL}/v/{letter.verify_code}/"}
    assert reading.tags(pdf)["H1"] == 1
