"""What shows who asks lies encrypted in the store, and moves to a new key without becoming another file."""

import base64
import hashlib
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from accounts.encryption import decrypt, encrypt, newest_key_id
from accounts.reencryption import columns, reencrypt_column
from documents import files
from documents.enums import HOLDS_IDENTITY, FileKind
from documents.models import StoredFile
from notifications.models import Message
from tests.documents import samples, uploads
from tests.documents.issued import officer, upload

pytestmark = pytest.mark.django_db
SECRET = b"%PDF-1.7 KTP Sri Teladani 3310125005900007"


def take(data=SECRET, kind=FileKind.IDENTITY):
    return files.keep(
        data=data, kind=kind, scope="request:1", name="ktp.pdf", media_type="application/pdf", by=None, at=samples.AT
    )


def raw(stored) -> bytes:
    with default_storage.open(stored.file.name) as source:
        return source.read()


def key(letter: str) -> str:
    return base64.urlsafe_b64encode(letter.encode() * 32).decode()


@pytest.fixture
def keys(settings):
    """Return a function that sets the keys, the newest first."""

    def use(*letters):
        settings.DATA_KEYS = [key(letter) for letter in letters]

    use("a")
    return use


def rotate() -> str:
    said = StringIO()
    call_command("reencrypt", stdout=said)
    return said.getvalue()


@pytest.mark.parametrize("kind", HOLDS_IDENTITY)
def test_a_stolen_copy_of_the_store_says_nothing_without_the_keys(kind) -> None:
    stored = take(kind=kind)
    assert b"Teladani" not in raw(stored)
    assert not raw(stored).startswith(b"%PDF")
    assert (stored.size, stored.sha256) == (len(SECRET), hashlib.sha256(SECRET).hexdigest())
    assert files.read(StoredFile.objects.get()) == SECRET


@pytest.mark.parametrize("kind", [FileKind.ANSWER, FileKind.SIGNED_SCAN, FileKind.LETTER_PDF])
def test_what_is_no_secret_lies_as_it_is(kind) -> None:
    stored = take(kind=kind)
    assert (raw(stored), stored.encrypted_with) == (SECRET, "")


def test_an_uploaded_card_is_encrypted_too() -> None:
    card = upload(uploads.pdf(), "ktp.pdf")
    stored = files.intake(upload=card, kind=FileKind.IDENTITY, scope="x", by=None, at=samples.AT)
    assert stored.encrypted_with == newest_key_id()
    assert files.send(stored).content.startswith(b"%PDF")


def test_without_its_key_a_file_is_gone_with_a_sentence(keys) -> None:
    stored = take()
    keys("b")
    with pytest.raises(files.FileGone, match="kunci yang ada"):
        files.read(stored)


def test_bytes_that_were_altered_are_not_handed_out(keys) -> None:
    stored = take()
    altered = bytearray(raw(stored))
    altered[-1] ^= 1
    default_storage.delete(stored.file.name)
    default_storage.save(stored.file.name, files.ContentFile(bytes(altered)))
    with pytest.raises(files.FileGone):
        files.read(stored)


def test_files_move_to_the_newest_key_and_the_old_one_is_no_longer_needed(
    keys, django_capture_on_commit_callbacks
) -> None:
    before = take()
    plain = take(b"%PDF lain", FileKind.ANSWER)
    keys("b", "a")
    with django_capture_on_commit_callbacks(execute=True):
        assert "files: 1 written again" in rotate()
    keys("b")
    after = StoredFile.objects.get(pk=before.pk)
    assert (files.read(after), after.sha256, after.size) == (SECRET, before.sha256, before.size)
    assert after.encrypted_with == newest_key_id() != before.encrypted_with
    assert not default_storage.exists(before.file.name)
    assert StoredFile.objects.get(pk=plain.pk).file.name == plain.file.name
    assert "files: 0 written again" in rotate()


def test_a_file_from_before_encryption_is_encrypted_by_the_same_command(keys) -> None:
    stored = take(kind=FileKind.ANSWER)
    files.QuerySet(StoredFile).filter(pk=stored.pk).update(kind=FileKind.IDENTITY)
    assert "files: 1 written again" in rotate()
    again = StoredFile.objects.get()
    assert files.read(again) == SECRET
    assert b"Teladani" not in raw(again)


def test_a_move_that_is_rolled_back_has_deleted_nothing(keys, django_capture_on_commit_callbacks) -> None:
    stored = take()
    keys("b", "a")
    with django_capture_on_commit_callbacks():
        assert files.reseal(stored_file=stored)
    assert default_storage.exists(stored.file.name)


def test_what_cannot_be_opened_is_named_and_the_rest_goes_on(keys) -> None:
    lost = take()
    keys("b")
    kept = take()
    keys("c", "b")
    with pytest.raises(CommandError, match=str(lost.pk)):
        rotate()
    assert StoredFile.objects.get(pk=kept.pk).encrypted_with == newest_key_id()


def test_every_encrypted_column_moves_and_a_second_run_finds_nothing(keys) -> None:
    Message.objects.create(
        event="filed", to_address="sri@surel.example", to_masked="s@s", about="x", dedupe_key="1", queued_at=samples.AT
    )
    keys("b", "a")
    assert reencrypt_column(Message, "to_address") == 1
    assert reencrypt_column(Message, "to_address") == 0
    keys("b")
    assert Message.objects.get(dedupe_key="1").to_address == "sri@surel.example"
    assert {name for _, name in columns()} >= {"to_address", "secret", "nik", "other_identity", "answers"}


def test_the_secrets_of_the_second_factor_move_too(keys) -> None:
    Authenticator.objects.create(user=officer(), type="totp", data={"secret": encrypt("JBSWY3DP"), "n": 1})
    keys("b", "a")
    assert "second factors: 1 written again" in rotate()
    keys("b")
    assert decrypt(Authenticator.objects.get().data["secret"]) == "JBSWY3DP"
