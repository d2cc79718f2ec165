"""Electronic signatures: what an adapter must do, one that signs with a PKCS#12 file, and a check of signed files."""

import io
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_signer import PdfSigner, PdfSigningSession
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

TEST_NAME = "SERTIFIKAT UJI - BUKAN BSrE"
TEST_PASSPHRASE = "sertifikat-uji"
TEST_FILE = "sertifikat-uji.p12"
TEST_FROM, TEST_UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2045, 1, 1, tzinfo=UTC)
FIELD = "TTE"
ROOM = 32_768  # hexadecimal digits for the signature, enough for a chain of certificates
CR_AT_END = re.compile(rb"\r\n?endstream")


class SigningFailed(ValueError):
    """The letter could not be signed electronically. The text is a sentence for an officer."""


class Signer(Protocol):
    """An adapter that signs PDFs. One for BSrE's service implements this and is named in `configured_signer`."""

    def sign(self, pdf: bytes, *, at: datetime, field_label: str, secret: str = "") -> bytes:
        """Return the PDF with a PAdES signature added and not one earlier byte changed; raise `SigningFailed`.

        `field_label` is read out by screen readers. `secret` is what the signer types (a passphrase); never keep it.
        """


@dataclass(frozen=True)
class Checked:
    """What a signed file shows when it is opened and checked."""

    is_intact: bool
    is_whole: bool
    issuer: str
    subject: str

    @property
    def is_valid(self) -> bool:
        """True when the signed bytes are unchanged and nothing was added after the signature."""
        return self.is_intact and self.is_whole

    @property
    def is_test(self) -> bool:
        """True for a signature made with a test certificate."""
        return TEST_NAME in (self.issuer, self.subject)


class KeepMetadata(IncrementalPdfFileWriter):
    """Adds a revision without rewriting the metadata: pyHanko's own update would break PDF/A."""

    def _update_meta(self) -> None:
        """Leave the metadata of the issued letter alone."""


class TimedSigner(PdfSigner):
    """Signs with a given moment instead of the machine's clock."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        """Start as pyHanko does, then set the time that the signature states."""
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._at
        return session


@dataclass(frozen=True)
class Pkcs12Signer:
    """Signs with a key in a PKCS#12 file on this machine."""

    path: Path
    passphrase: str

    def sign(self, pdf: bytes, *, at: datetime, field_label: str, secret: str = "") -> bytes:
        """See `Signer.sign`. `secret`, when given, opens the file instead of the configured passphrase."""
        opener = (secret or self.passphrase).encode()
        key = signers.SimpleSigner.load_pkcs12(str(self.path), passphrase=opener)
        if key is None:
            raise SigningFailed("Sertifikat tanda tangan tidak dapat dibuka. Periksa berkas dan frasa sandinya.")
        metadata = signers.PdfSignatureMetadata(
            field_name=FIELD, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        field = fields.SigFieldSpec(
            FIELD,
            readable_field_name=field_label,
            # A field without a place on the page would break PDF/UA; outside the page it is no visible content.
            invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True),
        )
        signer = TimedSigner(metadata, signer=key, new_field_spec=field, at=at)

        def attempt(room: int | None) -> bytes:
            signed = signer.sign_pdf(KeepMetadata(io.BytesIO(pdf)), bytes_reserved=room)
            return bytes(signed.getvalue())

        try:
            return archivable(attempt, start=len(pdf))
        except PdfReadError as broken:
            raise SigningFailed("Berkas PDF surat ini tidak dapat dibaca.") from broken


def archivable(attempt: Callable[[int | None], bytes], *, start: int) -> bytes:
    """Return what `attempt` makes, tried again with more room for the signature while a stream of it ends in CR.

    One signed file in about 250 has such a stream behind `start`; PDF/A checkers read it one byte short. More room
    moves what follows, and with it the bytes of that stream. Raises `SigningFailed` when no attempt is clean.
    """
    for room in (None, *range(ROOM, ROOM + 20, 2)):
        signed = attempt(room)
        if not CR_AT_END.search(signed, start):
            return signed
    raise SigningFailed("Surat ini belum dapat ditandatangani menurut bentuk arsip. Coba sekali lagi.")


def configured_signer() -> Signer:
    """Return the adapter of this installation.

    Without a configured certificate a test certificate is made, except in production: there `SigningFailed` is raised.
    """
    if settings.TTE_PKCS12:
        return Pkcs12Signer(Path(settings.TTE_PKCS12), settings.TTE_PASSPHRASE)
    if settings.MODE == "production":
        raise SigningFailed("Tanda tangan elektronik belum disiapkan. Hubungi pengelola portal.")
    path = Path(settings.VAR_DIR) / TEST_FILE
    if not path.exists():
        make_test_certificate(path)
    return Pkcs12Signer(path, TEST_PASSPHRASE)


def make_test_certificate(path: Path) -> None:
    """Write a self-signed certificate with its key, plainly marked as a test, for use until 2044."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, TEST_NAME)])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(TEST_FROM)
        .not_valid_after(TEST_UNTIL - timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    lock = serialization.BestAvailableEncryption(TEST_PASSPHRASE.encode())
    data = pkcs12.serialize_key_and_certificates(TEST_NAME.encode(), key, certificate, None, lock)
    # Written beside and moved into place: another process never reads half a file.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.chmod(0o600)
    draft.replace(path)


def check(pdf: bytes, *, roots: Iterable[Any] = ()) -> Checked | None:
    """Return what the signature of `pdf` shows, or None when it has none or is no PDF.

    Says whether the bytes are those that were signed; whether the certificate is trusted is told only against `roots`
    by the caller, because a village's machine may not reach the authority.
    """
    try:
        signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    except (PdfReadError, ValueError):
        return None
    if not signatures:
        return None
    signature = signatures[0]
    context = ValidationContext(trust_roots=list(roots) or [signature.signer_cert], allow_fetching=False)
    status = validate_pdf_signature(signature, signer_validation_context=context)
    return Checked(
        is_intact=status.intact and status.valid,
        is_whole=status.coverage == SignatureCoverageLevel.ENTIRE_FILE and len(signatures) == 1,
        issuer=_common_name(signature.signer_cert.issuer),
        subject=_common_name(signature.signer_cert.subject),
    )


def _common_name(name: Any) -> str:
    return str(name.native.get("common_name", name.human_friendly))
