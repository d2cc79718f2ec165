import base64
import logging
import sys

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection, models
from django.test.utils import isolate_apps

from accounts.encryption import (
    CannotDecrypt,
    EncryptedJSONField,
    EncryptedTextField,
    MaskPersonalNumbers,
    blind_index,
    decrypt,
    encrypt,
    mask_nik,
    mask_text,
)

NIK = "3310051234567803"
OLD_KEY = base64.urlsafe_b64encode(b"o" * 32).decode()
NEW_KEY = base64.urlsafe_b64encode(b"n" * 32).decode()


def test_what_is_encrypted_comes_back():
    for text in ("", NIK, "Jl. Pandanaran № 1, Klaten ☂", "x" * 100_000):
        assert decrypt(encrypt(text)) == text


def test_a_token_hides_the_text_and_is_another_each_time():
    first, second = encrypt(NIK), encrypt(NIK)
    assert first != second
    assert NIK not in first
    assert NIK.encode() not in base64.urlsafe_b64decode(first.removeprefix("e1."))


def test_a_wrong_key_raises_and_never_returns_the_token(settings):
    settings.DATA_KEYS = [OLD_KEY]
    token = encrypt(NIK)
    settings.DATA_KEYS = [NEW_KEY]
    with pytest.raises(CannotDecrypt):
        decrypt(token)


def test_a_new_key_is_used_for_writing_while_the_old_one_still_reads(settings):
    settings.DATA_KEYS = [OLD_KEY]
    old_token, old_index = encrypt(NIK), blind_index(NIK)
    settings.DATA_KEYS = [NEW_KEY, OLD_KEY]
    assert decrypt(old_token) == NIK
    assert blind_index(NIK) == old_index
    settings.DATA_KEYS, new_token = [NEW_KEY], encrypt(NIK)
    assert decrypt(new_token) == NIK


def test_a_single_altered_byte_is_noticed():
    raw = bytearray(base64.urlsafe_b64decode(encrypt(NIK).removeprefix("e1.")))
    for place in range(len(raw)):
        altered = raw.copy()
        altered[place] ^= 1
        with pytest.raises(CannotDecrypt):
            decrypt("e1." + base64.urlsafe_b64encode(altered).decode())


@pytest.mark.parametrize("token", ["", NIK, "e1.", "e1.AAAA", "e1.!", "e1.é", "e1.A"])
def test_what_is_no_token_raises(token):
    with pytest.raises(CannotDecrypt):
        decrypt(token)


@pytest.mark.parametrize("keys", [[], ["c2hvcnQ="], [OLD_KEY, "c2hvcnQ="]])
def test_a_missing_or_short_key_is_refused(settings, keys):
    settings.DATA_KEYS = keys
    with pytest.raises(ImproperlyConfigured):
        encrypt(NIK)


def test_the_blind_index_is_equal_for_equal_texts_only_and_depends_on_the_key(settings):
    settings.DATA_KEYS = [OLD_KEY]
    index = blind_index(NIK)
    assert index == blind_index(NIK) != blind_index(NIK + " ")
    assert len(index) == 64
    settings.DATA_KEYS = [NEW_KEY]
    assert blind_index(NIK) != index


@pytest.fixture
def note(db):
    """A model with both fields and a table that goes away with the test's transaction."""
    with isolate_apps("accounts"):

        class Note(models.Model):
            text = EncryptedTextField(null=True)
            facts = EncryptedJSONField(null=True)

            class Meta:
                app_label = "accounts"
                db_table = "tests_note"

            def __str__(self):
                return f"Catatan {self.pk}"

        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE tests_note (id integer PRIMARY KEY, text text, facts text)")
        yield Note


def test_a_field_stores_a_token_and_reads_the_value(note):
    facts = {"nik": NIK, "daftar": [1, None, "é"]}
    note.objects.create(id=1, text=NIK, facts=facts)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, facts FROM tests_note")
        stored = cursor.fetchone()
    assert all(value.startswith("e1.") and NIK not in value for value in stored)
    read = note.objects.get(id=1)
    assert (read.text, read.facts) == (NIK, facts)
    assert note.objects.values_list("text", flat=True).get() == NIK


