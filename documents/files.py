"""Files come in, are kept, read and purged. Who may read one is decided by the app that owns its scope."""

import hashlib
import re
import unicodedata
from datetime import datetime
from pathlib import PurePath
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from accounts.encryption import CannotDecrypt, mask_text, newest_key_id, seal, unseal
from documents import inspection
from documents.enums import HOLDS_IDENTITY, FileKind
from documents.inspection import FileRefused
from documents.models import StoredFile, storage_name

__all__ = [
    "FileGone",
    "FileRefused",
    "allowed_types",
    "intake",
    "keep",
    "limit_in_words",
    "purge",
    "read",
    "reseal",
    "send",
]

PICTURES_AND_PDF = frozenset({"application/pdf", "image/jpeg", "image/png"})
ACCEPTED: dict[str, frozenset[str]] = {
    FileKind.IDENTITY: PICTURES_AND_PDF,
    FileKind.POWER_OF_ATTORNEY: PICTURES_AND_PDF,
    FileKind.SIGNED_SCAN: PICTURES_AND_PDF,
    FileKind.MINUTES: PICTURES_AND_PDF,
    FileKind.DISPUTE_PAPER: PICTURES_AND_PDF,
    FileKind.PAYMENT_PROOF: PICTURES_AND_PDF,
    FileKind.SUPPORTING: frozenset(inspection.SUFFIXES),
    FileKind.EVIDENCE: frozenset(inspection.SUFFIXES),
    FileKind.INCIDENT_PAPER: frozenset(inspection.SUFFIXES),
    FileKind.ANSWER: frozenset(inspection.SUFFIXES),
    FileKind.INFORMATION: frozenset(inspection.SUFFIXES),
}
# Types a browser shows by itself without running anything.
SHOWN_INLINE = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})
LONGEST_NAME = 120


class FileGone(Exception):
    """The bytes were purged or are missing from the store. The text is a sentence for a person."""


def allowed_types(kind: str) -> str:
    """Return what `intake` accepts for this kind, in words for a form's hint: "PDF, JPG, atau PNG"."""
    names = [inspection.SUFFIXES[media][1:].upper() for media in inspection.SUFFIXES if media in ACCEPTED[kind]]
    return f"{', '.join(names[:-1])}, atau {names[-1]}"


def limit_in_words(kind: str) -> str:
    """Return how large a file of this kind may be, for a hint or a refusal: "paling besar 5 MB"."""
    return f"paling besar {_limit_of(kind) // 1_000_000} MB"


@transaction.atomic
def intake(*, upload: UploadedFile, kind: str, scope: str, by: Any, at: datetime) -> StoredFile:
    """Check an uploaded file and keep it.

    Pictures are written anew without their hidden data (place, camera); all else is kept byte by byte. Raises
    `FileRefused` with a sentence when the file is empty, too large, of another type than allowed, or not what it seems.
    """
    data = _bytes_within_limit(upload, kind)
    found = inspection.inspect(data, name=upload.name or "", accepted=ACCEPTED[kind], allowed=allowed_types(kind))
    name = clean_name(upload.name or "", suffix=inspection.SUFFIXES[found.media_type])
    return keep(data=found.data, kind=kind, scope=scope, name=name, media_type=found.media_type, by=by, at=at)


@transaction.atomic
def keep(*, data: bytes, kind: str, scope: str, name: str, media_type: str, by: Any, at: datetime) -> StoredFile:
    """Keep bytes made by this system itself, without inspection; uploads go through `intake`.

    What holds somebody's identity lies encrypted in the store: a copy of the store without the keys says nothing.
    """
    is_secret = kind in HOLDS_IDENTITY
    stored = StoredFile(
        scope=scope,
        kind=kind,
        original_name=name,
        media_type=media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        encrypted_with=newest_key_id() if is_secret else "",
        created_at=at,
        created_by=by,
    )
    stored.file.save(name, ContentFile(seal(data) if is_secret else data), save=False)
    stored.save()
    return stored


def read(stored_file: StoredFile) -> bytes:
    """Return the bytes; raise `FileGone` when they were purged, are missing, or are no longer what was kept."""
    with _opened(stored_file) as source:
        data = source.read()
    if stored_file.encrypted_with:
        data = _unsealed(data)
    if hashlib.sha256(data).hexdigest() != stored_file.sha256:
        raise FileGone("Berkas di penyimpanan tidak sama dengan yang dahulu disimpan. Hubungi pengelola portal.")
    return data


