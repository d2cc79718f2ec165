"""Personal data at rest: encrypted fields, a searchable fingerprint, and the mask for pages and logs."""

import base64
import hashlib
import hmac
import json
import logging
import os
import re
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

_PREFIX = "e1."
_KEY_ID_BYTES = 4
_NONCE_BYTES = 12
_NIK_IN_TEXT = re.compile(r"(?<!\d)\d{16}(?!\d)")


class CannotDecrypt(Exception):
    """The stored value was made with a key that is not in DATA_KEYS, or it was altered."""


def encrypt(text: str) -> str:
    """Return `text` encrypted with the newest key (AES-256-GCM); the same text gives another token each time."""
    return _PREFIX + base64.urlsafe_b64encode(seal(text.encode())).decode()


def decrypt(token: str) -> str:
    """Return the text of a token made by `encrypt` with any key in DATA_KEYS; raise `CannotDecrypt` otherwise."""
    return unseal(_raw(token)).decode()


def seal(data: bytes) -> bytes:
    """Return bytes encrypted with the newest key: key id, nonce, AES-256-GCM ciphertext with its tag."""
    key = _keys()[0]
    nonce = os.urandom(_NONCE_BYTES)
    return _key_id(key) + nonce + AESGCM(key).encrypt(nonce, data, None)


def unseal(sealed: bytes) -> bytes:
    """Return what `seal` was given, with any key in DATA_KEYS; raise `CannotDecrypt` otherwise."""
    key_id, nonce = sealed[:_KEY_ID_BYTES], sealed[_KEY_ID_BYTES : _KEY_ID_BYTES + _NONCE_BYTES]
    for key in _keys():
        if hmac.compare_digest(_key_id(key), key_id):
            try:
                return AESGCM(key).decrypt(nonce, sealed[_KEY_ID_BYTES + _NONCE_BYTES :], None)
            except (InvalidTag, ValueError) as error:
                raise CannotDecrypt("The stored value was altered.") from error
    raise CannotDecrypt("No key in DATA_KEYS opens the stored value.")


def newest_key_id() -> str:
    """Return the id of the key that `seal` and `encrypt` use now, in hex; it says nothing about the key."""
    return _key_id(_keys()[0]).hex()


def key_id_of(token: str) -> str:
    """Return the id of the key a token was made with; raise `CannotDecrypt` for what is no token."""
    return _raw(token)[:_KEY_ID_BYTES].hex()


def _raw(token: str) -> bytes:
    if not token.startswith(_PREFIX):
        raise CannotDecrypt("The stored value is not an encrypted token.")
    try:
        return base64.urlsafe_b64decode(token[len(_PREFIX) :])
    except ValueError as error:
        raise CannotDecrypt("The stored token is damaged.") from error


def blind_index(text: str) -> str:
    """Return a keyed fingerprint of `text` (64 hex digits), for finding equal values without decrypting any.

    It is derived from the oldest key: adding a key keeps every fingerprint valid. A key may be dropped only after all
    values have been encrypted and fingerprinted again.
    """
    derived = hmac.digest(_keys()[-1], b"blind index", hashlib.sha256)
    return hmac.new(derived, text.encode(), hashlib.sha256).hexdigest()


def _keys() -> list[bytes]:
    keys = [base64.urlsafe_b64decode(key) for key in settings.DATA_KEYS]
    if not keys or any(len(key) != 32 for key in keys):
        raise ImproperlyConfigured("DATA_KEYS must hold at least one key of 32 bytes in URL-safe base64.")
    return keys


def _key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"key id" + key).digest()[:_KEY_ID_BYTES]


class EncryptedTextField(models.TextField):
    """Text that the database sees only encrypted. A query can ask only `isnull`. Reading may raise `CannotDecrypt`."""

    def get_prep_value(self, value: Any) -> str | None:
        """Return the token to store."""
        value = super().get_prep_value(value)
        return None if value is None else encrypt(value)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        """Return the text of a stored token."""
        return None if value is None else decrypt(value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Return the lookup `isnull`; any other is unknown to Django, which then raises FieldError."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> Any:
        """Return None: no function can look into a token."""
        return None


class EncryptedJSONField(EncryptedTextField):
    """Any JSON value that the database sees only encrypted. `None` is stored as NULL."""

    def get_prep_value(self, value: Any) -> str | None:
        """Return the token of the value's JSON text."""
        return None if value is None else super().get_prep_value(json.dumps(value, ensure_ascii=False, sort_keys=True))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        """Return the value of a stored token."""
        return None if value is None else json.loads(decrypt(value))

    def to_python(self, value: Any) -> Any:
        """Return the value untouched; the text field would turn a list into its Python spelling."""
        return value


def mask_nik(nik: str) -> str:
    """Return the number with its middle hidden: "331005••••••••03"; anything but 16 digits is hidden completely."""
    if len(nik) != 16 or not nik.isdecimal():
        return "•" * len(nik)
    return f"{nik[:6]}{'•' * 8}{nik[-2:]}"


def mask_text(text: str) -> str:
    """Return `text` with every run of exactly 16 digits masked like a NIK."""
    return _NIK_IN_TEXT.sub(lambda found: mask_nik(found.group()), text)


class MaskPersonalNumbers(logging.Filter):
    """Masks 16-digit numbers in the message, arguments and traceback of a record; never drops one."""

    _formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the record in place and return True."""
        # Arguments may be objects whose text holds a number, so the finished message is masked, not its parts.
        record.msg, record.args = mask_text(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = self._formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = mask_text(record.exc_text)
        if record.stack_info:
            record.stack_info = mask_text(record.stack_info)
        return True
