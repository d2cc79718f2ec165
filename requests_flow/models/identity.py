"""Who stands behind a case: the payload that a request and an objection keep alike, and lose alike when purged."""

from django.db import models

from accounts.encryption import EncryptedTextField, mask_nik
from requests_flow.enums import ApplicantKind

IDENTITY_FIELDS = (
    "kind", "name", "nik", "other_identity", "address", "occupation", "phone", "email", "organisation", "legal_decree",
    "proxy_name", "proxy_address",
)  # fmt: skip


class Identity(models.Model):
    """Everything that tells who a person is. Purging deletes the row and its salt."""

    kind = models.CharField("pemohon", max_length=12, choices=ApplicantKind.choices)
    name = models.CharField("nama", max_length=150)
    nik = EncryptedTextField("NIK", blank=True, default="")
    other_identity = EncryptedTextField("tanda pengenal lain", blank=True, default="")
    address = models.CharField("alamat", max_length=300)
    occupation = models.CharField("pekerjaan", max_length=100, blank=True)
    phone = models.CharField("telepon", max_length=40, blank=True)
    email = models.EmailField("surel", blank=True)
    organisation = models.CharField("nama kelompok atau badan hukum", max_length=200, blank=True)
    legal_decree = models.CharField("nomor pengesahan badan hukum", max_length=120, blank=True)
    proxy_name = models.CharField("nama penerima kuasa", max_length=150, blank=True)
    proxy_address = models.CharField("alamat penerima kuasa", max_length=300, blank=True)
    salt = models.BinaryField(max_length=16)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name under which the case is kept: the group or legal entity, else the person."""
        return self.organisation or self.name

    @property
    def masked_nik(self) -> str:
        """The NIK with its middle hidden, or nothing."""
        return mask_nik(self.nik) if self.nik else ""
