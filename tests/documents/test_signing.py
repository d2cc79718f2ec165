"""Electronic signatures: valid, tamper shows, the archive format survives, a test certificate says that it is one."""

import io
import stat

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from documents import files, issuing, signing
from documents.enums import LetterStatus, SigningMode
from documents.models import Letter, StoredFile
from tests.documents import reading, samples, uploads
from tests.documents.issued import issue, officer, upload

pytestmark = pytest.mark.django_db
KINDS = [kind for kind in samples.ALL if kind != "receipt"]


def signed(kind: str = "notification", **changes) -> Letter:
    letter = issue(kind, signing_mode=SigningMode.TTE, **changes)
    return issuing.sign_electronically(letter=letter, by=officer(), at=samples.AT)


@pytest.mark.parametrize("paper", ["a4", "f4"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_signed_letter_is_valid_and_still_archivable_and_accessible(kind, paper, test_certificate) -> None:
    letter = signed(kind, paper=paper)
    data = files.read(letter.signed_file)
    checked = signing.check(data)
    assert checked is not None
    assert checked.is_valid
    assert reading.faults(data) == reading.GOOD
    assert (letter.status, letter.counts) == (LetterStatus.SIGNED, True)


def test_the_signed_file_begins_with_the_issued_pdf_byte_by_byte(test_certificate) -> None:
    letter = signed()
    issued, final = files.read(letter.pdf), files.read(letter.signed_file)
    assert final.startswith(issued)
    assert letter.signed_sha256 != letter.pdf_sha256
    assert StoredFile.objects.count() == 2


def test_a_changed_byte_breaks_the_signature(test_certificate) -> None:
    data = bytearray(files.read(signed().signed_file))
    data[len(data) // 2] ^= 1
    checked = signing.check(bytes(data))
    assert checked is None or not checked.is_valid


def test_a_later_addition_shows(test_certificate) -> None:
    target = io.BytesIO(files.read(signed().signed_file))
    writer = signing.KeepMetadata(target)
    writer.root["/Tambahan"] = signing.fields.generic.pdf_string("diam-diam")
    writer.update_root()
    writer.write_in_place()
    checked = signing.check(target.getvalue())
    assert checked is not None
    assert checked.is_intact
    assert not checked.is_valid


def test_a_pdf_without_a_signature_and_no_pdf_have_none() -> None:
    assert signing.check(uploads.pdf()) is None
    assert signing.check(b"bukan PDF") is None


def test_the_test_certificate_says_that_it_is_a_test(test_certificate) -> None:
    checked = signing.check(files.read(signed().signed_file))
    assert checked is not None
    assert checked.is_test
    assert checked.issuer == checked.subject == "SERTIFIKAT UJI - BUKAN BSrE"


def test_the_signature_is_in_the_form_that_archives_want(test_certificate) -> None:
    signature = PdfFileReader(io.BytesIO(files.read(signed().signed_file))).embedded_signatures[0]
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.self_reported_timestamp == samples.AT


def test_the_field_is_named_for_screen_readers_and_covers_nothing(test_certificate) -> None:
    with pikepdf.open(io.BytesIO(files.read(signed().signed_file))) as document:
        field = document.Root.AcroForm.Fields[0]
        assert str(field.TU) == "Tanda tangan elektronik PPID Desa Kebondalem Lor"
        left, bottom, right, top = (float(edge) for edge in field.Rect)
        width, height = (float(edge) for edge in document.pages[0].MediaBox[2:])
    assert left >= width or bottom >= height or right <= 0 or top <= 0


def test_a_letter_is_signed_electronically_once(test_certificate) -> None:
    letter = signed()
    with pytest.raises(issuing.LetterRefused, match="sudah ditandatangani"):
        issuing.sign_electronically(letter=letter, by=officer(), at=samples.AT)


@pytest.mark.parametrize(
    ("mode", "sentence"), [(SigningMode.WET, "di atas kertas"), (SigningMode.NONE, "tidak memerlukan")]
)
def test_only_letters_of_that_mode_are_signed_electronically(mode, sentence, test_certificate) -> None:
    with pytest.raises(issuing.LetterRefused, match=sentence):
        issuing.sign_electronically(letter=issue(signing_mode=mode), by=officer(), at=samples.AT)


def test_a_voided_letter_is_not_signed(test_certificate) -> None:
    letter = issuing.void(letter=issue(signing_mode=SigningMode.TTE), reason="Salah", by=officer(), at=samples.AT)
    with pytest.raises(issuing.LetterRefused, match="sudah dibatalkan"):
        issuing.sign_electronically(letter=letter, by=officer(), at=samples.AT)


def test_a_wrong_passphrase_is_a_sentence_and_signs_nothing(test_certificate) -> None:
    letter = issue(signing_mode=SigningMode.TTE)
    with pytest.raises(signing.SigningFailed, match="tidak dapat dibuka"):
        issuing.sign_electronically(letter=letter, by=officer(), at=samples.AT, secret="salah")
    assert Letter.objects.get().status == LetterStatus.AWAITING_SIGNATURE


def test_the_configured_certificate_is_used(settings, tmp_path) -> None:
    path = tmp_path / "kunci.p12"
    signing.make_test_certificate(path)
    settings.TTE_PKCS12, settings.TTE_PASSPHRASE = str(path), signing.TEST_PASSPHRASE
    assert signing.configured_signer() == signing.Pkcs12Signer(path, signing.TEST_PASSPHRASE)
    checked = signing.check(files.read(signed().signed_file))
    assert checked is not None
    assert checked.is_valid


def test_production_never_signs_with_a_test_certificate(settings, tmp_path) -> None:
    settings.MODE, settings.TTE_PKCS12, settings.VAR_DIR = "production", "", tmp_path
    with pytest.raises(signing.SigningFailed, match="belum disiapkan"):
        signing.configured_signer()
    assert list(tmp_path.iterdir()) == []


def test_the_test_certificate_is_made_on_first_use_and_kept(settings, tmp_path) -> None:
    settings.TTE_PKCS12, settings.VAR_DIR = "", tmp_path
    first, second = signing.configured_signer(), signing.configured_signer()
    assert first == second
    (path,) = tmp_path.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_stream_that_would_break_the_archive_format_is_written_again() -> None:
    rooms: list[int | None] = []

    def attempt(room: int | None) -> bytes:
        rooms.append(room)
        return b"surat\r\nendstream" + (b"x\r\nendstream" if len(rooms) < 3 else b"x\nendstream")

    assert signing.archivable(attempt, start=16).endswith(b"x\nendstream")
    assert rooms == [None, signing.ROOM, signing.ROOM + 2]
    with pytest.raises(signing.SigningFailed, match="bentuk arsip"):
        signing.archivable(lambda room: b"\r\nendstream", start=0)


def test_a_file_that_is_no_pdf_is_not_signed(test_certificate) -> None:
    with pytest.raises(signing.SigningFailed, match="tidak dapat dibaca"):
        signing.configured_signer().sign(b"bukan PDF", at=samples.AT, field_label="x")


def test_a_scan_does_not_pass_for_an_electronic_signature(test_certificate) -> None:
    letter = issue(signing_mode=SigningMode.TTE)
    with pytest.raises(issuing.LetterRefused, match="secara elektronik"):
        issuing.attach_scan(letter=letter, upload=upload(uploads.pdf()), by=officer(), at=samples.AT)
