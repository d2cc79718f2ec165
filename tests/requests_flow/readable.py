"""Snapshots for people: one text file each, nothing but the words."""

import re

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FINGERPRINT = re.compile(r"\b[0-9A-F]{4}(?: [0-9A-F]{4}){3}\b")


class TextFile(SingleFileSnapshotExtension):
    """Keeps a text as it is in a file of its own."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


def settled(text: str, **chance: str) -> str:
    """Return the text without what chance has given: ids, fingerprints, and each value of `chance` by its name."""
    for name, value in chance.items():
        text = text.replace(value, f"[{name}]")
    text = FINGERPRINT.sub("[sidik]", UUID.sub("[id]", text))
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"
