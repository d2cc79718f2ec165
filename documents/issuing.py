"""Letters are issued, turned into PDF, signed and voided. What is issued never changes."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats, translation

from documents import files, numbering, pdf, signing
from documents.enums import FileKind, LetterKind, SigningMode
from documents.models import Letter

# No 0 O 1 I L U: people read the code from paper and type it.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
FINGERPRINT_SLOT = '<span class="sidik">0000 0000 0000 0000</span>'
FINGERPRINT = re.compile(r'<span class="sidik">[0-9A-F ]{19}</span>')
# The states of letter.css.
STATES = {SigningMode.NONE: "tanpa", SigningMode.WET: "basah", SigningMode.TTE: "tte"}
DRAFT_STATE = "konsep"
DRAFT_NUMBER = "(diberikan saat terbit)"


class LetterRefused(ValueError):
    """The letter cannot be signed or voided this way. The text is a sentence for a person."""


class Letterhead(Protocol):
    """What issuing itself reads from a letterhead; the rest is between its maker and the templates."""

    @property
    def ppid(self) -> str:
        """The issuing unit in running text; named on the verification page."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What a letter has beside its words: number, date, signature, verification. Templates read it as `frame`."""

    number: str
    dated: str
    title: str
    state: str
    paper: str
    place: str
    issuer: str
    signer_name: str
    signer_role: str
    created: str
    verify_url: str = ""

    @property
    def is_draft(self) -> bool:
        """True for a preview: no number, no QR, a watermark."""
        return self.state == DRAFT_STATE

    @property
    def verify_address(self) -> str:
        """Return the address as people type it, without the scheme."""
        return self.verify_url.partition("://")[2].rstrip("/")


@transaction.atomic
def issue(
    *,
    kind: str,
    scope: str,
    template: str,
    content: Any,
    letterhead: Letterhead,
    title: str,
    subject: str,
    paper: str,
    signing_mode: str,
    place: str,
    by: Any,
    at: datetime,
    series: str = "",
    number_pattern: str = "",
    number: str = "",
    signer_name: str = "",
    signer_role: str = "",
    zone: str = settings.TIME_ZONE,
) -> Letter:
    """Take a number, freeze the letter's text, and return it. The PDF is made later by `ensure_pdf`.

    Either `series` with `number_pattern`, or a ready `number` (a receipt carries the registration number). The year of
    the number is that of `at` in `zone`. `title` must name no person; "{nomor}" in it becomes the number. Raises
    ValueError on contradicting arguments.
    """
    if bool(number) == bool(series):
        raise ValueError("A letter needs either a series with a pattern, or a ready number.")
    on = at.astimezone(ZoneInfo(zone)).date()
    sequence = None
    if series:
        sequence = numbering.take(scope=scope, series=series, year=on.year)
        number = numbering.format_number(number_pattern, n=sequence, at=on)
    code = _free_code()
    title = pdf.printable(title.replace("{nomor}", number))
    frame = _frame(
        number=number, title=title, state=STATES[SigningMode(signing_mode)], paper=paper, place=place, on=on, at=at,
        letterhead=letterhead, signer_name=signer_name, signer_role=signer_role, verify_url=verify_url(code),
    )  # fmt: skip
    html, digest = compose(template=template, content=content, letterhead=letterhead, frame=frame)
    return Letter.objects.create(
        scope=scope, kind=LetterKind(kind), series=series, sequence=sequence, year=on.year, number=number, paper=paper,
        subject=subject, title=title, html=html, body_sha256=digest, verify_code=code, issuer_name=letterhead.ppid,
        signing_mode=signing_mode, signer_name=signer_name, signer_role=signer_role, issued_at=at, issued_by=by,
    )  # fmt: skip


