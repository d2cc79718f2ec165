"""What a body holds of a person: which cases a personal-data request reaches, and the copy of them (article 7)."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from documents import files
from documents.models import Letter, StoredFile
from notifications.models import Message
from requests_flow import clocks, wording
from requests_flow.enums import ENDED_STATUSES
from requests_flow.models import (
    Applicant,
    InformationRequest,
    Objection,
    Objector,
    PersonalDataRequest,
)
from requests_flow.models.identity import IDENTITY_FIELDS, Identity
from requests_flow.objections.enums import ENDED_STATUSES as ENDED_OBJECTIONS
from requests_flow.timeline import Case

READ_ME = "BACA-SAYA.txt"
DATA = "data.json"


# --- what a request reaches -------------------------------------------------------------------------------------------
def requests_of(case: PersonalDataRequest) -> list[InformationRequest]:
    """Return the requests for information that `case` reaches: all of an account at this body, else the one opened."""
    rows = InformationRequest.objects.filter(body=case.body).select_related("body__region", "applicant")
    if case.account_id:
        rows = rows.filter(account=case.account_id)
    else:
        opened = case.request_id or (case.objection.request_id if case.objection else None)
        rows = rows.filter(pk=opened) if opened else rows.none()
    return list(rows.order_by("received_at", "pk"))


def objections_of(case: PersonalDataRequest) -> list[Objection]:
    """Return the objections that `case` reaches: those against its requests, and those that stand alone."""
    rows = Objection.objects.filter(body=case.body).select_related("body__region", "objector")
    found = rows.filter(request__in=[row.pk for row in requests_of(case)])
    if case.objection_id:
        found = found | rows.filter(pk=case.objection_id)
    if case.account_id:
        found = found | rows.filter(account=case.account_id)
    return list(found.order_by("received_at", "pk"))


def identities_of(case: PersonalDataRequest) -> list[Applicant | Objector]:
    """Return every living payload about the person."""
    held: list[Applicant | Objector] = []
    held += Applicant.objects.filter(request__in=[row.pk for row in requests_of(case)]).order_by("pk")
    held += Objector.objects.filter(objection__in=[row.pk for row in objections_of(case)]).order_by("pk")
    return held


def not_final(case: PersonalDataRequest) -> list[Case]:
    """Return the cases that still run: their data cannot be erased yet."""
    running: list[Case] = [row for row in requests_of(case) if row.status not in ENDED_STATUSES]
    running += [row for row in objections_of(case) if row.status not in ENDED_OBJECTIONS]
    return running


# --- the copy ---------------------------------------------------------------------------------------------------------
def _identity(who: Identity | None) -> dict[str, str]:
    if who is None:
        return {}
    # A copy may be stolen with its key: the number of a card is shown as everywhere else, its middle hidden.
    hidden = {"nik": who.masked_nik}
    return {name: hidden.get(name, getattr(who, name)) for name in IDENTITY_FIELDS if getattr(who, name)}


def _messages(row: InformationRequest | Objection) -> list[dict[str, str]]:
    # Officers are told about the same case: theirs are not the person's.
    mine = Q(to_user=None) | Q(to_user=row.account_id) if row.account_id else Q(to_user=None)
    rows = Message.objects.filter(mine, about=row.about, purged_at=None).order_by("queued_at", "pk")
    return [{"waktu": row.queued_at.isoformat(), "perihal": row.subject, "isi": row.body} for row in rows]


def _letters(about: str) -> list[dict[str, str]]:
    rows = Letter.objects.filter(subject=about).defer("html").order_by("issued_at", "pk")
    return [
        {"jenis": row.get_kind_display(), "nomor": row.number, "terbit": row.issued_at.isoformat()}
        for row in rows
        if row.counts
    ]


def _request(case: InformationRequest) -> dict[str, Any]:
    return {
        "nomor": case.number,
        "status": case.get_status_display(),
        "diterima": case.received_at.isoformat(),
        "saluran": case.get_channel_display(),
        "pemohon": _identity(Applicant.objects.filter(request=case).first()),
        "yang_diminta": [item.description for item in case.items.all()],
        "tujuan": case.purpose,
        "surat": _letters(case.about),
        "pesan": _messages(case),
        "berkas": [row.file.original_name for row in case.attachments.select_related("file")],
    }


def _objection(case: Objection) -> dict[str, Any]:
    return {
        "nomor": case.number,
        "status": case.get_status_display(),
        "diterima": case.received_at.isoformat(),
        "pengaju": _identity(Objector.objects.filter(objection=case).first()),
        "alasan": list(case.letters_of_grounds),
        "kasus_posisi": case.case_position,
        "surat": _letters(case.about),
        "pesan": _messages(case),
        "berkas": [row.file.original_name for row in case.attachments.select_related("file")],
    }


def as_data(case: PersonalDataRequest, *, at: datetime) -> dict[str, Any]:
    """Return everything this body holds of the person, as plain data in Indonesian words."""
    return {
        "badan_publik": case.body.name,
        "dibuat": at.isoformat(),
        "permintaan": case.number,
        "permohonan_informasi": [_request(row) for row in requests_of(case)],
        "keberatan": [_objection(row) for row in objections_of(case)],
    }


def handed_in(case: PersonalDataRequest) -> Iterator[tuple[str, StoredFile]]:
    """Yield the files that the person handed in and that are still there, each with its name in the copy."""
    cases: list[InformationRequest | Objection] = [*requests_of(case), *objections_of(case)]
    for number, row in enumerate(cases, start=1):
        kept = row.attachments.select_related("file").filter(file__purged_at=None)
        for index, attachment in enumerate(kept, start=1):
            yield f"berkas/{number:02d}-{index:02d}-{attachment.file.original_name}", attachment.file


def copy_of(case: PersonalDataRequest, *, at: datetime) -> bytes:
    """Return the person's copy as a ZIP: a text to read, the same as JSON, and the files handed in."""
    made = io.BytesIO()
    content = as_data(case, at=at)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(READ_ME, "\n".join(_lines(case, content, at=at)) + "\n")
        archive.writestr(DATA, json.dumps(content, ensure_ascii=False, indent=2))
        for name, stored in handed_in(case):
            archive.writestr(name, files.read(stored))
    return made.getvalue()


