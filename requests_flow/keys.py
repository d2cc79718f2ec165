"""Tracking keys: 26 base32 characters in groups of four, shown once, kept only as a hash."""

import base64
import hashlib
import re
import secrets

LENGTH = 26
# What people mistake when they copy by hand; base32 has neither 0, 1 nor 8.
LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})


def new_key() -> str:
    """Return a fresh key such as ABCD-EFGH-…-YZ, 130 bits of chance."""
    raw = base64.b32encode(secrets.token_bytes(17)).decode()[:LENGTH]
    return "-".join(raw[i : i + 4] for i in range(0, LENGTH, 4))


def normalise(typed: str) -> str:
    """Return the key as typed by a person without spaces, dashes and lookalikes; not necessarily a valid key."""
    return re.sub(r"[^A-Z0-9]", "", typed.upper()).translate(LOOKALIKES)


def key_hash(typed: str) -> str:
    """Return the SHA-256 under which a key is stored."""
    return hashlib.sha256(normalise(typed).encode()).hexdigest()
