"""What is taken in, what is refused with which sentence, and what happens to a file afterwards."""

import contextlib
import io
import os

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from documents import files, jobs
from documents.enums import FileKind
from documents.frozen import FrozenRecord
from documents.models import StoredFile
from tests.documents import samples, uploads
from tests.documents.issued import officer, upload

pytestmark = pytest.mark.django_db


def script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def take(data: bytes, name: str = "berkas.pdf", kind: FileKind = FileKind.ANSWER) -> StoredFile:
    return files.intake(upload=upload(data, name), kind=kind, scope="request:1", by=None, at=samples.AT)


@pytest.mark.parametrize(
    ("data", "name", "media_type", "stored_as"),
    [
        (uploads.pdf(), "LPJ 2025.pdf", "application/pdf", "LPJ 2025.pdf"),
        (uploads.picture(), "foto.jpeg", "image/jpeg", "foto.jpg"),
        (uploads.picture("PNG"), "peta.png", "image/png", "peta.png"),
        (uploads.picture("WEBP"), "peta.webp", "image/webp", "peta.webp"),
        (uploads.docx(), "surat.docx", files.inspection.WORD, "surat.docx"),
        (uploads.xlsx(), "apbdes.xlsx", files.inspection.SHEET, "apbdes.xlsx"),
        (uploads.opendocument(), "surat.odt", files.inspection.ODT, "surat.odt"),
        (uploads.opendocument("spreadsheet"), "apbdes.ods", files.inspection.ODS, "apbdes.ods"),
        (b"kode;uraian\n1;Belanja desa\n", "apbdes.csv", "text/csv", "apbdes.csv"),
        ("Catatan rapat, café".encode(), "catatan.txt", "text/plain", "catatan.txt"),
        ("Catatan rapat, café".encode("cp1252"), "catatan.txt", "text/plain", "catatan.txt"),
    ],
)
def test_an_answer_may_be_of_any_office_type(data, name, media_type, stored_as) -> None:
    stored = take(data, name)
    assert (stored.media_type, stored.original_name) == (media_type, stored_as)
    assert stored.size == len(files.read(stored))


def test_the_type_comes_from_the_content_and_not_from_the_name() -> None:
    stored = take(uploads.picture(), "ktp.pdf.exe")
    assert (stored.media_type, stored.original_name) == ("image/jpeg", "ktp.pdf.jpg")


@pytest.mark.parametrize("kind", [FileKind.IDENTITY, FileKind.POWER_OF_ATTORNEY, FileKind.SIGNED_SCAN])
def test_identity_and_scans_are_pictures_or_pdf_only(kind) -> None:
    assert take(uploads.picture(), "ktp.jpg", kind).media_type == "image/jpeg"
    with pytest.raises(files.FileRefused, match="Gunakan PDF, JPG, atau PNG"):
        take(uploads.docx(), "ktp.docx", kind)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "kosong.pdf", "kosong"),
        (b"<html><script>alert(1)</script></html>", "halaman.html", "Jenis berkas"),
        (b"<html><script>alert(1)</script></html>", "halaman.txt", "Jenis berkas"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "gambar.svg", "Jenis berkas"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "gambar.csv", "Jenis berkas"),
        (b"MZ" + b"\0" * 200, "program.pdf", "Jenis berkas"),
        (b"\x7fELF" + b"\0" * 200, "program.txt", "Jenis berkas"),
        (b"#!/bin/sh\nrm -rf /\n", "skrip.txt", "Jenis berkas"),
        (uploads.package({"a.txt": b"x"}), "arsip.zip", "Jenis berkas"),
        (uploads.package({"a.txt": b"x"}), "arsip.docx", "Jenis berkas"),
        (b"\xef\xbb\xbf <b onclick='alert(1)'>teks</b>", "catatan.txt", "Jenis berkas"),
        (b"catatan biasa tanpa tanda apa pun", "catatan.html", "Jenis berkas"),
        (b"catatan " * 9000 + b"\0", "catatan.txt", "bukan teks"),
        (b"catatan " * 9000 + b"\x81\xff", "catatan.txt", "tidak dapat dibaca"),
        (uploads.pdf()[:200], "putus.pdf", "rusak"),
        (uploads.picture()[:300], "putus.jpg", "rusak"),
        (uploads.docx()[:-40], "putus.docx", "rusak"),
        (uploads.locked_pdf(user="rahasia"), "terkunci.pdf", "kata sandi"),
        (uploads.locked_pdf(), "terkunci.pdf", "kata sandi"),
        (uploads.pdf(pages=0), "tanpa-halaman.pdf", "tidak berisi halaman"),
        (uploads.pdf(OpenAction=script()), "skrip.pdf", "berisi program"),
        (uploads.pdf(AA=pikepdf.Dictionary(WC=script())), "skrip.pdf", "berisi program"),
        (uploads.pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.Launch)), "luncur.pdf", "berisi program"),
        (uploads.pdf_with_attachment(), "lampiran.pdf", "berisi program"),
        (uploads.docx(**{"word/vbaProject.bin": b"x"}), "makro.docx", "makro"),
        (uploads.xlsx(**{"xl/embeddings/oleObject1.bin": b"x"}), "ole.xlsx", "makro"),
        (uploads.opendocument(**{"Basic/Standard/Module1.xml": b"x"}), "makro.odt", "makro"),
        (uploads.docx(**{"word/media/besar.bin": b"\0" * 210_000_000}), "bom.docx", "terlalu besar"),
        (uploads.docx(**{"word/media/rapat.bin": b"\0" * 60_000_000}), "rapat.docx", "terlalu besar"),
        (uploads.xlsx(**{"xl/embeddings/lain.xlsx": uploads.xlsx()}), "berlapis.xlsx", "memuat berkas lain"),
        (uploads.opendocument(**{"lampiran.zip": uploads.package({"a": b"x"})}), "berlapis.odt", "memuat berkas lain"),
        (uploads.opendocument(**{"META-INF/manifest.xml": b"<encryption-data/>"}), "terkunci.odt", "kata sandi"),
        (uploads.png_that_claims(20_000, 20_000), "bom.png", "terlalu besar"),
    ],
)
def test_what_is_not_what_it_seems_is_refused_with_a_sentence(data, name, sentence) -> None:
    with pytest.raises(files.FileRefused, match=sentence):
        take(data, name)
    assert not StoredFile.objects.exists()


