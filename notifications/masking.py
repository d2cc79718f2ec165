"""What may be shown of an address, and what must never stand in a message or a log line."""

import re
import traceback

from accounts.encryption import mask_nik

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+")
# A NIK typed as one run, or in the two groupings people use; beside the groups no letter, which would mean an id.
_PERSONAL_NUMBER = re.compile(
    r"(?<!\d)\d{16}(?!\d)"
    r"|(?<![0-9A-Za-z])(?:\d{4}([ .-])\d{4}\1\d{4}\1\d{4}|\d{6}([ .-])\d{6}\2\d{4})(?![0-9A-Za-z])"
)


def has_personal_number(text: str) -> bool:
    """Say whether `text` holds a number of 16 digits, written together or in groups: it would be a NIK."""
    return _PERSONAL_NUMBER.search(text) is not None


def mask_personal_numbers(text: str) -> str:
    """Return `text` with the middle of everything hidden that `has_personal_number` finds; for what people typed."""
    return _PERSONAL_NUMBER.sub(lambda found: mask_nik(re.sub(r"\D", "", found.group())), text)


def mask_address(address: str) -> str:
    """Return an e-mail address with all but its first letter and its domain hidden: "b•••@desa.example"."""
    name, at_sign, domain = address.rpartition("@")
    return f"{name[:1]}•••@{domain}"[:80] if at_sign else "•••"


def mask(text: str) -> str:
    """Return `text` with every e-mail address and every 16-digit number hidden, for log lines."""
    return mask_personal_numbers(_ADDRESS.sub(lambda found: mask_address(found.group()), text))


def trace(error: BaseException) -> str:
    """Return where and why `error` happened, for the log: the calls, the type and the first line, masked.

    The lines after the first are dropped: there databases quote the whole row.
    """
    first_line = (str(error).splitlines() or [""])[0]
    calls = "".join(traceback.format_tb(error.__traceback__))
    return mask(f"{calls}{type(error).__name__}: {first_line}")
