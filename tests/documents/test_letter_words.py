"""Every letter word for word, for people to read when it changes."""

import re
from html import unescape

import pytest

from documents import issuing
from tests.documents import reading, samples
from tests.documents.issued import draft_arguments
from tests.documents.test_letters_as_pdf import VARIANTS, kind_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_words_of_a_letter_are_those_that_were_read(variant, snapshot) -> None:
    arguments = draft_arguments(kind_of(variant), content=VARIANTS[variant])
    assert written(issuing.preview_html(**arguments)) == snapshot


def written(html: str) -> str:
    """Return the words in reading order, one line for each paragraph, cell or list item."""
    body = re.sub(r"\s+", " ", html[html.index("<body") :].replace("\u00a0", " ").replace("\u2060", ""))
    lines = re.sub(r"</(?:p|td|th|li|h1|h2|caption)>", "\n", body)
    plain = unescape(re.sub(r"<br>", " / ", lines)).split("\n")
    words = (" ".join(re.sub(r"<[^>]+>", "", line).split()) for line in plain)
    return "\n".join(line for line in words if line)


def words_of(**changes) -> str:
    return reading.prose(issuing.preview(**draft_arguments("notification", **changes)))


def test_an_answer_in_time_names_the_term() -> None:
    words = words_of()
    assert "pada hari kerja ketujuh, dalam jangka waktu Pasal 22 ayat (7)" in words
    assert "Pasal 13 ayat (7) Peraturan Komisi Informasi Nomor 1 Tahun 2018" in words


def test_an_answer_after_an_extension_names_the_extension() -> None:
    words = words_of(content=samples.notification(is_extended=True, answered_on_day=0))
    assert "dalam jangka waktu yang diperpanjang menurut Pasal 22 ayat (8)" in words


def test_a_late_answer_says_so_and_apologises() -> None:
    words = words_of(content=samples.notification(is_late=True))
    assert "melewati jangka waktu Pasal 22" in words
    assert "Kami mohon maaf" in words
    assert "dalam jangka waktu Pasal 22 ayat (7)" not in words


def test_a_regency_does_not_cite_the_village_standard() -> None:
    assert "Nomor 1 Tahun 2018" not in words_of(letterhead=samples.letterhead(is_village=False))


def test_an_answer_names_the_letters_that_go_with_it() -> None:
    content = samples.notification(refusal_number="3/PPID/2026", referral_number="500.12/009/2026")
    words = words_of(content=content)
    assert "Keputusan Nomor 3/PPID/2026" in words
    assert "surat Nomor 500.12/009/2026" in words


def test_an_answer_lists_the_files_with_size_and_checksum() -> None:
    words = words_of()
    assert "APBDes 2026.pdf 84 kB 0F3A 0F3A 0F3A 0F3A" in words
    assert "LRA semester 1.xlsx 1,3 MB 9BE1 9BE1 9BE1 9BE1" in words


def test_a_refusal_for_lack_of_documents_is_no_exemption() -> None:
    arguments = draft_arguments("refusal", content=samples.not_available())
    words = reading.prose(issuing.preview(**arguments))
    assert "bukan pengecualian menurut Pasal 17" in words
    assert "Pasal 6 ayat (3) huruf e" in words
    assert "uji konsekuensi" not in words
    assert "Pasal 35 ayat (1) huruf e" in words


def test_a_refusal_states_harm_benefit_and_period() -> None:
    words = reading.prose(issuing.preview(**draft_arguments("refusal")))
    assert "apabila dibuka: mengungkap aset" in words
    assert "apabila ditutup: hak pribadi" in words
    assert "jangka waktu: selama belum ada persetujuan tertulis" in words
