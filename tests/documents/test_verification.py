"""The public page states facts about a letter and nothing about people; it is found by code and limited in pace."""

import hashlib

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.urls import reverse

from documents import files, issuing, verification
from documents.enums import SigningMode
from documents.models import Letter
from tests.documents import samples, uploads
from tests.documents.issued import issue, officer, upload

pytestmark = pytest.mark.django_db
PEOPLE = ("Sri Teladani", "Dukuh Umpama", "331005", "0812", "Wening", "Joko Umpama")


@pytest.fixture(autouse=True)
def _no_limit_from_before() -> None:
    cache.clear()


def page_of(client, letter: Letter, **query: str):
    return client.get(reverse("documents:verify", args=[letter.verify_code]), query)


def words_of(response) -> str:
    return " ".join(response.content.decode().replace("\u2060", "").split())


@pytest.mark.parametrize("kind", samples.ALL)
def test_the_page_states_the_facts_of_a_letter_and_no_person(kind, client) -> None:
    letter = issuing.ensure_pdf(letter_id=issue(kind).pk, at=samples.AT)
    response = page_of(client, letter)
    words = words_of(response)
    assert response.status_code == 200
    assert letter.number in words
    assert letter.get_kind_display() in words
    assert "PPID Desa Kebondalem Lor" in words
    assert "10 Agustus 2026" in words
    for digest in (letter.body_sha256, letter.pdf_sha256):
        assert digest.upper() in words.replace(" ", "")
    assert [name for name in PEOPLE if name in words] == []


def test_the_page_says_what_it_proves_and_what_not(client) -> None:
    words = words_of(page_of(client, issue()))
    assert "Apa yang dibuktikan halaman ini" in words
    assert "Apa yang tidak dibuktikan" in words
    assert "bukan tanda tangan elektronik" in words


def test_a_letter_waits_is_signed_and_is_voided_in_plain_words(client) -> None:
    letter = issue()
    assert "belum ditandatangani" in words_of(page_of(client, letter))
    issuing.attach_scan(letter=letter, upload=upload(uploads.pdf()), by=officer(), at=samples.AT)
    assert "sudah ditandatangani" in words_of(page_of(client, letter))
    issuing.void(letter=letter, reason="Rahasia kantor", by=officer(), at=samples.AT)
    words = words_of(page_of(client, letter))
    assert "Surat ini sudah dibatalkan" in words
    assert "Rahasia kantor" not in words


def test_a_receipt_needs_no_signature(client) -> None:
    assert "tidak memerlukan tanda tangan" in words_of(page_of(client, issue("receipt")))


def test_an_altered_text_is_told_first(client) -> None:
    letter = issue()
    with issuing.transaction.get_connection().cursor() as cursor:
        cursor.execute("UPDATE documents_letter SET html = %s", [letter.html.replace("sebagian", "seluruhnya")])
    words = words_of(page_of(client, letter))
    assert "Arsip surat ini tidak utuh" in words
    assert "Surat ini tercatat" not in words


def test_an_electronic_signature_is_checked_and_a_test_certificate_named(client, test_certificate) -> None:
    letter = issuing.sign_electronically(
        letter=issue(signing_mode=SigningMode.TTE), by=officer(), at=samples.AT
    )  # fmt: skip
    words = words_of(page_of(client, letter))
    assert "Cocok dengan berkas yang tersimpan" in words
    assert "SERTIFIKAT UJI - BUKAN BSrE" in words
    assert "ditandatangani dengan sertifikat uji" in words
    assert "tidak mempunyai kekuatan hukum" in words
    assert "sudah ditandatangani. Cocokkan" not in words


def test_a_signed_file_that_is_gone_is_told(client, test_certificate) -> None:
    letter = issuing.sign_electronically(
        letter=issue(signing_mode=SigningMode.TTE), by=officer(), at=samples.AT
    )  # fmt: skip
    default_storage.delete(letter.signed_file.file.name)
    words = words_of(page_of(client, letter))
    assert "tidak dapat dipastikan" in words
    assert "tidak dapat dibaca saat ini" in words


@pytest.mark.parametrize("between", ["", " ", "-"])
def test_a_code_is_understood_as_people_type_it(between, client) -> None:
    letter = issue()
    typed = f" {letter.verify_code[:4]}{between}{letter.verify_code[4:]} ".lower()
    response = client.get(reverse("documents:find"), {"kode": typed})
    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200


def test_an_unknown_code_is_a_plain_page(client) -> None:
    response = client.get(reverse("documents:verify", args=["ZZZZ2222"]))
    assert response.status_code == 404
    assert "Tidak ada surat dengan kode ini" in words_of(response)


@pytest.mark.parametrize("code", ["", "ABC", "ABCD23456789", "abcd 23!5", "ÀBCD2345"])
def test_a_code_of_another_form_is_told_on_the_form(code, client) -> None:
    response = client.get(reverse("documents:find"), {"kode": code})
    assert response.status_code == 400
    assert "kode" in words_of(response).lower()


def test_the_form_works_without_a_token_or_cookie(client) -> None:
    response = client.get(reverse("documents:find"))
    assert response.status_code == 200
    assert "csrfmiddlewaretoken" not in words_of(response)
    assert not response.cookies


def test_checksums_are_compared(client) -> None:
    letter = issuing.ensure_pdf(letter_id=issue().pk, at=samples.AT)
    file_digest = hashlib.sha256(files.read(letter.pdf)).hexdigest()
    assert "cocok dengan berkas PDF yang diterbitkan" in words_of(page_of(client, letter, sidik=file_digest.upper()))
    printed = " ".join(letter.body_sha256[i : i + 4] for i in range(0, 16, 4)).upper()
    assert "cocok dengan isi surat" in words_of(page_of(client, letter, sidik=printed))
    assert "tidak cocok" in words_of(page_of(client, letter, sidik="0" * 64))
    assert "64 angka heksadesimal" in words_of(page_of(client, letter, sidik="halo"))


def test_a_checksum_typed_with_the_code_comes_along(client) -> None:
    letter = issue()
    response = client.get(reverse("documents:find"), {"kode": letter.verify_code, "sidik": letter.body_sha256})
    assert "cocok dengan isi surat" in words_of(client.get(response["Location"]))


def test_a_checksum_that_does_not_exist_yet_matches_nothing() -> None:
    found = verification.facts(issue().verify_code)
    assert found is not None
    assert verification.match(found, "0" * 64) is None


def test_guessing_is_slowed_down(client) -> None:
    letter = issue()
    tries = 0
    while (status := client.get(reverse("documents:verify", args=["ZZZZ2222"])).status_code) == 404:
        tries += 1
    assert status == 429
    # A new minute may begin in between, and grants as many again.
    assert 30 <= tries <= 60
    response = page_of(client, letter)
    assert response.status_code == 429
    assert "Terlalu banyak pemeriksaan" in words_of(response)


@pytest.mark.parametrize("name", ["find", "verify"])
def test_the_pages_only_answer_to_reading(name, client) -> None:
    address = reverse(f"documents:{name}", args=["ZZZZ2222"] if name == "verify" else [])
    assert client.post(address).status_code == 405


def test_the_page_shows_what_was_typed_only_as_text(client) -> None:
    response = client.get(reverse("documents:verify", args=["<b>x<"]))
    assert response.status_code == 404
    assert "<B>X<" not in response.content.decode()
