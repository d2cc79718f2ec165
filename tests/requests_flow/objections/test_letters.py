"""The two letters of an objection, read back from their PDF; archivable, accessible and verifiable in every state."""

import pytest
from django.conf import settings

from documents import files, issuing
from documents.models import Letter
from requests_flow.objections.actions.decide import decide
from tests.documents import reading
from tests.requests_flow import cases, readable
from tests.requests_flow.objections import world
from tests.requests_flow.objections.letters import LETTERS, PARTLY


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


def pdf_of(letter: Letter) -> bytes:
    return files.read(issuing.ensure_pdf(letter_id=letter.pk, at=world.AT).pdf)


@pytest.mark.parametrize("make", LETTERS, ids=lambda make: make.__name__)
def test_the_letter_is_the_one_that_was_read(make, cast, snapshot):
    letter = make(cast)
    pdf = pdf_of(letter)
    text = reading.text(pdf)
    assert cases.NIK not in text
    assert readable.settled(text, kode=letter.verify_code) == snapshot
    assert reading.faults(pdf) == reading.GOOD
    assert reading.unembedded_fonts(pdf) == []
    assert reading.codes(pdf) == {f"{settings.SITE_URL}/v/{letter.verify_code}/"}
    assert reading.tags(pdf)["H1"] == 1
    assert reading.tags(pdf)["Figure"] == 2
    assert reading.tags(pdf)["TH"] > 0


@pytest.mark.parametrize("mode", ["wet", "tte"])
def test_the_head_signs_in_the_way_of_the_body(mode, cast):
    cast.body.signing_mode = mode
    cast.body.save()
    case = world.file(cast, world.answered(cast), grounds=("d",)).case
    letter = decide(case=case, ruling=PARTLY, by=cast.head, at=world.AT).letter
    words = reading.prose(pdf_of(letter))
    assert reading.faults(pdf_of(letter)) == reading.GOOD
    assert ("Ruang tanda tangan elektronik" in words) == (mode == "tte")
    assert (letter.signer_name, letter.signer_role) == ("Slamet Contoh", "Kepala Desa Sengon selaku Atasan PPID Desa")


def test_an_electronic_signature_makes_the_response_count(cast):
    cast.body.signing_mode = "tte"
    cast.body.save()
    case = world.walk_to("decided", cast)
    assert world.letter_of(case).signed_file_id
    assert case.answered_at