def preview_html(
    *,
    template: str,
    content: Any,
    letterhead: Letterhead,
    title: str,
    paper: str,
    place: str,
    at: datetime,
    signer_name: str = "",
    signer_role: str = "",
    zone: str = settings.TIME_ZONE,
) -> str:
    """Return the HTML of a draft: watermark, no number, no QR. Takes no number and writes nothing."""
    frame = _frame(
        number=DRAFT_NUMBER, title=title.replace("{nomor}", DRAFT_NUMBER), state=DRAFT_STATE, paper=paper, place=place,
        on=at.astimezone(ZoneInfo(zone)).date(), at=at, letterhead=letterhead, signer_name=signer_name,
        signer_role=signer_role,
    )  # fmt: skip
    return compose(template=template, content=content, letterhead=letterhead, frame=frame)[0]


def preview(**draft: Any) -> bytes:
    """Return the PDF of a draft; the arguments are those of `preview_html`."""
    html = preview_html(**draft)
    return pdf.render(html, identifier=body_digest(html))


def ensure_pdf(*, letter_id: UUID, at: datetime) -> Letter:
    """Return the letter with its PDF, rendering it when it is missing.

    Safe to call twice and at once: the text is frozen, so every renderer makes the same bytes, and one of them is kept.
    """
    letter = Letter.objects.select_related("pdf", "signed_file").get(pk=letter_id)
    if letter.pdf is not None:
        return letter
    # Outside the transaction: rendering takes long and must not hold the lock.
    data = pdf.render(letter.html, identifier=letter.body_sha256, verify_url=verify_url(letter.verify_code))
    with transaction.atomic():
        letter = _locked(letter_id)
        if letter.pdf is None:
            letter.pdf = files.keep(
                data=data, kind=FileKind.LETTER_PDF, scope=letter.scope, name=file_name(letter),
                media_type="application/pdf", by=letter.issued_by, at=at,
            )  # fmt: skip
            letter.pdf_sha256 = letter.pdf.sha256
            letter.save(update_fields=["pdf", "pdf_sha256"])
    return letter


@transaction.atomic
def attach_scan(*, letter: Letter, upload: UploadedFile, by: Any, at: datetime) -> Letter:
    """Keep the scan of the letter that was signed and stamped on paper; from now on the letter counts.

    Raises `LetterRefused` when it is not waiting for that, `files.FileRefused` when the file is not acceptable.
    """
    locked = _waiting(letter, SigningMode.WET)
    scan = files.intake(upload=upload, kind=FileKind.SIGNED_SCAN, scope=locked.scope, by=by, at=at)
    return _signed(locked, scan, by=by, at=at)


def sign_electronically(*, letter: Letter, by: Any, at: datetime, secret: str = "") -> Letter:
    """Sign the letter's PDF through the configured adapter and keep the signed file beside it.

    `secret` is handed to the adapter and never kept. Raises `LetterRefused` when the letter is not waiting for an
    electronic signature, `signing.SigningFailed` with a sentence when the adapter cannot sign.
    """
    ready = ensure_pdf(letter_id=letter.pk, at=at)
    _refuse_unless_waiting(ready, SigningMode.TTE)
    assert ready.pdf is not None
    # Outside the transaction: a remote service may take seconds. Of two signers at once, the lock lets one through.
    data = signing.configured_signer().sign(
        files.read(ready.pdf), at=at, field_label=f"Tanda tangan elektronik {ready.signer_role}", secret=secret
    )
    with transaction.atomic():
        locked = _waiting(letter, SigningMode.TTE)
        signed = files.keep(
            data=data, kind=FileKind.LETTER_PDF, scope=locked.scope, name=file_name(locked, "bertanda-tangan"),
            media_type="application/pdf", by=by, at=at,
        )  # fmt: skip
        return _signed(locked, signed, by=by, at=at)


def sign(*, letter: Letter, scan: UploadedFile | None, by: Any, at: datetime) -> Letter:
    """Sign the letter in the way it was issued for: electronically, or with the scan of the signed paper.

    Raises `LetterRefused` when the scan is missing, and what `attach_scan` and `sign_electronically` raise.
    """
    if letter.signing_mode == SigningMode.TTE:
        return sign_electronically(letter=letter, by=by, at=at)
    if scan is None:
        raise LetterRefused("Unggah pindaian surat yang sudah ditandatangani dan dicap.")
    return attach_scan(letter=letter, upload=scan, by=by, at=at)


