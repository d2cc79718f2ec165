"""attach_file: keep a file that will be given with the answer."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from documents import files, scans
from documents.enums import FileKind
from requests_flow import policies
from requests_flow.actions import _case
from requests_flow.enums import EventKind
from requests_flow.messages import scope_of
from requests_flow.models import InformationRequest, PreparedFile
from requests_flow.timeline import record

MOST_FILES = 20
TOO_MANY = f"Satu jawaban memuat paling banyak {MOST_FILES} berkas. Gabungkan beberapa berkas menjadi satu PDF."


def attach_file(*, case: InformationRequest, upload: UploadedFile, by: User, at: datetime) -> PreparedFile:
    """Check and keep an upload among the prepared files of `case`; the same content sent twice is one file.

    It is searched at once for what its reader should not get, after the file is safe: a large one takes seconds, in
    which nobody else should wait. Raises Denied, or FileRefused with a sentence.
    """
    prepared = _attach(case, upload, by, at)
    scans.ensure_scanned(stored_file=prepared.file, at=at)
    return prepared


@transaction.atomic
def _attach(case: InformationRequest, upload: UploadedFile, by: User, at: datetime) -> PreparedFile:
    case = _case.locked(case)
    actor = policies.prepare(by, case, on=_case.local_day(case, at))
    if case.prepared_files.count() >= MOST_FILES:
        raise Denied(TOO_MANY)
    stored = files.intake(upload=upload, kind=FileKind.ANSWER, scope=scope_of(case.body), by=by, at=at)
    twin = case.prepared_files.filter(file__sha256=stored.sha256).first()
    if twin:
        files.purge(stored_file=stored, at=at)
        return twin
    prepared = PreparedFile.objects.create(request=case, file=stored, added_at=at, added_by=by)
    record(case, EventKind.FILE_PREPARED, at=at, actor=actor, user=by, file=str(stored.pk), sha256=stored.sha256)
    return prepared
