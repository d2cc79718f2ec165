"""The short forms of the moves on a test, and the filters of the list."""

from collections.abc import Sequence
from typing import Any

from django import forms

from documents import files
from documents.enums import FileKind
from registry.models import PublicBody
from requests_flow.exemptions.enums import GROUND_CHOICES, ConsequenceTestStatus
from requests_flow.exemptions.selectors import TABS

CONDITIONS = [
    ("", "Semua keadaan"),
    ("due", "Perlu ditinjau"),
    ("expired", "Jangka waktu berakhir"),
    *ConsequenceTestStatus.choices,
]


class MoveForm(forms.Form):
    """A move that needs nothing but the button."""


class ApproveForm(forms.Form):
    """The superior's approval: a tick before the button, for the sheet then bears the superior's name."""

    sure = forms.BooleanField(
        label="Saya sudah membaca hasil uji ini dan menyetujuinya.",
        error_messages={"required": "Centang dahulu bila Anda menyetujui."},
    )


class SheetForm(forms.Form):
    """The scan of the sheet that all participants signed."""

    scan = forms.FileField(
        label="Pindaian lembar bertanda tangan",
        help_text=f"Semua halaman, dengan tanda tangan semua peserta: {files.allowed_types(FileKind.SIGNED_SCAN)}.",
        allow_empty_file=True,
        error_messages={"required": "Unggah pindaian lembar yang sudah ditandatangani semua peserta."},
    )


class ReasonForm(forms.Form):
    """Why, and a tick: the move cannot be undone."""

    reason = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasannya."},
    )
    sure = forms.BooleanField(label="Ya, saya yakin.", error_messages={"required": "Centang dahulu bila Anda yakin."})


class DecreeForm(forms.Form):
    """Number and date of the decree."""

    number = forms.CharField(label="Nomor SK", max_length=80, error_messages={"required": "Tulis nomor SK."})
    on = forms.DateField(
        label="Tanggal SK",
        widget=forms.DateInput,
        error_messages={"required": "Isi tanggal SK.", "invalid": "Tanggal ini tidak lengkap."},
    )


class ListForm(forms.Form):
    """The filters of the list, from the query string; anything unknown counts as not chosen."""

    tab = forms.ChoiceField(choices=[(tab, tab) for tab in TABS], required=False, widget=forms.HiddenInput)
    q = forms.CharField(max_length=100, required=False, label="Cari")
    status = forms.ChoiceField(label="Keadaan", choices=CONDITIONS, required=False)
    ground = forms.ChoiceField(label="Dasar", choices=[("", "Semua pasal"), *GROUND_CHOICES], required=False)
    body = forms.ChoiceField(label="Badan publik", required=False)

    def __init__(self, *args: Any, bodies: Sequence[PublicBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(body.public_id), body.short_name) for body in bodies]
        self.fields["body"].choices = [("", "Semua badan publik"), *named]
        if len(bodies) < 2:
            del self.fields["body"]

    def chosen(self) -> dict[str, str]:
        """Return the usable filters."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
