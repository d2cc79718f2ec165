"""The forms of the desk: entering a personal-data request, and what each move on it needs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from registry.models import PublicBody
from requests_flow.forms.desk import DESK_CHANNELS
from requests_flow.forms.moments import native_moment
from requests_flow.models import InformationRequest, Objection, PersonalDataRequest
from requests_flow.privacy.actions.file_data_request import FUTURE, NO_NAME
from requests_flow.privacy.enums import DataOutcome, DataRight
from requests_flow.privacy.forms.citizen import right_field, wish_field
from requests_flow.privacy.letter_facts import Ruling

UNKNOWN = "Nomor ini tidak ada di badan publik ini. Periksa nomornya, atau kosongkan dan isi nama dan alamatnya."
CHECKED = "Saya sudah mencocokkan orang ini dengan tanda pengenalnya."


class DeskDataRequestForm(forms.Form):
    """A request that somebody brought to the desk, by letter or by telephone; the officer has checked who it is."""

    body = forms.ModelChoiceField(
        label="Badan publik yang dituju", queryset=PublicBody.objects.none(), empty_label=None,
        error_messages={"required": "Pilih badan publik yang dituju."},
    )  # fmt: skip
    channel = forms.ChoiceField(
        label="Permintaan ini datang lewat", choices=DESK_CHANNELS, initial="walk_in", widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara permintaan ini datang."},
    )  # fmt: skip
    received_at = native_moment(label="Diterima pada", help_text="Batas 3 × 24 jam dihitung dari saat ini.")
    number = forms.CharField(
        label="Nomor permohonan atau keberatannya",
        help_text="Bila orang ini pernah meminta informasi di sini. Namanya lalu diambil dari perkara itu.",
        max_length=80,
        required=False,
    )
    name = forms.CharField(label="Nama", max_length=150, required=False)
    address = forms.CharField(label="Alamat", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    phone = forms.CharField(label="Nomor telepon", max_length=40, required=False)
    email = forms.EmailField(
        label="Alamat surel", required=False, error_messages={"invalid": "Alamat surel ini tidak lengkap."}
    )
    right = right_field()
    wish = wish_field("Permintaannya")
    checked = forms.BooleanField(
        label=CHECKED,
        error_messages={"required": "Periksa dahulu tanda pengenalnya, supaya data tidak jatuh ke orang lain."},
    )

    def __init__(self, *args: Any, bodies: Sequence[PublicBody], at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        field: Any = self.fields["body"]
        field.queryset = PublicBody.objects.select_related("region").filter(pk__in=[body.pk for body in bodies])
        field.initial = bodies[0].pk
        self.fields["received_at"].initial = at
        self.fields["right"].label = "Apa yang diminta?"
        if len(bodies) == 1:
            field.widget = forms.HiddenInput()

    def clean_received_at(self) -> datetime:
        """The moment lies not ahead."""
        typed: datetime = self.cleaned_data["received_at"]
        # The browser's input knows no seconds.
        if typed > self.at:
            raise forms.ValidationError(FUTURE)
        return typed

    def clean(self) -> dict[str, Any]:
        """Find the case by its number; without one, name and address are needed."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["proof"] = None
        if cleaned.get("number") and cleaned.get("body"):
            cleaned["proof"] = _case_at(cleaned["body"], cleaned["number"])
            if cleaned["proof"] is None:
                self.add_error("number", UNKNOWN)
        elif not (cleaned.get("name") and cleaned.get("address")):
            self.add_error("address" if cleaned.get("name") else "name", NO_NAME)
        return cleaned

    def subject(self) -> dict[str, str]:
        """Return what was typed about the person."""
        return {name: self.cleaned_data[name] for name in ("name", "address", "phone", "email")}


def _case_at(body: PublicBody, number: str) -> InformationRequest | Objection | None:
    wanted = " ".join(number.split())
    request = InformationRequest.objects.filter(body=body, number__iexact=wanted).first()
    return request or Objection.objects.filter(body=body, number__iexact=wanted).first()


class CorrectForm(forms.Form):
    """The person's data as they should be."""

    name = forms.CharField(label="Nama", max_length=150, error_messages={"required": "Nama tidak boleh dikosongkan."})
    address = forms.CharField(
        label="Alamat", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Alamat tidak boleh dikosongkan."},
    )  # fmt: skip
    phone = forms.CharField(label="Nomor telepon", max_length=40, required=False)
    email = forms.EmailField(
        label="Alamat surel", required=False, error_messages={"invalid": "Alamat surel ini tidak lengkap."}
    )


class ReplyForm(forms.Form):
    """The PPID's decision."""

    outcome = forms.ChoiceField(
        label="Keputusan", choices=DataOutcome.choices, widget=forms.RadioSelect,
        error_messages={"required": "Pilih keputusan atas permintaan ini."},
    )  # fmt: skip
    measures = forms.CharField(
        label="Yang dilakukan",
        help_text="Bila dikabulkan. Tercetak dalam surat; setiap baris menjadi satu butir.",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reasons = forms.CharField(
        label="Alasan tidak dikabulkan seluruhnya",
        help_text="Bila ditolak atau dikabulkan sebagian. Misalnya kewajiban menyimpan register menurut undang-undang.",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, case: PersonalDataRequest, blocked: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if case.right == DataRight.ERASE and blocked:
            self.fields["outcome"].help_text = f"{blocked} Penghapusan belum dapat dikabulkan."

    def ruling(self) -> Ruling:
        """Return what was typed as the action takes it."""
        return Ruling(**self.cleaned_data)


TABS = {"running": "Berjalan", "answered": "Ditanggapi", "ended": "Berakhir"}


class ListForm(forms.Form):
    """The filters of the list, from the query string; anything unknown counts as not chosen."""

    tab = forms.ChoiceField(choices=list(TABS.items()), required=False, widget=forms.HiddenInput)
    q = forms.CharField(max_length=100, required=False, label="Cari")
    right = forms.ChoiceField(
        label="Yang diminta", choices=[("", "Semua permintaan"), *DataRight.choices], required=False
    )
    condition = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua keadaan"), ("late", "Lewat batas")], required=False
    )

    def chosen(self) -> dict[str, str]:
        """Return the usable filters."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