def test_a_field_keeps_null_and_the_empty_text_apart(note):
    note.objects.create(id=1, text=None, facts=None)
    note.objects.create(id=2, text="", facts=[])
    assert note.objects.get(text__isnull=True).id == 1
    read = note.objects.get(id=2)
    assert (read.text, read.facts) == ("", [])


def test_bulk_writes_are_encrypted_too(note):
    note.objects.bulk_create([note(id=1, text="satu"), note(id=2, text="dua")])
    rows = list(note.objects.order_by("id"))
    for row in rows:
        row.text = NIK
    note.objects.bulk_update(rows, ["text"])
    note.objects.filter(id=2).update(text="tiga")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM tests_note")
        assert all(value.startswith("e1.") for (value,) in cursor.fetchall())
    assert list(note.objects.order_by("id").values_list("text", flat=True)) == [NIK, "tiga"]


@pytest.mark.parametrize("lookup", ["exact", "in", "contains", "startswith", "gt", "regex", "length__gt", "upper"])
def test_a_field_cannot_be_searched(note, lookup):
    with pytest.raises(FieldError):
        note.objects.filter(**{f"text__{lookup}": [NIK] if lookup == "in" else NIK}).exists()


def test_plaintext_in_the_column_is_an_error_not_a_value(note):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO tests_note (id, text) VALUES (1, %s)", [NIK])
    with pytest.raises(CannotDecrypt):
        note.objects.get(id=1)


@pytest.mark.parametrize(
    ("nik", "shown"),
    [
        (NIK, "331005••••••••03"),
        ("331005123456780", "•" * 15),
        ("33100512345678034", "•" * 17),
        ("33100512345678O3", "•" * 16),
        ("", ""),
    ],
)
def test_a_nik_is_shown_with_its_middle_hidden(nik, shown):
    assert mask_nik(nik) == shown


def test_only_runs_of_exactly_sixteen_digits_are_masked_in_a_text():
    text = f"NIK {NIK}, a{NIK}b, 1{NIK}, {NIK[:15]}, 16 angka"
    assert mask_text(text) == f"NIK 331005••••••••03, a331005••••••••03b, 1{NIK}, {NIK[:15]}, 16 angka"


class Applicant:
    def __str__(self) -> str:
        return f"Pemohon {NIK}"


def record(message: object, *args: object, exc_info=None) -> logging.LogRecord:
    return logging.LogRecord("uji", logging.INFO, __file__, 1, message, args, exc_info)


@pytest.mark.parametrize(
    ("message", "args"),
    [
        (f"NIK {NIK}", ()),
        ("NIK %s", (NIK,)),
        ("NIK %d", (int(NIK),)),
        ("NIK %(nik)s", ({"nik": NIK},)),
        ("%s", (Applicant(),)),
        ("%r", ([{"nik": NIK}],)),
        (Applicant(), ()),
    ],
)
def test_the_log_filter_masks_the_message_whatever_its_arguments_are(message, args):
    entry = record(message, *args)
    assert MaskPersonalNumbers().filter(entry)
    written = logging.Formatter().format(entry)
    assert NIK not in written
    assert "331005••••••••03" in written


def test_the_log_filter_masks_the_traceback():
    try:
        raise ValueError(f"Nilai {NIK} sudah ada")
    except ValueError:
        entry = record("gagal", exc_info=sys.exc_info())
    MaskPersonalNumbers().filter(entry)
    written = logging.Formatter().format(entry)
    assert "ValueError" in written
    assert NIK not in written


def test_the_log_filter_leaves_other_messages_alone():
    entry = record("%s dari %d surat, 100%%", "satu", 3)
    MaskPersonalNumbers().filter(entry)
    assert entry.getMessage() == "satu dari 3 surat, 100%"


def test_every_log_handler_masks_personal_numbers():
    handlers = logging.getLogger().handlers
    ours = [handler for handler in handlers if any(isinstance(f, MaskPersonalNumbers) for f in handler.filters)]
    assert ours