def test_a_file_over_the_limit_is_refused(settings) -> None:
    settings.MAX_UPLOAD_BYTES = 2_000_000
    with pytest.raises(files.FileRefused, match="paling besar 2 MB"):
        take(b"%PDF-1.7" + b"0" * 2_000_000)


@pytest.mark.parametrize(
    ("kind", "limit"), [(FileKind.IDENTITY, 5), (FileKind.POWER_OF_ATTORNEY, 5), (FileKind.SIGNED_SCAN, 10)]
)
def test_each_kind_has_its_own_limit(kind, limit) -> None:
    assert files.limit_in_words(kind) == f"paling besar {limit} MB"
    with pytest.raises(files.FileRefused, match=f"paling besar {limit} MB"):
        take(b"%PDF-1.7" + b"0" * (limit * 1_000_000), "besar.pdf", kind)


def test_every_kind_that_is_taken_in_has_a_limit(settings) -> None:
    assert files.ACCEPTED.keys() <= settings.UPLOAD_LIMITS_MB.keys()


def test_a_photograph_forgets_its_place_and_camera_and_stands_upright() -> None:
    stored = take(uploads.picture_with_place(), "IMG_001.jpg", FileKind.IDENTITY)
    data = files.read(stored)
    with Image.open(io.BytesIO(data)) as kept:
        assert not kept.getexif()
        assert kept.size == (40, 60)
    assert b"KameraRahasia" not in data
    assert b"<script>" not in data


def test_a_pdf_is_kept_byte_by_byte() -> None:
    data = uploads.pdf()
    assert files.read(take(data)) == data


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Dokumen\\LPJ.pdf", "LPJ.pdf"),
        ("KTP 3310051234567803.pdf", "KTP 331005••••••••03.pdf"),
        ("nama\u202efdp.exe", "namafdp.pdf"),
        ('a"b<c>|d?.pdf', "a b c d.pdf"),
        ("/", "berkas.pdf"),
        ("   .  ", "berkas.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("daftar v1.2.pdf", "daftar v1.2.pdf"),
    ],
)
def test_a_name_is_made_safe(sent, kept) -> None:
    assert files.clean_name(sent, suffix=".pdf") == kept


def test_the_path_on_disk_says_nothing_about_the_file() -> None:
    stored = take(uploads.pdf(), "LPJ rahasia.pdf")
    assert "LPJ" not in stored.file.name
    assert "." not in stored.file.name


