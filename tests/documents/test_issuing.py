"""A letter is issued once and stays as it is; PDF, signature and voiding are each added once."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connections, transaction

from documents import files, issuing, pdf
from documents.enums import LetterStatus, SigningMode
from documents.frozen import FrozenRecord
from documents.models import Letter, StoredFile
from tests.documents import samples, uploads
from tests.documents.issued import draft_arguments, issue, officer, upload

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 8, 12, 3, 0, tzinfo=UTC)


def scanned(letter: Letter) -> Letter:
    return issuing.attach_scan(letter=letter, upload=upload(uploads.pdf(), "pindaian.pdf"), by=officer(), at=LATER)


def test_letters_of_a_series_are_numbered_without_a_gap() -> None:
    assert [issue().number for _ in range(3)] == ["500.12/001/2026", "500.12/002/2026", "500.12/003/2026"]


def test_each_series_has_its_own_numbers() -> None:
    assert [issue("extension").number, issue("refusal").number] == ["500.12/001/2026", "1/PPID/2026"]


def test_a_receipt_bears_the_registration_number_and_takes_none() -> None:
    letter = issue("receipt")
    assert (letter.number, letter.series, letter.sequence) == ("025/PI/VIII/2026", "", None)
    assert issue("extension").sequence == 1


def test_the_year_of_a_number_is_the_local_year() -> None:
    new_year = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)  # 1 January 2027, 00.30 in Klaten
    letter = issue(at=new_year)
    assert (letter.number, letter.year) == ("500.12/001/2027", 2027)
    assert "1\u00a0Januari\u00a02027" in letter.html
    assert issue(at=new_year, zone="Asia/Jayapura").year == 2027


@pytest.mark.parametrize("numbering", [{}, {"number": "1", "series": "SURAT", "number_pattern": "{n}"}])
def test_a_letter_needs_exactly_one_source_of_its_number(numbering) -> None:
    nothing = {"series": "", "number_pattern": "", "number": ""}
    with pytest.raises(ValueError, match="either a series"):
        issue(**(nothing | numbering))


def test_a_failed_letter_gives_its_number_back() -> None:
    def fail_after_issuing() -> None:
        with transaction.atomic():
            issue()
            raise RuntimeError("something later in the action")

    with pytest.raises(RuntimeError):
        fail_after_issuing()
    assert issue().number == "500.12/001/2026"


def test_the_title_carries_the_number() -> None:
    assert issue(title="Keputusan Nomor {nomor}").title == "Keputusan Nomor 500.12/001/2026"


@pytest.mark.parametrize(
    "change",
    [
        {"number": "9"}, {"html": "<body>lain</body>"}, {"body_sha256": "0"}, {"issued_at": LATER}, {"title": "x"},
        {"signer_name": "x"}, {"subject": "x"}, {"verify_code": "AAAAAAAA"}, {"signing_mode": "none"}, {"paper": "f4"},
    ],
)  # fmt: skip
def test_an_issued_letter_cannot_be_changed(change) -> None:
    letter = issue()
    for name, value in change.items():
        setattr(letter, name, value)
    with pytest.raises(FrozenRecord, match="tidak dapat diubah"):
        letter.save()


def test_an_issued_letter_cannot_be_deleted_or_changed_in_bulk() -> None:
    letter = issue()
    for attempt in (
        letter.delete,
        Letter.objects.all().delete,
        lambda: Letter.objects.update(number="9"),
        lambda: Letter.objects.bulk_update([letter], ["number"]),
    ):
        with pytest.raises(FrozenRecord):
            attempt()
    assert Letter.objects.get().number == "500.12/001/2026"


def test_what_was_added_once_cannot_be_replaced() -> None:
    letter = scanned(issue())
    letter.signed_at = LATER.replace(year=2027)
    with pytest.raises(FrozenRecord):
        letter.save()
    letter = Letter.objects.get()
    letter.signed_file, letter.signed_at, letter.signed_by = None, None, None
    with pytest.raises(FrozenRecord):
        letter.save()


def test_the_database_refuses_half_a_signature() -> None:
    letter = issue()
    letter.signed_at = LATER
    with pytest.raises(IntegrityError):
        letter.save()


def test_a_letter_that_was_tampered_with_in_the_database_is_noticed() -> None:
    letter = issue()
    changed = letter.html.replace("dikabulkan sebagian", "dikabulkan seluruhnya")
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE documents_letter SET html = %s", [changed])
    assert not issuing.is_intact(Letter.objects.get())


def test_the_pdf_is_made_once_and_kept() -> None:
    letter = issue()
    assert letter.pdf is None
    first = issuing.ensure_pdf(letter_id=letter.pk, at=LATER)
    again = issuing.ensure_pdf(letter_id=letter.pk, at=LATER.replace(year=2027))
    assert first.pdf == again.pdf
    assert first.pdf_sha256 == first.pdf.sha256 == again.pdf_sha256
    assert first.pdf.original_name == "pemberitahuan-tertulis-500-12-001-2026.pdf"
    assert StoredFile.objects.count() == 1


def test_what_a_renderer_makes_is_always_the_same_letter() -> None:
    letter = issue()
    made = files.read(issuing.ensure_pdf(letter_id=letter.pk, at=LATER).pdf)
    again = pdf.render(letter.html, identifier=letter.body_sha256, verify_url=issuing.verify_url(letter.verify_code))
    assert made == again


@pytest.mark.django_db(transaction=True)
def test_four_renderers_at_once_keep_one_pdf() -> None:
    letter = issue()
    kept: list[str] = []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            kept.append(str(issuing.ensure_pdf(letter_id=letter.pk, at=LATER).pdf_id))
        except BaseException as fault:  # noqa: BLE001 - a thread must report whatever stopped it
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(kept) == 4
    assert len(set(kept)) == 1
    assert StoredFile.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_letters_issued_at_once_have_twenty_numbers() -> None:
    person = officer()
    numbers: list[int] = []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            numbers.append(issue("extension", by=person).sequence)
        except BaseException as fault:  # noqa: BLE001 - a thread must report whatever stopped it
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(numbers) == list(range(1, 21))


def test_a_wet_letter_counts_only_after_its_scan() -> None:
    letter = issue()
    assert (letter.status, letter.is_signed, letter.counts) == (LetterStatus.AWAITING_SIGNATURE, False, False)
    letter = scanned(letter)
    assert (letter.status, letter.is_signed, letter.counts) == (LetterStatus.SIGNED, True, True)
    assert (letter.signed_by, letter.signed_at) == (officer(), LATER)
    assert letter.signed_sha256 == letter.signed_file.sha256
    assert letter.best_file == letter.signed_file


def test_the_scan_stands_beside_the_pdf() -> None:
    letter = scanned(issuing.ensure_pdf(letter_id=issue().pk, at=LATER))
    assert letter.pdf is not None
    assert letter.pdf != letter.signed_file


def test_a_receipt_counts_at_once() -> None:
    letter = issue("receipt")
    assert (letter.status, letter.counts) == (LetterStatus.VALID, True)
    with pytest.raises(issuing.LetterRefused, match="tidak memerlukan tanda tangan"):
        scanned(letter)


def test_a_letter_is_signed_once() -> None:
    letter = scanned(issue())
    with pytest.raises(issuing.LetterRefused, match="sudah ditandatangani"):
        scanned(letter)


def test_a_stale_copy_cannot_sign_a_second_time() -> None:
    stale = issue()
    scanned(Letter.objects.get(pk=stale.pk))
    with pytest.raises(issuing.LetterRefused, match="sudah ditandatangani"):
        scanned(stale)


def test_a_scan_is_refused_for_an_electronic_letter() -> None:
    with pytest.raises(issuing.LetterRefused, match="secara elektronik"):
        scanned(issue(signing_mode=SigningMode.TTE))


def test_a_scan_must_be_a_picture_or_pdf() -> None:
    letter = issue()
    with pytest.raises(files.FileRefused):
        issuing.attach_scan(letter=letter, upload=upload(b"teks", "a.txt"), by=officer(), at=LATER)
    assert not Letter.objects.get().is_signed


def test_a_voided_letter_has_no_effect_and_keeps_its_number() -> None:
    letter = issuing.void(letter=scanned(issue()), reason=" Salah alamat ", by=officer(), at=LATER)
    assert (letter.status, letter.counts, letter.void_reason) == (LetterStatus.VOIDED, False, "Salah alamat")
    assert issue().number == "500.12/002/2026"


def test_a_letter_is_voided_once_with_a_reason() -> None:
    letter = issue()
    with pytest.raises(issuing.LetterRefused, match="alasan"):
        issuing.void(letter=letter, reason="  ", by=officer(), at=LATER)
    issuing.void(letter=letter, reason="Salah", by=officer(), at=LATER)
    with pytest.raises(issuing.LetterRefused, match="sudah dibatalkan"):
        issuing.void(letter=letter, reason="Lagi", by=officer(), at=LATER)
    with pytest.raises(issuing.LetterRefused, match="sudah dibatalkan"):
        scanned(letter)


def test_a_preview_takes_no_number_and_writes_nothing() -> None:
    html = issuing.preview_html(**draft_arguments("notification"))
    assert "(diberikan saat terbit)" in html
    assert not Letter.objects.exists()
    assert not issuing.numbering.LetterCounter.objects.exists()
    assert issue().number == "500.12/001/2026"


def test_codes_can_be_read_from_paper() -> None:
    letter = issue()
    assert len(letter.verify_code) == issuing.CODE_LENGTH
    assert set(letter.verify_code) <= set(issuing.CODE_ALPHABET)
    assert not set("01OILU") & set(issuing.CODE_ALPHABET)


def test_the_stored_text_holds_markup_only_of_the_template() -> None:
    content = samples.notification(addressee=samples.addressee(name="<script>alert(1)</script>"))
    letter = issue(content=content)
    assert "<script>" not in letter.html
    assert "&lt;script&gt;" in letter.html