def _lines(case: PersonalDataRequest, content: dict[str, Any], *, at: datetime) -> Iterator[str]:
    yield f"Salinan data pribadi Anda di {case.body.name}"
    yield f"Dibuat {wording.waktu(at, clocks.zone_of(case.body))} atas permintaan {case.number}"
    yield ""
    yield "Berkas data.json memuat data yang sama dalam bentuk yang dapat dibaca mesin."
    yield "NIK ditulis dengan angka tengah tertutup. Folder berkas memuat berkas yang Anda serahkan."
    for title, rows in (("Permohonan", content["permohonan_informasi"]), ("Keberatan", content["keberatan"])):
        for row in rows:
            yield from ("", f"{title} {row['nomor']} ({row['status']})", "-" * 40)
            yield from _plain(row, skip=("nomor", "status"))
    if not content["permohonan_informasi"] and not content["keberatan"]:
        yield from ("", "Badan publik ini tidak menyimpan permohonan atau keberatan atas nama Anda.")


def _plain(value: dict[str, Any], *, skip: tuple[str, ...] = (), indent: str = "") -> Iterator[str]:
    for name, content in value.items():
        label = f"{indent}{name.replace('_', ' ').capitalize()}"
        if name in skip or not content:
            continue
        if isinstance(content, dict):
            yield f"{label}:"
            yield from _plain(content, indent=indent + "  ")
        elif isinstance(content, list):
            yield f"{label}:"
            for entry in content:
                if isinstance(entry, dict):
                    yield from _plain(entry, indent=indent + "  ")
                    yield ""
                else:
                    yield f"{indent}  - {entry}"
        else:
            yield f"{label}: {content}"
