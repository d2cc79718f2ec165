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
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from accounts.encryption import mask_text
from documents import inspection
from documents.enums import FileKind
from documents.inspection import FileRefused
from documents.models import StoredFile

__all__ = ["FileGone", "FileRefused", "allowed_types", "intake", "keep", "purge", "read", "send"]

PICTURES_AND_PDF = frozenset({"application/pdf", "image/jpeg", "image/png"})
ACCEPTED: dict[str, frozenset[str]] = {
    FileKind.IDENTITY: PICTURES_AND_PDF,
    FileKind.POWER_OF_ATTORNEY: PICTURES_AND_PDF,
    FileKind.SIGNED_SCAN: PICTURES_AND_PDF,
    FileKind.MINUTES: PICTURES_AND_PDF,
    FileKind.DISPUTE_PAPER: PICTURES_AND_PDF,
    FileKind.SUPPORTING: frozenset(inspection.SUFFIXES),
    FileKind.ANSWER: frozenset(inspection.SUFFIXES),
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


@transaction.atomic
def intake(*, upload: UploadedFile, kind: str, scope: str, by: Any, at: datetime) -> StoredFile:
    """Check an uploaded file and keep it.

    Pictures are written anew without their hidden data (place, camera); all else is kept byte by byte. Raises
    `FileRefused` with a sentence when the file is empty, too large, of another type than allowed, or not what it seems.
    """
    data = _bytes_within_limit(upload)
    found = inspection.inspect(data, name=upload.name or "", accepted=ACCEPTED[kind], allowed=allowed_types(kind))
    name = clean_name(upload.name or "", suffix=inspection.SUFFIXES[found.media_type])
    return keep(data=found.data, kind=kind, scope=scope, name=name, media_type=found.media_type, by=by, at=at)


@transaction.atomic
def keep(*, data: bytes, kind: str, scope: str, name: str, media_type: str, by: Any, at: datetime) -> StoredFile:
    """Keep bytes made by this system itself, without inspection; uploads go through `intake`."""
    stored = StoredFile(
        scope=scope,
        kind=kind,
        original_name=name,
        media_type=media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        created_at=at,
        created_by=by,
    )
    stored.file.save(name, ContentFile(data), save=False)
    stored.save()
    return stored


def read(stored_file: StoredFile) -> bytes:
    """Return the bytes; raise `FileGone` when they were purged, are missing, or are no longer what was kept."""
    with _opened(stored_file) as source:
        data = source.read()
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
        # After commit: a rolled-back purge must not have lost the bytes.
        storage, path = locked.file.storage, str(locked.file.name)
        transaction.on_commit(lambda: storage.delete(path))
    return locked


def clean_name(name: str, *, suffix: str) -> str:
    """Return a safe file name with the suffix of its real type.

    Folders, control and direction characters go; a 16-digit number (NIK) is masked; an empty name becomes "berkas".
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(char if unicodedata.category(char)[0] not in "CM" else "" for char in last)
    stem = PurePath(visible).stem if PurePath(visible).suffix else visible
    stem = re.sub(r'[<>:"|?*\s]+', " ", mask_text(stem)).strip(" .")
    return f"{stem[:LONGEST_NAME].rstrip(' .') or 'berkas'}{suffix}"


def _bytes_within_limit(upload: UploadedFile) -> bytes:
    limit = settings.MAX_UPLOAD_BYTES
    upload.seek(0)
    data = upload.read(limit + 1)
    if len(data) > limit:
        raise FileRefused(f"Berkas ini terlalu besar. Ukuran paling besar {limit // 1_000_000} MB.")
    if not data:
        raise FileRefused("Berkas ini kosong. Pilih berkas lain.")
    return data


def _opened(stored_file: StoredFile) -> IO[bytes]:
    if stored_file.is_purged:
        raise FileGone("Berkas ini sudah dihapus sesuai dengan jadwal penyimpanan.")
    try:
        return stored_file.file.open("rb")
    except FileNotFoundError as missing:
        raise FileGone("Berkas ini tidak ditemukan di penyimpanan. Hubungi pengelola portal.") from missing