@transaction.atomic
def void(*, letter: Letter, reason: str, by: Any, at: datetime) -> Letter:
    """Declare a letter void, with the reason its verification page will not show; its number is never used again.

    `by` is None when the letter falls with a request that a guest withdrew. Raises `LetterRefused` when it is void
    already, or no reason is given.
    """
    locked = _locked(letter.pk)
    if locked.is_voided:
        raise LetterRefused("Surat ini sudah dibatalkan.")
    if not reason.strip():
        raise LetterRefused("Tuliskan alasan pembatalan surat ini.")
    locked.voided_at, locked.voided_by, locked.void_reason = at, by, reason.strip()
    locked.save(update_fields=["voided_at", "voided_by", "void_reason"])
    return locked


def compose(*, template: str, content: Any, letterhead: Letterhead, frame: Frame) -> tuple[str, str]:
    """Return the letter's full HTML with its fingerprint printed in, and the SHA-256 of its body."""
    context = {"content": content, "letterhead": letterhead, "frame": frame}
    html = pdf.printable(render_to_string(template, context))
    digest = body_digest(html)
    groups = " ".join(digest[i : i + 4] for i in range(0, 16, 4)).upper()
    return html.replace(FINGERPRINT_SLOT, f'<span class="sidik">{groups}</span>'), digest


def body_digest(html: str) -> str:
    """Return the SHA-256 of a letter's body with the place of its fingerprint set back to zeros."""
    body = FINGERPRINT.sub(FINGERPRINT_SLOT, html[html.index("<body") :])
    return hashlib.sha256(body.encode()).hexdigest()


def is_intact(letter: Letter) -> bool:
    """True when the stored text still gives the fingerprint that was printed on the letter."""
    return secrets.compare_digest(body_digest(letter.html), letter.body_sha256)


def verify_url(code: str) -> str:
    """Return the public address at which a letter can be verified."""
    return f"{settings.SITE_URL}{reverse('documents:verify', args=[code])}"


def file_name(letter: Letter, mark: str = "") -> str:
    """Return the name a download gets: kind and number, no person."""
    parts = [letter.get_kind_display(), letter.number, mark]
    return re.sub(r"[^a-z0-9]+", "-", " ".join(parts).lower()).strip("-") + ".pdf"


def _frame(*, on: date, at: datetime, letterhead: Letterhead, **facts: str) -> Frame:
    with translation.override("id"):
        dated = formats.date_format(on, "j F Y").replace(" ", "\u00a0")
    return Frame(dated=dated, created=at.isoformat(timespec="seconds"), issuer=letterhead.ppid, **facts)


def _free_code() -> str:
    while True:
        code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
        if not Letter.objects.filter(verify_code=code).exists():
            return code


def _locked(letter_id: UUID) -> Letter:
    return Letter.objects.select_for_update(of=("self",)).select_related("pdf", "signed_file").get(pk=letter_id)


def _waiting(letter: Letter, mode: SigningMode) -> Letter:
    locked = _locked(letter.pk)
    _refuse_unless_waiting(locked, mode)
    return locked


def _refuse_unless_waiting(letter: Letter, mode: SigningMode) -> None:
    if letter.is_voided:
        raise LetterRefused("Surat ini sudah dibatalkan, jadi tidak dapat ditandatangani.")
    if letter.signing_mode == SigningMode.NONE:
        raise LetterRefused("Surat ini tidak memerlukan tanda tangan.")
    if letter.is_signed:
        raise LetterRefused("Surat ini sudah ditandatangani.")
    if letter.signing_mode != mode:
        wanted = "di atas kertas, lalu diunggah" if letter.signing_mode == SigningMode.WET else "secara elektronik"
        raise LetterRefused(f"Surat ini harus ditandatangani {wanted}.")


def _signed(letter: Letter, signed_file: Any, *, by: Any, at: datetime) -> Letter:
    letter.signed_file, letter.signed_sha256 = signed_file, signed_file.sha256
    letter.signed_at, letter.signed_by = at, by
    letter.save(update_fields=["signed_file", "signed_sha256", "signed_at", "signed_by"])
    return letter
