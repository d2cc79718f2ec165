"""The citizen's form, step by step: what, who (see applicant.py), how to receive, and the last check."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from registry.models import PublicBody
from requests_flow.enums import DeliveryWay, Obtain
from requests_flow.forms.applicant import PAPER_INPUTS
from requests_flow.forms.items import ItemsForm

OBTAIN_HINTS = {
    Obtain.COPY_DIGITAL: "Gratis",
    Obtain.COPY_PRINT: "Biaya fotokopi menurut tarif yang diumumkan desa; tanpa tarif, gratis",
    Obtain.VIEW: "Datang pada jam layanan, gratis",
}
DELIVERY_HINTS = {
    DeliveryWay.DOWNLOAD: "Berkas muncul di halaman status permohonan Anda.",
    DeliveryWay.PICK_UP: "Anda diberi tahu bila sudah siap.",
}
WAYS = {
    Obtain.COPY_DIGITAL: (DeliveryWay.DOWNLOAD, DeliveryWay.EMAIL, DeliveryWay.PICK_UP),
    Obtain.COPY_PRINT: (DeliveryWay.PICK_UP, DeliveryWay.POST, DeliveryWay.COURIER),
    Obtain.VIEW: (DeliveryWay.PICK_UP,),
}


# What the citizen wants, in own words. Only the first is a request; the others are led elsewhere, never registered.
MATTER = "matter"
MATTERS = {
    "information": "Saya meminta informasi atau dokumen",
    "complaint": "Saya mengadu tentang pelayanan atau pejabat",
    "aspiration": "Saya menyampaikan usul atau aspirasi",
    "emergency": "Saya melaporkan keadaan darurat",
}
MATTER_HINTS = {"complaint": "Anda diarahkan ke SP4N-LAPOR, kanal pengaduan nasional."}
ELSEWHERE = frozenset(MATTERS) - {"information"}


def body_field() -> forms.ModelChoiceField:
    """Return the field that asks which public body is meant; `offer_bodies` fills it."""
    return forms.ModelChoiceField(
        label="Kepada", queryset=PublicBody.objects.none(), widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": "Pilih badan publik yang dituju."},
    )  # fmt: skip


class WhatForm(ItemsForm):
    """Step 1: to which body, which information, for what, in which form."""

    matter = forms.ChoiceField(
        label="Apa yang ingin Anda sampaikan?", choices=list(MATTERS.items()), widget=forms.RadioSelect,
        initial="information", required=False,
    )  # fmt: skip
    matter.choice_hints = MATTER_HINTS  # type: ignore[attr-defined]
    body = body_field()
    purpose = forms.CharField(
        label="Untuk apa informasi ini dipakai?",
        help_text="Wajib diisi menurut formulir resmi. Satu kalimat cukup.",
        max_length=2000,
        error_messages={"required": "Tulis untuk apa informasi ini dipakai."},
    )
    obtain = forms.ChoiceField(
        label="Bentuk yang Anda inginkan", choices=Obtain.choices, widget=forms.RadioSelect,
        initial=Obtain.COPY_DIGITAL,
        error_messages={"required": "Pilih bentuk yang Anda inginkan."},
    )  # fmt: skip
    obtain.choice_hints = OBTAIN_HINTS  # type: ignore[attr-defined]

    def __init__(self, *args: Any, bodies: list[PublicBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only_body = offer_bodies(self.fields["body"], bodies)


def offer_bodies(field: Any, bodies: list[PublicBody]) -> str:
    """Let `field` choose among `bodies`; return the name of the only one, or "" when there is a choice.

    The village government comes first and is preselected; with one body there is nothing to choose.
    """
    field.queryset = PublicBody.objects.filter(pk__in=[body.pk for body in bodies])
    field.choices = [(body.pk, body.name) for body in bodies]
    field.initial = bodies[0].pk
    only_body = bodies[0].name if len(bodies) == 1 else ""
    if only_body:
        field.widget = forms.HiddenInput()
    return only_body


class HowForm(forms.Form):
    """Step 3: how the copy reaches the applicant; the ways depend on the form asked for."""

    delivery = forms.ChoiceField(
        label="Cara menerima",
        choices=DeliveryWay.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara menerima informasi."},
    )
    delivery.choice_hints = DELIVERY_HINTS  # type: ignore[attr-defined]

    def __init__(self, *args: Any, obtain: str, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = WAYS[Obtain(obtain)]
        self.email = email
        self.fields["delivery"].choices = [(way.value, way.label) for way in ways]
        self.fields["delivery"].initial = ways[0].value

    def clean_delivery(self) -> str:
        """Sending by e-mail needs an address."""
        way = self.cleaned_data["delivery"]
        if way == DeliveryWay.EMAIL and not self.email:
            raise forms.ValidationError(
                "Anda belum menulis alamat surel di langkah 2. Isi dahulu, atau pilih cara lain."
            )
        return way


class SendForm(forms.Form):
    """Step 4: the declaration that the data are true."""

    truthful = forms.BooleanField(
        label="Data ini benar dan saya memintanya dengan iktikad baik.",
        error_messages={"required": "Centang pernyataan ini sebelum mengirim."},
    )


class TrackForm(forms.Form):
    """Number and key, as copied from the receipt."""

    number = forms.CharField(
        label="Nomor pendaftaran",
        help_text="Tertulis pada tanda bukti, misalnya 014/PI/V/2026, atau 003/KB/V/2026 untuk keberatan.",
        max_length=80,
        error_messages={"required": "Tulis nomor pendaftaran Anda."},
    )
    key = forms.CharField(
        label="Kunci lacak",
        help_text="26 huruf dan angka. Huruf besar, huruf kecil, spasi, dan tanda hubung tidak berpengaruh.",
        max_length=80,
        error_messages={"required": "Tulis kunci lacak Anda."},
    )


class CompleteForm(forms.Form):
    """What the applicant hands in later."""

    explanation = forms.CharField(
        label="Keterangan", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    identity = forms.FileField(label="Salinan tanda pengenal", required=False, help_text="Foto atau PDF.")
    power_of_attorney = forms.FileField(label="Surat kuasa", required=False, help_text="Foto atau PDF.")
    supporting = forms.FileField(label="Berkas lain", required=False)

    @property
    def papers(self) -> list[tuple[str, UploadedFile]]:
        """The papers handed in, each with its kind; for a valid form."""
        return given_papers(self.cleaned_data)

    @property
    def only_paper(self) -> str | None:
        """The input that was used if there is just one: what is said of the papers is then said beside it."""
        used = [name for name in PAPER_INPUTS if self.cleaned_data.get(name)]
        return used[0] if len(used) == 1 else None


def given_papers(facts: Mapping[str, Any]) -> list[tuple[str, UploadedFile]]:
    """Return kind and upload of each paper input that was used."""
    return [(kind, facts[name]) for name, kind in PAPER_INPUTS.items() if facts.get(name)]


class ConfirmForm(forms.Form):
    """A yes before something that cannot be undone."""

    sure = forms.BooleanField(
        label="Saya yakin ingin mencabut permohonan ini.",
        error_messages={"required": "Centang dahulu bila Anda yakin."},
    )
