"""What a regency may decide for all its bodies, within the law."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from registry.enums import (
    MOST_REOPEN_DAYS,
    PERSONAL_DATA_HOURS,
    STATUTORY_DAYS,
    CompletenessClock,
    OfficerTerm,
    TimeZone,
)
from registry.models.public_body import PublicBody
from registry.models.region import Region
from registry.models.weekdays import check_rest_days


def weekend() -> list[int]:
    """Saturday and Sunday: the working week of Perpres 21/2023 is Monday to Friday."""
    return [5, 6]


def check_term_overrides(value: object) -> None:
    """Raise ValidationError unless every term is known and no longer than the law allows (regulation 7.3)."""
    if not isinstance(value, dict):
        raise ValidationError("Jangka waktu ditulis sebagai daftar nama dan jumlah hari.")
    for code, days in value.items():
        if code not in OfficerTerm.values:
            raise ValidationError(f"Jangka waktu '{code}' tidak dikenal.")
        term = OfficerTerm(code)
        if type(days) is not int or not 1 <= days <= STATUTORY_DAYS[term]:
            raise ValidationError(
                f"{term.label}: isi 1 sampai {STATUTORY_DAYS[term]} hari kerja. "
                "Jangka waktu boleh dipersingkat, tidak boleh diperpanjang."
            )


class RegencyConfig(models.Model):
    """Settings of one regency; a row is made when its regions are imported."""

    regency = models.OneToOneField(Region, models.PROTECT, related_name="config")
    collective_leave_is_rest = models.BooleanField("cuti bersama dihitung libur", default=True)
    rest_days = models.JSONField("hari libur mingguan", default=weekend, validators=[check_rest_days])
    time_zone = models.CharField("zona waktu", max_length=20, choices=TimeZone.choices, default=TimeZone.WIB)
    completeness_clock = models.CharField(
        "awal jangka waktu menjawab",
        max_length=20,
        choices=CompletenessClock.choices,
        default=CompletenessClock.FROM_RECEIPT,
    )
    term_overrides = models.JSONField(
        "jangka waktu yang dipersingkat", default=dict, blank=True, validators=[check_term_overrides]
    )
    classification_code = models.CharField("kode klasifikasi arsip", max_length=20, default="500.12")
    registration_pattern = models.CharField(
        "pola nomor pendaftaran", max_length=60, default="{n:03d}/PI/{bulan}/{tahun}"
    )
    letter_pattern = models.CharField("pola nomor surat", max_length=60, default="500.12/{n:03d}/{tahun}")
    decision_pattern = models.CharField("pola nomor keputusan", max_length=60, default="{n}/PPID/{tahun}")
    objection_pattern = models.CharField("pola nomor keberatan", max_length=60, default="{n:03d}/KB/{bulan}/{tahun}")
    consequence_test_pattern = models.CharField(
        "pola nomor lembar uji konsekuensi", max_length=60, default="{n:02d}/UK/PPID/{tahun}"
    )
    # PP 61/2010 article 10: not sure how long before (regulation brief D18), so the regency may say otherwise.
    exemption_review_days = models.PositiveSmallIntegerField(
        "peninjauan pengecualian", default=30, validators=[MinValueValidator(1), MaxValueValidator(250)]
    )
    # No law: a promise of the regency. Never longer than the term to object, after which a case is final. 0: off.
    reopen_days = models.PositiveSmallIntegerField(
        "waktu membuka kembali permohonan", default=30, validators=[MaxValueValidator(MOST_REOPEN_DAYS)]
    )
    information_commission = models.CharField("nama komisi informasi", max_length=160, blank=True)
    # Null means the regency's own PPID body.
    kelurahan_superior = models.ForeignKey(
        PublicBody, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="badan untuk kelurahan"
    )

    # Off unless a regulation of the regent gives the regency a say when the superior stays silent.
    escalates_objections = models.BooleanField("keberatan yang tidak ditanggapi diteruskan ke kabupaten", default=False)
    escalation_regulation = models.CharField("peraturan bupati tentang penerusan", max_length=160, blank=True)

    # UU 27/2022 article 53: who answers for the protection of personal data; a body may name its own.
    protection_officer = models.CharField("pejabat pelindungan data pribadi", max_length=160, blank=True)
    protection_email = models.EmailField("surel pejabat pelindungan data pribadi", blank=True)
    protection_phone = models.CharField("telepon pejabat pelindungan data pribadi", max_length=40, blank=True)
    # The authority of article 58; empty while none is established, then the words of the law stand in letters.
    protection_authority = models.CharField("lembaga pelindungan data pribadi", max_length=160, blank=True)
    personal_data_pattern = models.CharField(
        "pola nomor permintaan data pribadi", max_length=60, default="{n:03d}/DP/{bulan}/{tahun}"
    )
    personal_data_hours = models.PositiveSmallIntegerField(
        "batas menanggapi permintaan data pribadi (jam)",
        default=PERSONAL_DATA_HOURS,
        validators=[MinValueValidator(1), MaxValueValidator(PERSONAL_DATA_HOURS)],
    )
    # Complaints and aspirations are led there; they are never registered as requests for information.
    complaint_url = models.URLField("kanal pengaduan nasional", default="https://www.lapor.go.id")

    class Meta:
        verbose_name = "pengaturan kabupaten"
        verbose_name_plural = "pengaturan kabupaten"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(escalates_objections=False) | ~models.Q(escalation_regulation=""),
                name="escalation_rests_on_a_regulation",
            )
        ]

    def __str__(self) -> str:
        return f"Pengaturan {self.regency}"
