"""Issuing the letters of a case: template, number series, signer, signing mode; rendering follows the commit."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import User
from documents import issuing
from documents.enums import LetterKind, SigningMode
from documents.models import Letter
from notifications.queue import enqueue
from registry import letterheads
from registry import selectors as registry_selectors
from requests_flow import clocks, letter_facts
from requests_flow.deadlines.schedule import Due
from requests_flow.messages import scope_of
from requests_flow.models import AnnualReport, InformationRequest
from requests_flow.timeline import Case

# What a letter can be about: it has a body, a number for the title, and an opaque name.
Matter = Case | AnnualReport

TITLES = {
    LetterKind.RECEIPT: "Tanda Bukti Permohonan Informasi Publik Nomor {number}",
    LetterKind.COMPLETENESS: "Permintaan Kelengkapan Permohonan Informasi Publik Nomor {number}",
    LetterKind.EXTENSION: "Pemberitahuan Perpanjangan Waktu Permohonan Informasi Publik Nomor {number}",
    LetterKind.NOTIFICATION: "Pemberitahuan Tertulis atas Permohonan Informasi Publik Nomor {number}",
    LetterKind.REFUSAL: "Keputusan Penolakan Permohonan Informasi Publik Nomor {number}",
    LetterKind.REFERRAL: "Pemberitahuan Badan Publik yang Menguasai Informasi, Permohonan Nomor {number}",
    LetterKind.OBJECTION_RECEIPT: "Tanda Bukti Keberatan Nomor {number}",
    LetterKind.OBJECTION_RESPONSE: "Tanggapan Atasan PPID atas Keberatan Nomor {number}",
    LetterKind.PAYMENT: "Tanda Terima Pembayaran, Permohonan Informasi Publik Nomor {number}",
    LetterKind.HANDOVER: "Tanda Terima Penyerahan Informasi, Permohonan Nomor {number}",
    LetterKind.PERSONAL_DATA_REPLY: "Tanggapan Permintaan Data Pribadi Nomor {number}",
    LetterKind.INCIDENT_NOTICE: "Pemberitahuan Kegagalan Pelindungan Data Pribadi Nomor {number}",
    LetterKind.ANNUAL_REPORT: "Laporan Layanan Informasi Publik {number}",
}
SERIES = {LetterKind.REFUSAL: "SK"}


def layout_of(case: Matter, kind: LetterKind) -> dict[str, Any]:
    """Return what a letter of this kind always has: template, title, letterhead, paper, place, time zone."""
    return {
        "template": f"letters/{kind}.html",
        "letterhead": letterheads.letterhead_of(case.body),
        "title": TITLES[kind].format(number=case.number),
        "paper": case.body.paper,
        "place": case.body.region.name,
        "zone": clocks.zone_of(case.body),
    }


def issue_receipt(case: InformationRequest, *, due: Due, by: User | None, at: datetime) -> Letter:
    """Issue the receipt of a request."""
    content = letter_facts.receipt(case, due=due, officer=by)
    return issue_proof(case, LetterKind.RECEIPT, content, by=by, at=at)


def issue_proof(case: Case, kind: LetterKind, content: Any, *, by: User | None, at: datetime) -> Letter:
    """Issue a receipt: it bears the registration number and needs no signature."""
    letter = issuing.issue(
        kind=kind,
        scope=scope_of(case.body),
        number=case.number,
        content=content,
        subject=case.about,
        signing_mode=SigningMode.NONE,
        signer_name="",
        signer_role="",
        by=by,
        at=at,
        **layout_of(case, kind),
    )
    enqueue("documents.issuing.ensure_pdf", letter_id=letter.pk)
    return letter


def issue_letter(
    case: Matter, kind: LetterKind, content: Any, *, by: User, at: datetime, signer: tuple[str, str] | None = None
) -> Letter:
    """Issue a numbered letter that is signed in the way of the body (wet or electronic).

    `signer` is name and office of who signs; without it the PPID does.
    """
    signer_name, signer_role = signer or (letterheads.signer_of(case.body, by, at), case.body.unit_name)
    config = registry_selectors.config_for(case.body)
    pattern = config.decision_pattern if kind is LetterKind.REFUSAL else config.letter_pattern
    letter = issuing.issue(
        kind=kind,
        scope=scope_of(case.body),
        series=SERIES.get(kind, "SURAT"),
        number_pattern=pattern,
        content=content,
        subject=case.about,
        signing_mode=SigningMode(case.body.signing_mode),
        signer_name=signer_name,
        signer_role=signer_role,
        by=by,
        at=at,
        **layout_of(case, kind),
    )
    enqueue("documents.issuing.ensure_pdf", letter_id=letter.pk)
    return letter


def issue_desk_receipt(case: Case, kind: LetterKind, content: Any, *, by: User, at: datetime) -> Letter:
    """Issue a receipt of the desk: numbered among the letters out, and in force without a signature of the PPID."""
    letter = issuing.issue(
        kind=kind,
        scope=scope_of(case.body),
        series=SERIES.get(kind, "SURAT"),
        number_pattern=registry_selectors.config_for(case.body).letter_pattern,
        content=content,
        subject=case.about,
        signing_mode=SigningMode.NONE,
        signer_name="",
        signer_role="",
        by=by,
        at=at,
        **layout_of(case, kind),
    )
    enqueue("documents.issuing.ensure_pdf", letter_id=letter.pk)
    return letter


def facts_of(letter: Letter) -> dict[str, str]:
    """Return what the timeline keeps of a letter that was signed."""
    return {"letter": str(letter.pk), "number": letter.number, "signed_sha256": letter.signed_sha256}


def void_unsigned(letters: Iterable[Letter | None], *, reason: str, by: User | None, at: datetime) -> None:
    """Declare void what still waits for a signature that will never come; other letters stay as they are."""
    for letter in letters:
        if letter and not letter.is_signed and not letter.is_voided:
            issuing.void(letter=letter, reason=reason, by=by, at=at)


def preview(
    case: Matter, kind: LetterKind, content: Any, *, by: User, at: datetime, signer: tuple[str, str] | None = None
) -> bytes:
    """Return the PDF of a letter as a draft: watermark, no number, no QR; nothing is stored and no number is taken."""
    signer_name, signer_role = signer or (letterheads.signer_of(case.body, by, at), case.body.unit_name)
    return issuing.preview(
        content=content,
        signer_name=signer_name,
        signer_role=signer_role,
        at=at,
        **layout_of(case, kind),
    )
