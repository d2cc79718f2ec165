"""Forms of bodies and regencies: letterhead, a body beside the government, settings."""

from typing import Any

from django import forms

from registry.actions.create_body import BESIDE_THE_GOVERNMENT
from registry.enums import (
    MOST_REOPEN_DAYS,
    PERSONAL_DATA_HOURS,
    STATUTORY_DAYS,
    Accent,
    CompletenessClock,
    OfficerTerm,
    Paper,
    SigningMode,
    TimeZone,
)
from registry.models import PublicBody, RegencyConfig, Region

WEEKDAYS = ((0, "Senin"), (1, "Selasa"), (2, "Rabu"), (3, "Kamis"), (4, "Jumat"), (5, "Sabtu"), (6, "Minggu"))
TERM_PREFIX = "term_"


def _days(value: list[str]) -> list[int]:
    return sorted(int(day) for day in value)


class LetterheadForm(forms.Form):
    """What stands on the letters of a body, and when its desk is open."""

    unit_name = forms.CharField(
        label="Nama unit layanan",
        max_length=160,
        error_messages={"required": "Tulis nama unit layanan, misalnya PPID Desa Sengon."},
    )
    address = forms.CharField(label="Alamat kantor", max_length=300, required=False)
    postal_code = forms.RegexField(
        r"^\d{5}$", label="Kode pos", required=False, error_messages={"invalid": "Kode pos terdiri atas lima angka."}
    )
    phone = forms.CharField(label="Telepon", max_length=40, required=False)
    email = forms.EmailField(
        label="Surel kantor", required=False, error_messages={"invalid": "Alamat surel ini tidak benar."}
    )
    website = forms.URLField(
        label="Situs web",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Alamat situs ini tidak benar. Contoh yang benar: https://sengon.desa.id."},
    )
    service_hours = forms.CharField(
        label="Jam layanan",
        required=False,
        max_length=600,
        widget=forms.Textarea,
        help_text="Satu baris untuk setiap keterangan. Misalnya: Senin sampai Kamis 08.00 sampai 15.00 WIB.",
    )
    protection_officer = forms.CharField(
        label="Pejabat pelindungan data pribadi",
        max_length=160,
        required=False,
        help_text="Nama dan jabatan. Kosongkan bila memakai pejabat kabupaten.",
    )
    protection_email = forms.EmailField(
        label="Surel pejabat itu", required=False, error_messages={"invalid": "Alamat surel ini tidak benar."}
    )
    protection_phone = forms.CharField(label="Telepon pejabat itu", max_length=40, required=False)
    accent = forms.ChoiceField(label="Warna desa", choices=Accent.choices)
    signing_mode = forms.ChoiceField(
        label="Cara menandatangani surat", widget=forms.RadioSelect, choices=SigningMode.choices
    )
    paper = forms.ChoiceField(label="Kertas surat", widget=forms.RadioSelect, choices=Paper.choices)
    rest_days = forms.MultipleChoiceField(
        label="Hari libur mingguan",
        required=False,
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        help_text="Biarkan kosong bila sama dengan kabupaten.",
    )
    time_zone = forms.ChoiceField(
        label="Zona waktu", required=False, choices=[("", "Sama dengan kabupaten"), *TimeZone.choices]
    )

    @classmethod
    def values_of(cls, body: PublicBody) -> dict[str, Any]:
        """Return what the form shows at first."""
        return {name: getattr(body, name) for name in cls.base_fields if name != "rest_days"} | {
            "rest_days": body.rest_days or []
        }

    def clean_rest_days(self) -> list[int] | None:
        """Nothing chosen means: as the regency."""
        return _days(self.cleaned_data["rest_days"]) or None


class BodyForm(forms.Form):
    """A public body beside the village government."""

    kind = forms.ChoiceField(
        label="Jenis",
        widget=forms.RadioSelect,
        choices=[(kind.value, kind.label) for kind in BESIDE_THE_GOVERNMENT],
        error_messages={"required": "Pilih jenisnya."},
    )
    name = forms.CharField(
        label="Nama lengkap",
        max_length=150,
        help_text="Misalnya: BPD Desa Sengon.",
        error_messages={"required": "Tulis nama badan publiknya."},
    )


