"""Forms of service documents: the words of a draft, the signed scan, why something is taken back, the decree."""

from typing import Any

from django import forms

from documents import files
from documents.enums import FileKind
from registry.models import ServiceDocument
from registry.service_documents import texts

STEPS_ROWS, TEXT_ROWS = 14, 5


class DocumentForm(forms.Form):
    """One field for each section of a draft, which may be kept unfinished; `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, document: ServiceDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {section["code"]: section["help"] for section in texts.template(document.kind)}
        for section in document.sections:
            rows = STEPS_ROWS if section["code"] == "steps" else TEXT_ROWS
            self.fields[section["code"]] = forms.CharField(
                label=section["title"],
                help_text=hints.get(section["code"], ""),
                max_length=8000,
                required=False,
                widget=forms.Textarea(attrs={"rows": rows}),
                error_messages={"max_length": "Bagian ini terlalu panjang. Ringkas menjadi paling banyak 8.000 huruf."},
            )

    @classmethod
    def values_of(cls, document: ServiceDocument) -> dict[str, Any]:
        """Return what the form shows at first."""
        return {section["code"]: section["text"] for section in document.sections} | {"edition": document.edition}

    def words(self) -> dict[str, str]:
        """Return the texts by the code of their section."""
        return {name: value for name, value in self.cleaned_data.items() if name != "edition"}


class SignedScanForm(forms.Form):
    """The scan of the paper that was signed and stamped."""

    scan = forms.FileField(
        label="Pindaian naskah bertanda tangan",
        help_text=(
            f"Foto atau hasil pindai: {files.allowed_types(FileKind.SIGNED_SCAN)}, "
            f"{files.limit_in_words(FileKind.SIGNED_SCAN)}."
        ),
        allow_empty_file=True,
        error_messages={"required": "Unggah pindaian naskah yang sudah ditandatangani dan dicap."},
    )


class RecallPaperForm(forms.Form):
    """Why a paper is taken back."""

    reason = forms.CharField(
        label="Alasan menarik naskah",
        help_text="Dicatat bersama nama Anda. Nomornya tidak dipakai lagi.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasan menarik naskah ini."},
    )


class DecreeForm(forms.Form):
    """What the portal does not know about the decree."""

    number = forms.CharField(
        label="Nomor keputusan",
        help_text="Dari buku keputusan desa. Bila dikosongkan, portal memberi nomor berikutnya.",
        max_length=80,
        required=False,
    )
    local_rules = forms.CharField(
        label="Peraturan lain dalam Mengingat",
        help_text="Satu baris untuk satu peraturan, misalnya: Peraturan Desa Sengon Nomor 3 Tahun 2024 tentang ...",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
