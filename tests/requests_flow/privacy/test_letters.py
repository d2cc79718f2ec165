"""The letters about personal data, read back from their PDF; archivable, accessible and verifiable."""

import pytest
from django.conf import settings

from documents import files, issuing
from tests.documents import reading
from tests.requests_flow import cases, readable
from tests.requests_flow.privacy import world
from tests.requests_flow.privacy.letters import LETTERS


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


@pytest.mark.parametrize("make", LETTERS, ids=lambda make: make.__name__)
def test_the_letter_is_the_one_that_was_read(make, cast, snapshot):
    letter = make(cast)
    pdf = files.read(issuing.ensure_pdf(letter_id=letter.pk, at=world.AT).pdf)
    text = reading.text(pdf)
    assert cases.NIK not in text
    assert readable.settled(text, kode=letter.verify_code) == snapshot
    assert reading.faults(pdf) == reading.GOOD
    assert reading.codes(pdf) == {f"{settings.SITE_URL}/v/{letter.verify_code}/"}
    assert reading.tags(pdf)["H1"] == 1
    assert reading.tags(pdf)["TH"] > 0


@pytest.mark.parametrize("make", LETTERS, ids=lambda make: make.__name__)
def test_the_verification_page_names_nobody(make, cast, client):
    letter = make(cast)
    assert "Fulanah" not in letter.title
    text = client.get(f"/v/{letter.verify_code}/").text
    assert letter.get_kind_display() in text
    assert "Fulanah" not in text
    assert "KTP" not in text
