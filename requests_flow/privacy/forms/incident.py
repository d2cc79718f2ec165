"""The forms of an incident: recording it, and what each move needs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from documents import files
from documents.enums import FileKind
from registry.models import PublicBody
from requests_flow.forms.moments import native_moment
from requests_flow.models import AffectedPerson
from requests_flow.privacy.actions.hand_over_notice import ON_PAPER
from requests_flow.privacy.actions.record_incident import FUTURE, NO_DATA, IncidentReport
from requests_flow.privacy.enums import DataCategory, NoticeWay, Risk


def _long(label: str, *, required: str = "", rows: int = 4, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=4000, required=bool(required),
        widget=forms.Textarea(attrs={"rows": rows}), error_messages={"required": required} if required else None,
    )  # fmt: skip


class IncidentForm(forms.Form):
    """What is known when an incident is noticed."""

    body = forms.ModelChoiceField(
        label="Badan publik", queryset=PublicBody.objects.none(), empty_label=None,
        error_messages={"required": "Pilih badan publiknya."},
    )  # fmt: skip
    noticed_at = native_moment(
        label="Diketahui pada", help_text="Batas 3 × 24 jam dihitung dari saat ini. Hari libur ikut dihitung."
    )
    happened = _long(
        "Apa yang terjadi?", required="Tulis apa yang terjadi.",
        hint="Misalnya: surat berisi salinan KTP terkirim ke alamat surel yang salah. Jangan tulis NIK.",
    )  # fmt: skip
    happened_when = forms.CharField(
        label="Kapan terjadinya?", max_length=200, help_text="Perkiraan boleh, misalnya “19 Mei 2026 sore”.",
        error_messages={"required": "Tulis kapan kira-kira terjadinya."},
    )  # fmt: skip
    categories = forms.MultipleChoiceField(
        label="Data apa yang terungkap?", choices=DataCategory.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NO_DATA},
    )  # fmt: skip
    people_count = forms.IntegerField(
        label="Kira-kira berapa orang yang terdampak?", min_value=1, max_value=10_000_000,
        error_messages={"required": "Tulis perkiraan jumlahnya.", "invalid": "Isi dengan angka."},
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Sequence[PublicBody], at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        field: Any = self.fields["body"]
        field.queryset = PublicBody.objects.select_related("region").filter(pk__in=[body.pk for body in bodies])
        field.initial = bodies[0].pk
        self.fields["noticed_at"].initial = at
        if len(bodies) == 1:
            field.widget = forms.HiddenInput()

    def clean_noticed_at(self) -> datetime:
        """The moment lies not ahead."""
        typed: datetime = self.cleaned_data["noticed_at"]
        if typed > self.at:
            raise forms.ValidationError(FUTURE)
        return typed

    def report(self) -> IncidentReport:
        """Return what was typed as the action takes it."""
        return IncidentReport(**{name: value for name, value in self.cleaned_data.items() if name != "body"})


class AssessForm(forms.Form):
    """What article 46(2) wants told."""

    risk = forms.ChoiceField(
        label="Seberapa besar akibatnya bagi orang yang terdampak?", choices=Risk.choices, widget=forms.RadioSelect,
        error_messages={"required": "Pilih besarnya akibat."},
    )  # fmt: skip
    cause = _long("Bagaimana terjadinya?", rows=3, required="Tulis bagaimana terjadinya; tercetak dalam surat.")
    handling = _long(
        "Penanganan dan pemulihan", rows=3, required="Tulis apa yang dilakukan; tercetak dalam surat.",
        hint="Yang sudah dan akan dilakukan. Setiap baris menjadi satu butir.",
    )  # fmt: skip
    people_count = forms.IntegerField(
        label="Jumlah orang yang terdampak", min_value=1, max_value=10_000_000,
        error_messages={"required": "Tulis jumlahnya.", "invalid": "Isi dengan angka."},
    )  # fmt: skip


class PersonForm(forms.Form):
    """One affected person: by case, or by name."""

    number = forms.CharField(
        label="Nomor permohonan atau keberatan", max_length=80, required=False,
        help_text="Nama dan alamat surelnya diambil dari perkara itu.",
    )  # fmt: skip
    name = forms.CharField(label="Atau nama", max_length=150, required=False)
    address = forms.CharField(label="Alamat", max_length=300, required=False)
    email = forms.EmailField(
        label="Alamat surel", required=False, error_messages={"invalid": "Alamat surel ini tidak lengkap."}
    )


class HandOverForm(forms.Form):
    """A printed notice that reached somebody."""

    person = forms.ModelChoiceField(
        label="Orang", queryset=AffectedPerson.objects.none(), error_messages={"required": "Pilih orangnya."}
    )
    way = forms.ChoiceField(
        label="Cara penyampaian", choices=[(way.value, way.label) for way in ON_PAPER], widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara penyampaiannya."},
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[tuple[AffectedPerson, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = AffectedPerson.objects.filter(pk__in=[row.pk for row, _ in people])
        field.choices = [("", "Pilih orangnya"), *((row.pk, name) for row, name in people)]


class SendingForm(forms.Form):
    """How the signed notice left for the authority."""

    scan = forms.FileField(
        label="Pindaian surat bertanda tangan",
        help_text=f"{files.allowed_types(FileKind.SIGNED_SCAN)}, {files.limit_in_words(FileKind.SIGNED_SCAN)}.",
        allow_empty_file=True,
        error_messages={"required": "Unggah pindaian surat yang sudah ditandatangani."},
    )
    sent_at = native_moment(label="Dikirim pada")
    way = forms.ChoiceField(
        label="Cara mengirim", choices=NoticeWay.choices, widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara mengirimnya."},
    )  # fmt: skip
    evidence = forms.CharField(
        label="Bukti pengiriman", max_length=300, help_text="Nomor resi, nomor tiket, atau alamat surel tujuannya.",
        error_messages={"required": "Tulis bukti pengirimannya."},
    )  # fmt: skip
    paper = forms.FileField(
        label="Berkas bukti", required=False, allow_empty_file=True,
        help_text=f"Misalnya resi atau surel terkirim: {files.allowed_types(FileKind.INCIDENT_PAPER)}. Disandikan.",
    )  # fmt: skip

    def __init__(self, *args: Any, wet: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not wet:
            del self.fields["scan"]


class PublicForm(forms.Form):
    """Whether the public is told, with the text or the reason."""

    choice = forms.ChoiceField(
        label="Apakah masyarakat diberi tahu?",
        choices=[("yes", "Ya, umumkan di halaman desa"), ("no", "Tidak")],
        widget=forms.RadioSelect,
        help_text="Wajib bila kegagalan itu mengganggu pelayanan publik atau berakibat serius bagi masyarakat.",
        error_messages={"required": "Pilih ya atau tidak."},
    )
    words = _long(
        "Isi pengumuman, atau alasan tidak diumumkan", required="Tulis pengumumannya, atau alasannya.",
        hint="Jangan sebut nama orang.",
    )  # fmt: skip

    def decision(self) -> dict[str, str]:
        """Return what was typed as the action takes it."""
        name = "text" if self.cleaned_data["choice"] == "yes" else "reason"
        return {name: self.cleaned_data["words"]}


class LessonsForm(forms.Form):
    """What was learned."""

    lessons = _long(
        "Pelajaran dan perbaikan", required="Tulis apa yang diubah supaya tidak terulang.",
        hint="Disimpan sebagai catatan, tidak diumumkan.",
    )  # fmt: skip


class DismissForm(forms.Form):
    """Why it was no failure of protection."""

    reason = _long("Mengapa bukan kegagalan pelindungan?", required="Tulis alasannya.", rows=3)


class IncidentListForm(forms.Form):
    """The filters of the list, from the query string."""

    tab = forms.ChoiceField(choices=[("running", ""), ("closed", "")], required=False, widget=forms.HiddenInput)
    q = forms.CharField(max_length=100, required=False, label="Cari")

    def chosen(self) -> dict[str, str]:
        """Return the usable filters."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
