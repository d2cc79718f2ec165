"""The papers as PDF: archivable, accessible, verifiable, on both sizes of paper and in every colour."""

import pytest

from documents import files, issuing
from documents.enums import SigningMode
from registry.actions.issue_decree import issue_decree
from registry.actions.update_body import update_body
from registry.enums import Accent
from registry.models import Appointment
from tests.documents import reading
from tests.registry import world
from tests.registry.service_documents import papers

AT = world.AT
SIZES = {"a4": (210, 297), "f4": (215, 330)}


def pdf_of(letter) -> bytes:
    return files.read(issuing.ensure_pdf(letter_id=letter.pk, at=AT).pdf)


@pytest.mark.parametrize(("mode", "paper"), [(SigningMode.WET, "a4"), (SigningMode.TTE, "f4")])
@pytest.mark.parametrize("kind", ["charter", "sop_consequence_test", "decree"])
def test_a_paper_is_archivable_accessible_and_verifiable(cast, kind, mode, paper):
    update_body(body=cast.body, changes={"paper": paper, "signing_mode": mode}, by=None, at=AT)
    cast.body.refresh_from_db()
    if kind == "decree":
        office = Appointment.objects.get(user=cast.ppid)
        letter = issue_decree(appointment=office, by=cast.ppid, at=AT).decree_letter
    else:
        letter = papers.issued(cast.body, kind, cast.ppid, AT).letter
    pdf = pdf_of(letter)
    assert reading.faults(pdf) == reading.GOOD
    assert reading.unembedded_fonts(pdf) == []
    assert set(reading.page_sizes(pdf)) == {SIZES[paper]}
    assert reading.codes(pdf) == {issuing.verify_url(letter.verify_code)}
    assert reading.tags(pdf)["H1"] == 1
    assert reading.tags(pdf)["Figure"] == 2


@pytest.mark.parametrize("paper", ["a4", "f4"])
def test_the_poster_is_one_page_with_its_signature_and_the_standard_another(cast, paper):
    update_body(body=cast.body, changes={"paper": paper}, by=None, at=AT)
    cast.body.refresh_from_db()
    pdf = pdf_of(papers.issued(cast.body, "charter", cast.ppid, AT).letter)
    assert len(reading.page_sizes(pdf)) == 2
    words = reading.prose(pdf)
    assert words.index("Slamet Contoh") < words.index("Standar layanan informasi publik")


def test_the_poster_wears_the_colour_of_the_village(cast):
    for accent in (Accent.PARI, Accent.BATA):
        update_body(body=cast.body, changes={"accent": accent}, by=None, at=AT)
        cast.body.refresh_from_db()
    assert 'data-warna="bata"' in papers.issued(cast.body, "charter", cast.ppid, AT).letter.html


def test_a_procedure_tells_its_steps_in_order(cast):
    words = reading.prose(pdf_of(papers.issued(cast.body, "sop_request", cast.ppid, AT).letter))
    assert words.index("Menerima permohonan") < words.index("Menjawab secara tertulis") < words.index("Jangka waktu")
    assert "Paling lama 10 hari kerja" in words
    assert "Jumlah halaman 2" in words
