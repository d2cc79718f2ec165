"""The forms of the desk: what each move on an objection needs."""

from collections.abc import Iterable
from typing import Any

from django import forms

from accounts.models import User
from documents import files
from documents.enums import FileKind
from requests_flow.deadlines import terms
from requests_flow.forms.officer import AssignForm
from requests_flow.objections.enums import Lateness, ObjectionOutcome
from requests_flow.objections.letter_facts import Ruling


def _long(label: str, *, required: bool = True, rows: int = 4, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=4000, required=required, widget=widget, **options)


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Isi tanggalnya.", "invalid": "Tanggal ini tidak dikenal."},
    )


class DecideForm(forms.Form):
    """The superior's decision; `is_late` adds the question about an objection that came after its term."""

    lateness = forms.ChoiceField(
        label="Keberatan ini diajukan sesudah 30 hari kerja",
        choices=Lateness.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Putuskan apakah keberatan yang terlambat ini tetap diterima."},
    )
    lateness_reason = _long(
        "Alasan atas keterlambatan", rows=2, error_messages={"required": "Tulis alasannya; tercetak dalam surat."}
    )
    outcome = forms.ChoiceField(
        label="Putusan",
        choices=ObjectionOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih putusan atas keberatan ini."},
    )
    reasons = _long(
        "Pertimbangan",
        help_text="Tercetak dalam surat. Setiap baris menjadi satu butir.",
        error_messages={"required": "Tulis pertimbangan putusan ini (Pasal 36 ayat (3) UU KIP)."},
    )
    order = _long(
        "Perintah kepada PPID",
        required=False,
        rows=3,
        help_text="Hanya bila keberatan diterima. Permohonannya dibuka kembali untuk dijawab.",
    )
    order_days = forms.IntegerField(
        label="Jangka waktu perintah, dalam hari kerja",
        required=False,
        min_value=1,
        max_value=terms.ORDER.days,
        error_messages={"invalid": "Isi dengan angka."},
    )

    def __init__(self, *args: Any, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_late:
            del self.fields["lateness"], self.fields["lateness_reason"]

    def ruling(self) -> Ruling:
        """Return what was typed as the action takes it."""
        return Ruling(**self.cleaned_data)


class DeliberateForm(forms.Form):
    """A meeting about grounds b to g with its minutes."""

    held_on = _day("Tanggal musyawarah")
    place = forms.CharField(label="Tempat", max_length=200, error_messages={"required": "Tulis tempatnya."})
    participants = _long("Yang hadir", rows=2, error_messages={"required": "Tulis siapa yang hadir."})
    is_agreed = forms.BooleanField(label="Tercapai kesepakatan", required=False)
    minutes = _long("Isi berita acara", error_messages={"required": "Tulis isi berita acaranya."})
    scan = forms.FileField(
        label="Pindaian berita acara",
        help_text=f"Bila ada: {files.allowed_types(FileKind.MINUTES)}.",
        required=False,
        allow_empty_file=True,
    )


class NameDeciderForm(AssignForm):
    """The decree by which a superior who answered names somebody else to decide."""

    position_title = forms.CharField(
        label="Jabatan", max_length=120, error_messages={"required": "Tulis jabatan yang ditunjuk."}
    )
    decree_number = forms.CharField(
        label="Nomor keputusan", max_length=120, error_messages={"required": "Tulis nomor keputusannya."}
    )
    decree_on = _day("Tanggal keputusan")

    def __init__(self, *args: Any, officers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, officers=officers, **kwargs)
        self.fields["to"].label = "Yang memutuskan"


TABS = {"running": "Berjalan", "decided": "Ditanggapi", "ended": "Berakhir"}


class ListForm(forms.Form):
    """The filters of the list, from the query string; anything unknown counts as not chosen."""

    tab = forms.ChoiceField(choices=list(TABS.items()), required=False, widget=forms.HiddenInput)
    q = forms.CharField(max_length=100, required=False, label="Cari")
    condition = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua keadaan"), ("late", "Lewat batas"), ("silent", "Tidak ditanggapi")],
        required=False,
    )  # fmt: skip

    def chosen(self) -> dict[str, str]:
        """Return the usable filters."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