def test_two_files_of_one_name_stay_two_files() -> None:
    first, second = take(uploads.pdf(pages=1)), take(uploads.pdf(pages=2))
    assert first.file.name != second.file.name
    assert files.read(first) != files.read(second)


def test_a_stored_file_cannot_be_changed_or_deleted() -> None:
    stored = take(uploads.pdf())
    stored.original_name = "lain.pdf"
    with pytest.raises(FrozenRecord):
        stored.save()
    with pytest.raises(FrozenRecord):
        stored.delete()
    with pytest.raises(FrozenRecord):
        StoredFile.objects.all().delete()
    with pytest.raises(FrozenRecord):
        StoredFile.objects.update(size=1)
    assert StoredFile.objects.get().original_name == "berkas.pdf"


def test_a_purge_deletes_the_bytes_and_keeps_the_row(django_capture_on_commit_callbacks) -> None:
    stored = take(uploads.pdf())
    with django_capture_on_commit_callbacks(execute=True):
        files.purge(stored_file=stored, at=samples.AT)
    again = StoredFile.objects.get()
    assert (again.purged_at, again.sha256) == (samples.AT, stored.sha256)
    assert not default_storage.exists(stored.file.name)
    with pytest.raises(files.FileGone, match="sudah dihapus"):
        files.read(again)


def test_a_purge_that_is_rolled_back_has_deleted_nothing(django_capture_on_commit_callbacks) -> None:
    stored = take(uploads.pdf())
    with django_capture_on_commit_callbacks():
        files.purge(stored_file=stored, at=samples.AT)
    assert default_storage.exists(stored.file.name)


def test_purging_twice_keeps_the_first_moment(django_capture_on_commit_callbacks) -> None:
    stored = take(uploads.pdf())
    later = samples.AT.replace(year=2027)
    with django_capture_on_commit_callbacks(execute=True):
        files.purge(stored_file=stored, at=samples.AT)
        files.purge(stored_file=stored, at=later)
    assert StoredFile.objects.get().purged_at == samples.AT


def test_bytes_that_changed_on_disk_are_not_handed_out() -> None:
    stored = take(uploads.pdf())
    default_storage.delete(stored.file.name)
    with pytest.raises(files.FileGone, match="tidak ditemukan"):
        files.read(stored)
    default_storage.save(stored.file.name, io.BytesIO(b"diganti"))
    with pytest.raises(files.FileGone, match="tidak sama"):
        files.read(stored)


def test_a_download_can_be_nothing_but_its_type() -> None:
    response = files.send(take(b"a;b\n1;2\n", "data.csv"))
    assert response["Content-Type"] == "text/csv"
    assert response["Content-Disposition"] == 'attachment; filename="data.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response.content == b"a;b\n1;2\n"


def test_only_pdf_and_pictures_open_in_the_browser() -> None:
    assert files.send(take(uploads.pdf()), inline=True)["Content-Disposition"].startswith("inline")
    assert files.send(take(b"teks", "a.txt"), inline=True)["Content-Disposition"].startswith("attachment")


def test_a_file_knows_who_sent_it_and_when() -> None:
    person = officer()
    stored = files.intake(upload=upload(uploads.pdf()), kind=FileKind.ANSWER, scope="x", by=person, at=samples.AT)
    assert (stored.created_by, stored.created_at) == (person, samples.AT)


def test_the_hint_names_every_accepted_type() -> None:
    assert files.allowed_types(FileKind.IDENTITY) == "PDF, JPG, atau PNG"
    assert files.allowed_types(FileKind.ANSWER) == "PDF, JPG, PNG, WEBP, DOCX, XLSX, ODT, ODS, CSV, atau TXT"


def rolled_back() -> str:
    """Keep a file in a transaction that fails, and return the name of the bytes it left."""
    with contextlib.suppress(KeyError), transaction.atomic():
        name = str(take(uploads.pdf()).file.name)
        raise KeyError
    return name


def test_the_sweep_deletes_what_a_rolled_back_transaction_left_and_nothing_else() -> None:
    kept, lost, fresh = str(take(uploads.pdf()).file.name), rolled_back(), rolled_back()
    for name in (kept, lost):
        os.utime(default_storage.path(name), (0, 0))
    assert jobs.sweep_files(at=samples.AT) == 1
    assert default_storage.exists(kept)
    assert default_storage.exists(fresh), "its transaction may still be running"
    assert not default_storage.exists(lost)
    assert jobs.sweep_files(at=samples.AT) == 0