class RegencyForm(forms.Form):
    """What a regency decides for all its bodies."""

    collective_leave_is_rest = forms.BooleanField(
        label="Cuti bersama dihitung sebagai hari libur",
        required=False,
        help_text="Bila dimatikan, cuti bersama dihitung sebagai hari kerja dan batas waktu menjadi lebih awal.",
    )
    rest_days = forms.MultipleChoiceField(
        label="Hari libur mingguan",
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu hari libur."},
    )
    time_zone = forms.ChoiceField(label="Zona waktu", choices=TimeZone.choices)
    completeness_clock = forms.ChoiceField(
        label="Bila permohonan harus dilengkapi, jangka waktu menjawab dihitung",
        widget=forms.RadioSelect,
        choices=CompletenessClock.choices,
    )
    classification_code = forms.CharField(label="Kode klasifikasi arsip", max_length=20)
    registration_pattern = forms.CharField(
        label="Pola nomor pendaftaran",
        max_length=60,
        help_text="{n:03d} menjadi 007, {bulan} menjadi VIII, {tahun} menjadi 2026.",
    )
    letter_pattern = forms.CharField(label="Pola nomor surat", max_length=60)
    decision_pattern = forms.CharField(label="Pola nomor keputusan penolakan", max_length=60)
    objection_pattern = forms.CharField(label="Pola nomor keberatan", max_length=60)
    consequence_test_pattern = forms.CharField(label="Pola nomor lembar uji konsekuensi", max_length=60)
    exemption_review_days = forms.IntegerField(
        label="Meninjau pengecualian sebelum jangka waktunya berakhir",
        min_value=1,
        max_value=250,
        help_text="Dalam hari kerja. Petugas diingatkan mulai hari itu; pengecualian tidak terbuka dengan sendirinya.",
        error_messages={"invalid": "Isi dengan angka.", "min_value": "Isi sedikitnya satu hari kerja."},
    )
    reopen_days = forms.IntegerField(
        label="Membuka kembali permohonan yang sudah dijawab",
        min_value=0,
        max_value=MOST_REOPEN_DAYS,
        help_text="Dalam hari kerja sejak jawaban diterima. Ini janji layanan kabupaten, bukan undang-undang. "
        "Isi 0 bila tidak dibuka.",
        error_messages={
            "required": "Isi jumlah hari kerja, atau 0 bila tidak dibuka.",
            "invalid": "Isi dengan angka.",
            "max_value": "Paling lama 30 hari kerja, sama dengan jangka waktu mengajukan keberatan.",
            "min_value": "Isi 0 bila tidak dibuka.",
        },
    )
    information_commission = forms.CharField(label="Komisi informasi yang berwenang", max_length=160, required=False)
    kelurahan_superior = forms.ModelChoiceField(
        label="Badan yang melayani permohonan kelurahan",
        queryset=PublicBody.objects.none(),
        required=False,
        empty_label="PPID kabupaten",
    )
    escalates_objections = forms.BooleanField(
        label="Keberatan yang tidak ditanggapi diteruskan ke kabupaten",
        required=False,
        help_text="Hanya bila ada peraturan bupati yang mengaturnya. Hak warga ke Komisi Informasi tidak berubah.",
    )
    escalation_regulation = forms.CharField(
        label="Nomor peraturan bupati tentang penerusan itu",
        max_length=160,
        required=False,
        help_text="Misalnya: Peraturan Bupati Klaten Nomor 12 Tahun 2026.",
    )
    protection_officer = forms.CharField(
        label="Pejabat pelindungan data pribadi",
        max_length=160,
        required=False,
        help_text="Nama dan jabatan. Desa boleh menunjuk pejabat sendiri di halaman kop suratnya.",
    )
    protection_email = forms.EmailField(
        label="Surel pejabat itu", required=False, error_messages={"invalid": "Alamat surel ini tidak benar."}
    )
    protection_phone = forms.CharField(label="Telepon pejabat itu", max_length=40, required=False)
    protection_authority = forms.CharField(
        label="Lembaga pelindungan data pribadi",
        max_length=160,
        required=False,
        help_text="Nama resmi lembaga pada tingkat nasional. Bila kosong, surat memakai kata-kata undang-undang.",
    )
    personal_data_pattern = forms.CharField(label="Pola nomor permintaan data pribadi", max_length=60)
    personal_data_hours = forms.IntegerField(
        label="Batas menanggapi permintaan data pribadi, dalam jam",
        min_value=1,
        max_value=PERSONAL_DATA_HOURS,
        help_text="Paling lama 72 jam (3 × 24 jam). Hari libur ikut dihitung.",
        error_messages={
            "invalid": "Isi dengan angka.",
            "min_value": "Isi sedikitnya satu jam.",
            "max_value": "Boleh dipersingkat, tidak boleh lebih dari 72 jam.",
        },
    )
    complaint_url = forms.URLField(
        label="Alamat kanal pengaduan nasional",
        assume_scheme="https",
        help_text="Warga yang mengadu atau menyampaikan usul diarahkan ke alamat ini.",
        error_messages={"invalid": "Alamat situs ini tidak benar. Contoh yang benar: https://www.lapor.go.id."},
    )
    reason = forms.CharField(
        label="Alasan perubahan",
        max_length=300,
        required=False,
        help_text="Dicatat bersama nama Anda. Misalnya nomor keputusan bupati.",
    )

    def __init__(self, *args: Any, regency: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        superior = self.fields["kelurahan_superior"]
        superior.queryset = PublicBody.objects.active().in_regency(regency)  # type: ignore[attr-defined]
        for term in OfficerTerm:
            self.fields[f"{TERM_PREFIX}{term.value}"] = _term_field(term)

    @classmethod
    def values_of(cls, config: RegencyConfig) -> dict[str, Any]:
        """Return what the form shows at first."""
        values = {name: getattr(config, name) for name in cls.base_fields if name != "reason"}
        return values | {f"{TERM_PREFIX}{term}": days for term, days in config.term_overrides.items()}

    def clean_rest_days(self) -> list[int]:
        """Return weekday numbers."""
        return _days(self.cleaned_data["rest_days"])

    def changes(self) -> dict[str, Any]:
        """Return the values as `configure_regency` takes them."""
        data = self.cleaned_data
        terms = {term.value: data[f"{TERM_PREFIX}{term.value}"] for term in OfficerTerm}
        plain = {name: value for name, value in data.items() if not name.startswith(TERM_PREFIX) and name != "reason"}
        # A term as long as the law's is no change.
        short = {name: days for name, days in terms.items() if days and days != STATUTORY_DAYS[OfficerTerm(name)]}
        return plain | {"term_overrides": short}


def _term_field(term: OfficerTerm) -> forms.IntegerField:
    longest = STATUTORY_DAYS[term]
    return forms.IntegerField(
        label=term.label,
        required=False,
        min_value=1,
        max_value=longest,
        help_text=f"Menurut aturan paling lama {longest} hari kerja.",
        error_messages={
            "max_value": f"Jangka waktu boleh dipersingkat, tidak boleh lebih dari {longest} hari kerja.",
            "min_value": "Isi sedikitnya satu hari kerja.",
            "invalid": "Isi dengan angka.",
        },
    )
