"""The short forms of a dispute: that it was filed, and each step after it."""

from typing import Any

from django import forms

from documents import files
from documents.enums import FileKind
from requests_flow.deadlines.terms import ORDER
from requests_flow.disputes.actions._dispute import StepFacts
from requests_flow.disputes.enums import DisputeOutcome, DisputeStatus


def _day(label: str, **options: Any) -> forms.DateField:
    wrong = {"required": "Isi tanggalnya.", "invalid": "Tanggal ini tidak lengkap."}
    return forms.DateField(
        label=label, widget=forms.DateInput, input_formats=["%Y-%m-%d"], error_messages=wrong, **options
    )


def _scan(label: str = "Foto atau pindaian surat") -> forms.FileField:
    hint = f"{files.allowed_types(FileKind.DISPUTE_PAPER)}."
    return forms.FileField(label=label, help_text=hint, required=False, allow_empty_file=True)


class FileForm(forms.Form):
    """When the dispute was filed at the commission."""

    filed_on = _day("Diajukan ke Komisi Informasi pada tanggal")
    scan = _scan("Foto atau pindaian tanda terima dari Komisi Informasi")


class StepForm(forms.Form):
    """A step that decides nothing."""

    happened_on = _day("Tanggal")
    number = forms.CharField(label="Nomor surat atau perkara", max_length=120, required=False)
    result = forms.CharField(
        label="Isi singkat",
        help_text="Jangan tulis NIK atau data pribadi lain.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    scan = _scan()

    def facts(self) -> StepFacts:
        """Return what was typed, for the action."""
        return StepFacts(**self.cleaned_data)


class RegisterForm(StepForm):
    """The registration: its number is what the dispute is known by."""

    number = forms.CharField(
        label="Nomor register di Komisi Informasi",
        max_length=120,
        error_messages={"required": "Tulis nomor register dari surat Komisi Informasi."},
    )


class DecisionForm(StepForm):
    """A decision of the commission or a court, and what it obliges the body to do."""

    happened_on = _day("Tanggal putusan")
    received_on = _day("Putusan diterima pada tanggal", help_text="Batas untuk langkah berikutnya dihitung dari sini.")
    number = forms.CharField(
        label="Nomor putusan", max_length=120, error_messages={"required": "Tulis nomor putusannya."}
    )
    outcome = forms.ChoiceField(
        label="Hasil",
        choices=[(each.value, each.label) for each in DisputeOutcome if each != DisputeOutcome.AGREED],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasil putusannya."},
    )
    order = forms.CharField(
        label="Kewajiban badan publik",
        help_text="Isi hanya bila putusan mewajibkan memberikan informasi.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    order_days = forms.IntegerField(
        label="Dilaksanakan dalam berapa hari kerja",
        min_value=1,
        max_value=ORDER.days,
        required=False,
        error_messages={
            "min_value": "Paling sedikit 1 hari kerja.",
            "max_value": f"Paling lama {ORDER.days} hari kerja, seperti jawaban atas permohonan.",
        },
    )
    field_order = ("happened_on", "received_on", "number", "outcome", "result", "order", "order_days", "scan")


class CommissionDecisionForm(DecisionForm):
    """The commission's decision, which may also put an agreement into words."""

    outcome = forms.ChoiceField(
        label="Hasil",
        choices=DisputeOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasil putusannya."},
    )


class WithdrawForm(StepForm):
    """The withdrawal, after a yes."""

    sure = forms.BooleanField(
        label="Sengketa ini sungguh sudah dicabut di Komisi Informasi atau pengadilan.",
        error_messages={"required": "Centang dahulu bila Anda yakin."},
    )

    def facts(self) -> StepFacts:
        """Return what was typed, without the yes."""
        return StepFacts(**{name: value for name, value in self.cleaned_data.items() if name != "sure"})


class SureForm(forms.Form):
    """A move that cannot be undone: a tick before the button."""

    sure = forms.BooleanField(label="Ya, saya yakin.", error_messages={"required": "Centang dahulu bila Anda yakin."})


class ListForm(forms.Form):
    """The filters of the list, from the query string; anything unknown counts as not chosen."""

    q = forms.CharField(max_length=100, required=False, label="Cari")
    stage = forms.ChoiceField(label="Tahap", choices=[("", "Semua tahap"), *DisputeStatus.choices], required=False)

    def chosen(self) -> dict[str, str]:
        """Return the usable filters."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
