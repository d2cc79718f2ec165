"""The forms of the decree of the exempt list: what it lists, its signed scan, why it is taken back."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from documents import files
from documents.enums import FileKind
from requests_flow.exemptions.words import option_words
from requests_flow.models import ConsequenceTest


class _Tests(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return option_words(obj)


class DecreeDraftForm(forms.Form):
    """Which exemptions a decree lists; all of them at first."""

    tests = _Tests(
        label="Informasi yang ditetapkan",
        help_text="Hasil uji konsekuensi yang berlaku dan belum tercantum dalam keputusan mana pun.",
        queryset=ConsequenceTest.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih sedikitnya satu informasi yang akan ditetapkan.",
            "invalid_choice": "Ada pilihan yang sudah tidak berlaku atau sudah ada dalam keputusan lain. Pilih lagi.",
        },
    )

    def __init__(self, *args: Any, tests: QuerySet[ConsequenceTest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tests"].queryset = tests


class SignDecreeForm(forms.Form):
    """The scan of the decree as it was signed and stamped."""

    scan = forms.FileField(
        label="Pindaian keputusan bertanda tangan",
        help_text=f"Semua halaman beserta lampirannya: {files.allowed_types(FileKind.SIGNED_SCAN)}.",
        allow_empty_file=True,
        error_messages={"required": "Unggah pindaian keputusan yang sudah ditandatangani dan dicap."},
    )


class RecallDecreeForm(forms.Form):
    """Why the decree is taken back, and a tick: its number is spent."""

    reason = forms.CharField(
        label="Alasan menarik keputusan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasan menarik keputusan ini."},
    )
    sure = forms.BooleanField(label="Ya, saya yakin.", error_messages={"required": "Centang dahulu bila Anda yakin."})
