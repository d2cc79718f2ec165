"""Stored files, letters and their counters. A file and a letter never change; few later facts are added, once."""

import uuid

from django.conf import settings
from django.db import models

from documents.enums import FileKind, LetterKind, LetterStatus, Paper, SigningMode
from documents.frozen import FrozenModel


def storage_name(stored_file: "StoredFile", _name: str) -> str:
    """Return a path that says nothing about the file: two random levels, no original name, no extension."""
    key = uuid.uuid4().hex
    return f"{key[:2]}/{key[2:4]}/{key}"


class StoredFile(FrozenModel):
    """One file that was taken in or made. Who may read it is decided by the app that owns `scope`."""

    write_once = frozenset({"purged_at"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope = models.CharField("lingkup", max_length=80)
    kind = models.CharField("jenis", max_length=20, choices=FileKind)
    original_name = models.CharField("nama berkas", max_length=160)
    media_type = models.CharField("tipe", max_length=100)
    size = models.PositiveBigIntegerField("ukuran")
    sha256 = models.CharField("SHA-256", max_length=64)
    file = models.FileField("berkas", upload_to=storage_name, max_length=100, unique=True)
    # The id of the key that the bytes in the store are encrypted with; empty when they lie there as they are. Size and
    # SHA-256 are those of the plain bytes.
    encrypted_with = models.CharField("kunci penyandian", max_length=8, blank=True, default="")
    created_at = models.DateTimeField("diterima pada")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diterima oleh"
    )
    purged_at = models.DateTimeField("dihapus pada", null=True, blank=True)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        indexes = [models.Index(fields=["scope", "kind"])]

    def __str__(self) -> str:
        return self.original_name

    @property
    def is_purged(self) -> bool:
        """True when the bytes are gone and only the fact of the file is left."""
        return self.purged_at is not None


class ScanResult(FrozenModel):
    """What one version of the scanner found in a content; the same content is never scanned twice."""

    sha256 = models.CharField("SHA-256", max_length=64)
    version = models.PositiveSmallIntegerField("versi pemindai")
    # The first findings in full, personal numbers masked: [{"code", "place", "excerpt"}]; all of them counted by code.
    findings = models.JSONField("temuan", default=list)
    counts = models.JSONField("jumlah temuan", default=dict)
    scanned_at = models.DateTimeField("diperiksa pada")

    class Meta:
        verbose_name = "hasil pemeriksaan berkas"
        verbose_name_plural = "hasil pemeriksaan berkas"
        constraints = [models.UniqueConstraint(fields=["sha256", "version"], name="content_is_scanned_once")]

    def __str__(self) -> str:
        return f"{self.sha256[:8]}: {sum(self.counts.values())}"


class LetterCounter(models.Model):
    """The last number taken in one series of one scope and year. Written only by `numbering.take`."""

    scope = models.CharField("lingkup", max_length=80)
    series = models.CharField("seri", max_length=20)
    year = models.PositiveSmallIntegerField("tahun")
    value = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        verbose_name = "penghitung nomor"
        verbose_name_plural = "penghitung nomor"
        constraints = [models.UniqueConstraint(fields=["scope", "series", "year"], name="one_counter_per_series")]

    def __str__(self) -> str:
        return f"{self.scope} {self.series} {self.year}: {self.value}"


def _pair(first: str, second: str) -> models.Q:
    both = models.Q(**{f"{first}__isnull": False, f"{second}__isnull": False})
    return both | models.Q(**{f"{first}__isnull": True, f"{second}__isnull": True})


class Letter(FrozenModel):
    """An issued letter: number, text and facts are frozen at issue; PDF, signature and voiding are added once."""

    write_once = frozenset(
        {
            "pdf_id", "pdf_sha256", "signed_file_id", "signed_at", "signed_by_id", "signed_sha256",
            "voided_at", "voided_by_id", "void_reason",
        }
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope = models.CharField("lingkup", max_length=80)
    kind = models.CharField("jenis", max_length=20, choices=LetterKind)
    # A receipt carries the registration number, which another app took: then series is empty and sequence is null.
    series = models.CharField("seri", max_length=20, blank=True)
    sequence = models.PositiveIntegerField("nomor urut", null=True, blank=True)
    year = models.PositiveSmallIntegerField("tahun")
    number = models.CharField("nomor", max_length=80)
    subject = models.CharField("perkara", max_length=80)
    title = models.CharField("judul", max_length=250)
    html = models.TextField("naskah")
    body_sha256 = models.CharField("sidik isi", max_length=64)
    verify_code = models.CharField("kode verifikasi", max_length=8, unique=True)
    paper = models.CharField("kertas", max_length=2, choices=Paper)
    signing_mode = models.CharField("cara tanda tangan", max_length=4, choices=SigningMode)
    signer_name = models.CharField("penanda tangan", max_length=160, blank=True)
    signer_role = models.CharField("jabatan penanda tangan", max_length=200, blank=True)
    issuer_name = models.CharField("badan publik", max_length=200)
    issued_at = models.DateTimeField("terbit pada")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="terbit oleh"
    )
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="PDF")
    pdf_sha256 = models.CharField("sidik PDF", max_length=64, blank=True)
    signed_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas bertanda tangan"
    )
    signed_at = models.DateTimeField("ditandatangani pada", null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dicatat oleh"
    )
    signed_sha256 = models.CharField("sidik berkas bertanda tangan", max_length=64, blank=True)
    voided_at = models.DateTimeField("dibatalkan pada", null=True, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dibatalkan oleh",
    )
    void_reason = models.CharField("alasan pembatalan", max_length=500, blank=True)

    class Meta:
        verbose_name = "surat"
        verbose_name_plural = "surat"
        indexes = [models.Index(fields=["subject", "kind"])]
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "series", "year", "sequence"],
                condition=models.Q(sequence__isnull=False),
                name="one_letter_per_number",
            ),
            models.CheckConstraint(condition=_pair("signed_at", "signed_by"), name="letter_signed_at_and_by"),
            models.CheckConstraint(condition=_pair("signed_at", "signed_file"), name="letter_signed_at_and_file"),
            # Nobody's name when the applicant, perhaps a guest, withdrew the request before the letter was signed.
            models.CheckConstraint(
                condition=models.Q(voided_by=None) | models.Q(voided_at__isnull=False),
                name="letter_voided_by_has_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(voided_at__isnull=True, void_reason="")
                | (models.Q(voided_at__isnull=False) & ~models.Q(void_reason="")),
                name="letter_void_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(sequence__isnull=True, series="")
                | (models.Q(sequence__isnull=False) & ~models.Q(series="")),
                name="letter_sequence_has_series",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def is_signed(self) -> bool:
        """True when nothing is missing: signed, or of a kind that needs no signature."""
        return self.signing_mode == SigningMode.NONE or self.signed_at is not None

    @property
    def is_voided(self) -> bool:
        """True when the letter was declared void."""
        return self.voided_at is not None

    @property
    def counts(self) -> bool:
        """True when the letter has effect: signed (where needed) and not voided."""
        return self.is_signed and not self.is_voided

    @property
    def status(self) -> LetterStatus:
        """Return where the letter stands, computed from its facts."""
        if self.is_voided:
            return LetterStatus.VOIDED
        if self.signing_mode == SigningMode.NONE:
            return LetterStatus.VALID
        return LetterStatus.SIGNED if self.is_signed else LetterStatus.AWAITING_SIGNATURE

    @property
    def best_file(self) -> StoredFile | None:
        """Return the file a reader should get: the signed one, else the rendered PDF, else None."""
        return self.signed_file or self.pdf
