"""The citizen's objection: the grounds in plain words, what happened, and a proxy (regulation brief §7.2)."""

from datetime import date
from typing import Any

from django import forms

from registry.models import PublicBody
from requests_flow.forms.applicant import ApplicantFilesForm
from requests_flow.forms.ask import ConfirmForm, SendForm, body_field, offer_bodies
from requests_flow.models import InformationRequest
from requests_flow.objections.actions.file_objection import FUTURE_DAY, NEEDS_DAY, NO_GROUND
from requests_flow.objections.citizen_words import PLAIN, unfitting
from requests_flow.objections.enums import Ground

POSITION_HINT = (
    "Ceritakan urut waktu: apa yang Anda minta, apa yang terjadi, apa yang menurut Anda keliru, dan apa yang Anda "
    "harapkan. Beberapa kalimat sudah cukup."
)
MISSING_HINT = (
    "Sebutkan informasinya dan tahunnya, di mana Anda sudah mencarinya, dan apa yang Anda harapkan. Misalnya: “Laporan "
    "realisasi APBDes 2025 tidak ada di papan pengumuman maupun di laman desa.”"
)


class _DayFoundForm(forms.Form):
    """The day of ground b: the lack was found, at the latest today."""

    found_on = forms.DateField(
        label="Kapan Anda menemukan informasi itu tidak disediakan?",
        help_text="Jangka waktu mengajukan keberatan dihitung sejak hari itu.",
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": "Tulis tanggal yang lengkap: tanggal, bulan, dan tahun."},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["found_on"].widget.attrs["max"] = on.isoformat()

    def clean_found_on(self) -> date | None:
        """The day lies not ahead."""
        day: date | None = self.cleaned_data["found_on"]
        if day and day > self.on:
            raise forms.ValidationError(FUTURE_DAY)
        return day

    def need_day(self) -> None:
        """Say that the day is missing, unless something else is said of it already."""
        if not self.cleaned_data.get("found_on") and "found_on" not in self.errors:
            self.add_error("found_on", NEEDS_DAY)


class AgainstRequestForm(_DayFoundForm):
    """What is objected to about a request: grounds, account, and a proxy; the objector is its applicant."""

    grounds = forms.MultipleChoiceField(
        label="Apa alasan keberatan Anda?",
        help_text="Boleh lebih dari satu. Hurufnya menunjuk Pasal 35 ayat (1) UU 14/2008.",
        choices=[(letter, f"{words} (huruf {letter})") for letter, words in PLAIN.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NO_GROUND, "invalid_choice": NO_GROUND},
    )
    case_position = forms.CharField(
        label="Apa yang terjadi?",
        help_text=POSITION_HINT,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": "Ceritakan apa yang terjadi, supaya Atasan PPID dapat memeriksanya."},
    )
    proxy_name = forms.CharField(label="Nama penerima kuasa", max_length=150, required=False)
    proxy_address = forms.CharField(label="Alamat penerima kuasa", max_length=300, required=False)
    field_order = ("grounds", "found_on", "case_position", "proxy_name", "proxy_address")

    def __init__(self, *args: Any, request: InformationRequest, on: date, **kwargs: Any) -> None:
        super().__init__(*args, on=on, **kwargs)
        self.fields["found_on"].help_text = "Isi hanya bila Anda memilih huruf b."
        self.fields["grounds"].choice_hints = unfitting(request, on=on)

    def clean(self) -> dict[str, Any]:
        """Ground b needs its day, and a proxy an address."""
        cleaned = super().clean() or self.cleaned_data
        if Ground.B in cleaned.get("grounds", ()):
            self.need_day()
        elif "grounds" in cleaned:
            cleaned["found_on"] = None
        if cleaned.get("proxy_name") and not cleaned.get("proxy_address"):
            self.add_error("proxy_address", "Tulis alamat penerima kuasa.")
        if cleaned.get("proxy_address") and not cleaned.get("proxy_name"):
            self.add_error("proxy_name", "Tulis nama penerima kuasa, atau kosongkan alamatnya.")
        return cleaned


class WithoutRequestForm(_DayFoundForm):
    """Ground b alone: which periodic information is missing, where, and since when it is known."""

    body = body_field()
    case_position = forms.CharField(
        label="Informasi apa yang tidak disediakan?",
        help_text=MISSING_HINT,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Tulis informasi berkala apa yang tidak disediakan."},
    )
    purpose = forms.CharField(
        label="Untuk apa informasi itu Anda perlukan?",
        help_text="Wajib diisi menurut formulir resmi. Satu kalimat cukup.",
        max_length=2000,
        error_messages={"required": "Tulis untuk apa informasi itu Anda perlukan."},
    )
    field_order = ("body", "case_position", "found_on", "purpose")

    def __init__(self, *args: Any, bodies: list[PublicBody], on: date, **kwargs: Any) -> None:
        super().__init__(*args, on=on, **kwargs)
        self.only_body = offer_bodies(self.fields["body"], bodies)
        self.fields["found_on"].required = True
        self.fields["found_on"].error_messages["required"] = NEEDS_DAY


class EvidenceForm(ApplicantFilesForm):
    """Papers that belong to an objection against a request: who asks was proven with the request."""

    identity = None
    supporting = forms.FileField(
        label="Berkas pendukung",
        help_text="Misalnya surat atau foto. Foto atau PDF.",
        required=False,
        allow_empty_file=True,
    )


class SendObjectionForm(SendForm):
    """The declaration that what is written is true."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["truthful"].label = "Keterangan ini benar dan saya mengajukannya dengan iktikad baik."


class WithdrawObjectionForm(ConfirmForm):
    """A yes before something that cannot be undone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sure"].label = "Saya yakin ingin mencabut keberatan ini."
