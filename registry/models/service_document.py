"""Charter and procedures of a body's information service: versions with words that people write, issued as letters."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from registry.enums import DocumentKind, DocumentState
from registry.models.public_body import PublicBody


def _pair(verb: str) -> Q:
    """The moment and the person of an act stand together or not at all."""
    at, by = f"{verb}_at__isnull", f"{verb}_by__isnull"
    return Q(**{at: True, by: True}) | Q(**{at: False, by: False})


IN_FORCE = Q(signed_at__isnull=False, replaced_at=None, recalled_at=None)
OPEN = Q(signed_at=None)


class ServiceDocumentQuerySet(models.QuerySet["ServiceDocument"]):
    """Questions about service documents that read as adjectives."""

    def in_force(self) -> "ServiceDocumentQuerySet":
        """Signed, and neither replaced nor recalled since."""
        return self.filter(IN_FORCE)

    def unsigned(self) -> "ServiceDocumentQuerySet":
        """Drafts, and those that wait for a signature: at most one of a kind."""
        return self.filter(OPEN)

    def public(self) -> "ServiceDocumentQuerySet":
        """Whatever was in force once: it stays readable."""
        return self.filter(signed_at__isnull=False)


class ServiceDocument(models.Model):
    """One version of the charter or of a procedure of one body (Perki 1/2021 articles 47 and 48; regulation 8.5)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(PublicBody, models.PROTECT, related_name="service_documents")
    kind = models.CharField("jenis", max_length=24, choices=DocumentKind.choices)
    version = models.PositiveSmallIntegerField("versi")
    # [{"code": "purpose", "title": "Tujuan", "text": "..."}]; the text of "steps" has one step a line.
    sections = models.JSONField("isi", default=list)
    # The working days that the text promises, as the regency had set them when the text was begun.
    terms = models.JSONField("jangka waktu", default=dict)
    # Counts every save, so that nobody writes over what somebody else has saved meanwhile.
    edition = models.PositiveIntegerField("simpanan ke", default=1)
    started_at = models.DateTimeField("dimulai pada")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField("diubah pada", null=True, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    letter = models.OneToOneField("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField("terbit pada", null=True, blank=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField("ditandatangani pada", null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    replaced_at = models.DateTimeField("diganti pada", null=True, blank=True)
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recalled_at = models.DateTimeField("dicabut pada", null=True, blank=True)
    recalled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ServiceDocumentQuerySet.as_manager()

    class Meta:
        ordering = ("body", "kind", "-version", "pk")
        verbose_name = "dokumen layanan"
        verbose_name_plural = "dokumen layanan"
        constraints = [
            models.UniqueConstraint(fields=("body", "kind", "version"), name="one_document_per_version"),
            models.UniqueConstraint(fields=("body", "kind"), condition=OPEN, name="one_document_in_hand_per_kind"),
            models.UniqueConstraint(fields=("body", "kind"), condition=IN_FORCE, name="one_document_in_force_per_kind"),
            *(
                models.CheckConstraint(condition=_pair(verb), name=f"document_{verb}_at_and_by_are_a_pair")
                for verb in ("changed", "issued", "signed", "replaced", "recalled")
            ),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True, letter__isnull=True)
                | Q(issued_at__isnull=False, letter__isnull=False),
                name="document_issued_with_letter",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(issued_at__isnull=False), name="document_signed_after_issue"
            ),
            models.CheckConstraint(
                condition=Q(replaced_at=None, recalled_at=None) | Q(signed_at__isnull=False),
                name="document_ends_after_signature",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.body}, versi {self.version}"

    @property
    def state(self) -> DocumentState:
        """Where the version stands; computed from its moments."""
        if self.signed_at is None:
            return DocumentState.DRAFT if self.issued_at is None else DocumentState.AWAITING_SIGNATURE
        if self.recalled_at is not None:
            return DocumentState.RECALLED
        return DocumentState.IN_FORCE if self.replaced_at is None else DocumentState.REPLACED

    @property
    def about(self) -> str:
        """The opaque name under which documents knows this version."""
        return f"service_document:{self.public_id}"