def send(stored_file: StoredFile, *, inline: bool = False) -> HttpResponse:
    """Return a download of the file, to be read as nothing but its type; raise `FileGone` as `read` does.

    With `inline` a PDF or picture opens in the browser; any other type is always a download.
    """
    shown = inline and stored_file.media_type in SHOWN_INLINE
    response = HttpResponse(read(stored_file), content_type=stored_file.media_type)
    disposition = content_disposition_header(not shown, stored_file.original_name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    if stored_file.media_type != "application/pdf":  # browsers refuse to show a sandboxed PDF
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@transaction.atomic
def purge(*, stored_file: StoredFile, at: datetime) -> StoredFile:
    """Delete the bytes for good and keep the row as proof that the file existed. Purging twice changes nothing."""
    locked = StoredFile.objects.select_for_update().get(pk=stored_file.pk)
    if not locked.is_purged:
        locked.purged_at = at
        locked.save(update_fields=["purged_at"])
        if locked.kind in HOLDS_IDENTITY:
            # Its sender may have named the file after the person; the proof is the digest, not the name.
            QuerySet(StoredFile).filter(pk=locked.pk).update(original_name=locked.get_kind_display())
            locked.refresh_from_db()
        # After commit: a rolled-back purge must not have lost the bytes.
        storage, path = locked.file.storage, str(locked.file.name)
        transaction.on_commit(lambda: storage.delete(path))
    return locked


@transaction.atomic
def reseal(*, stored_file: StoredFile) -> bool:
    """Encrypt the bytes of a file that holds identity with the newest key; return whether that was still to be done.

    The plain bytes, their size and their SHA-256 stay: this moves evidence, it does not change it. Raises `FileGone` as
    `read` does.
    """
    row = StoredFile.objects.select_for_update().get(pk=stored_file.pk)
    if row.is_purged or row.kind not in HOLDS_IDENTITY or row.encrypted_with == newest_key_id():
        return False
    storage, before = row.file.storage, str(row.file.name)
    after = storage.save(storage_name(row, ""), ContentFile(seal(read(row))))
    # Past the frozen model on purpose, and only for these two columns: where the bytes lie, and with which key.
    QuerySet(StoredFile).filter(pk=row.pk).update(file=after, encrypted_with=newest_key_id())
    transaction.on_commit(lambda: storage.delete(before))
    return True


def clean_name(name: str, *, suffix: str) -> str:
    """Return a safe file name with the suffix of its real type.

    Folders, control and direction characters go; a 16-digit number (NIK) is masked; an empty name becomes "berkas".
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(char if unicodedata.category(char)[0] not in "CM" else "" for char in last)
    stem = PurePath(visible).stem if PurePath(visible).suffix else visible
    stem = re.sub(r'[<>:"|?*\s]+', " ", mask_text(stem)).strip(" .")
    return f"{stem[:LONGEST_NAME].rstrip(' .') or 'berkas'}{suffix}"


def _limit_of(kind: str) -> int:
    return min(settings.UPLOAD_LIMITS_MB[kind] * 1_000_000, settings.MAX_UPLOAD_BYTES)


def _bytes_within_limit(upload: UploadedFile, kind: str) -> bytes:
    limit = _limit_of(kind)
    upload.seek(0)
    data = upload.read(limit + 1)
    if len(data) > limit:
        raise FileRefused(f"Berkas ini terlalu besar. Ukuran {limit_in_words(kind)}.")
    if not data:
        raise FileRefused("Berkas ini kosong. Pilih berkas lain.")
    return data


def _unsealed(data: bytes) -> bytes:
    try:
        return unseal(data)
    except CannotDecrypt as locked:
        raise FileGone("Berkas ini tidak dapat dibuka dengan kunci yang ada. Hubungi pengelola portal.") from locked


def _opened(stored_file: StoredFile) -> IO[bytes]:
    if stored_file.is_purged:
        raise FileGone("Berkas ini sudah dihapus sesuai dengan jadwal penyimpanan.")
    try:
        return stored_file.file.open("rb")
    except FileNotFoundError as missing:
        raise FileGone("Berkas ini tidak ditemukan di penyimpanan. Hubungi pengelola portal.") from missing
