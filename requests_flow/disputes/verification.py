"""Check a dispute bundle from its bytes alone: every file, every chain of events. Asks no database."""

import hashlib
import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from requests_flow.timeline import GENESIS, digest

MANIFEST = "daftar-berkas.json"
TIMELINES = "riwayat/"
LETTERS = "surat/"
CHUNK = 1024 * 1024


@dataclass
class Findings:
    """What a check found: how much was checked, and a sentence for each thing that was touched."""

    files: int = 0
    events: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Was nothing touched?"""
        return not self.faults


def verify_bundle(source: Path | IO[bytes]) -> Findings:
    """Return what is wrong with a bundle: files changed, missing or added, and events that break their chain.

    The signed letters are held against the events too, so that a letter cannot be exchanged by changing the list of
    files with it. Raises ValueError with a sentence when `source` is no dispute bundle.
    """
    found = Findings()
    try:
        with zipfile.ZipFile(source) as bundle:
            listed = json.loads(bundle.read(MANIFEST))
            letters = _check_files(bundle, listed, found)
            for name in sorted(bundle.namelist()):
                if name.startswith(TIMELINES):
                    _check_timeline(name, bundle.read(name), letters | _missing(listed), found)
    except (zipfile.BadZipFile, KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError) as wrong:
        raise ValueError("Berkas ini bukan berkas sengketa dari portal, atau rusak.") from wrong
    return found


def sha256_of(source: IO[bytes]) -> str:
    """Return the SHA-256 of a stream, read piece by piece."""
    running = hashlib.sha256()
    while piece := source.read(CHUNK):
        running.update(piece)
    return running.hexdigest()


def chain_fault(case: str, public_id: str, events: list[dict[str, Any]]) -> str:
    """Return a sentence about the first event that breaks the chain, or an empty string."""
    previous = GENESIS
    for number, event in enumerate(events, start=1):
        content = event["content"]
        if content["sequence"] != number or content["previous"] != previous or content[case] != public_id:
            return f"Peristiwa ke-{number} tidak menyambung ke peristiwa sebelumnya."
        if digest(content) != event["hash"]:
            return f"Isi peristiwa ke-{number} berubah sejak dicatat."
        previous = event["hash"]
    return ""


def _check_files(bundle: zipfile.ZipFile, listed: dict[str, Any], found: Findings) -> dict[str, str]:
    names = bundle.namelist()
    expected = {row["path"]: row["sha256"] for row in listed["files"]}
    twice = {name for name in names if names.count(name) > 1}
    found.faults += [f"{name}: ada dua kali." for name in sorted(twice)]
    found.faults += [f"{name}: hilang." for name in sorted(expected.keys() - set(names))]
    found.faults += [f"{name}: tidak ada dalam daftar." for name in sorted(set(names) - expected.keys() - {MANIFEST})]
    letters: dict[str, str] = {}
    for name in sorted(expected.keys() & set(names)):
        found.files += 1
        try:
            with bundle.open(name) as part:
                actual = sha256_of(part)
        except zipfile.BadZipFile:
            found.faults.append(f"{name}: rusak.")
            continue
        if name.startswith(LETTERS):
            letters[actual] = name
        if actual != expected[name]:
            found.faults.append(f"{name}: isinya berubah.")
    return letters


def _missing(listed: dict[str, Any]) -> dict[str, str]:
    """Return what the portal itself no longer had when the bundle was made."""
    return {row["sha256"]: row["path"] for row in listed["unavailable"]}


def _check_timeline(name: str, data: bytes, letters: dict[str, str], found: Findings) -> None:
    try:
        timeline = json.loads(data)
        fault = chain_fault(timeline["case"], timeline["public_id"], timeline["events"])
    except (KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError):
        found.faults.append(f"{name}: tidak dapat dibaca.")
        return
    found.events += len(timeline["events"])
    if fault:
        found.faults.append(f"{name}: {fault}")
    for event in timeline["events"]:
        signed = event["content"]["facts"].get("signed_sha256")
        if signed and signed not in letters:
            letter = event["content"]["facts"].get("number", "")
            found.faults.append(f"Surat {letter}: berkas bertanda tangan tidak sama dengan yang tercatat di {name}.")
