"""The short forms of the officer's moves on a case."""

from collections.abc import Iterable
from typing import Any

from django import forms

from accounts.models import User
from documents import files
from documents.enums import FileKind
from requests_flow.enums import ExtensionReason, LookReason, ProofChannel
from requests_flow.forms.moments import native_moment
from requests_flow.letters import MissingItem

MISSING = {
    "identity": MissingItem(
        what="Salinan tanda pengenal",
        state="Belum ada",
        todo="Serahkan foto atau fotokopi KTP, paspor, atau tanda pengenal lain yang sah.",
    ),
    "power_of_attorney": MissingItem(
        what="Surat kuasa", state="Belum ada", todo="Serahkan surat kuasa yang ditandatangani pemberi kuasa."
    ),
    "legal_decree": MissingItem(
        what="Pengesahan badan hukum",
        state="Belum ada",
        todo="Serahkan salinan keputusan pengesahan dari Menteri Hukum.",
    ),
    "details": MissingItem(
        what="Rincian informasi yang diminta",
        state="Belum jelas",
        todo="Sebutkan dokumen, tahun, atau kegiatan yang dimaksud.",
    ),
}


class ButtonForm(forms.Form):
    """A move that needs nothing but the button."""


class SureForm(forms.Form):
    """A move that cannot be undone: a tick before the button."""

    sure = forms.BooleanField(label="Ya, saya yakin.", error_messages={"required": "Centang dahulu bila Anda yakin."})

    def __init__(self, *args: Any, sentence: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sure"].label = sentence


class AskCompletionForm(forms.Form):
    """What the applicant still has to hand in, once a round."""

    missing = forms.MultipleChoiceField(
        label="Yang perlu dilengkapi",
        choices=[(code, item.what) for code, item in MISSING.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu hal yang perlu dilengkapi."},
    )
    other = forms.CharField(label="Hal lain", max_length=200, required=False)
    note = forms.CharField(
        label="Keterangan untuk pemohon",
        help_text="Ikut tercetak dalam surat.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Something must be named: `cleaned_data["items"]` holds it for the letter."""
        cleaned = super().clean() or self.cleaned_data
        named = [MISSING[code] for code in cleaned.get("missing", [])]
        if cleaned.get("other"):
            named.append(MissingItem(what=cleaned["other"], state="Belum ada", todo="Serahkan atau jelaskan."))
            self.errors.pop("missing", None)
        cleaned["items"] = named
        return cleaned


class ExtendForm(forms.Form):
    """The written reason of the single extension (UU 14/2008 article 22(8))."""

    reason = forms.ChoiceField(
        label="Alasan",
        choices=ExtensionReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu alasan yang dibolehkan undang-undang."},
    )
    explanation = forms.CharField(
        label="Penjelasan",
        help_text="Tercetak dalam surat. Jelaskan apa yang sedang dilakukan dan mengapa perlu waktu.",
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis penjelasan mengapa waktu perlu diperpanjang."},
    )


class AssignForm(forms.Form):
    """A colleague of the same body."""

    to = forms.ModelChoiceField(
        label="Petugas", queryset=User.objects.none(), error_messages={"required": "Pilih petugasnya."}
    )

    def __init__(self, *args: Any, officers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = sorted(officers, key=lambda user: (user.full_name, user.pk))
        to = self.fields["to"]
        to.queryset = User.objects.filter(pk__in=[user.pk for user in people]).order_by("full_name", "pk")
        # They are known already: drawing the list asks nothing.
        to.choices = [("", to.empty_label), *((user.pk, to.label_from_instance(user)) for user in people)]


class NoteForm(forms.Form):
    """A working note for colleagues."""

    text = forms.CharField(
        label="Catatan",
        help_text="Hanya dibaca petugas, tidak tampil bagi pemohon.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis catatannya."},
    )


class PublicSubjectForm(forms.Form):
    """What the published register shows in the place of the subject."""

    subject = forms.CharField(
        label="Pokok yang diumumkan",
        help_text="Tampil di register publik. Jangan sebut nama orang. Kosongkan untuk memakai perihal permohonan.",
        max_length=200,
        required=False,
    )


class FilesInput(forms.FileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; at least one."""

    widget = FilesInput(attrs={"multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return each file, checked by itself."""
        checked = super().clean
        return [checked(each, initial) for each in data or [None]]


class GoodFaithForm(forms.Form):
    """What speaks against the applicant's good faith, with evidence; there is nothing to choose and nothing follows."""

    text = forms.CharField(
        label="Yang terjadi",
        help_text="Tulis kejadiannya dengan tanggal, tanpa menilai orangnya. Hanya dibaca petugas.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis apa yang terjadi."},
    )
    evidence = FilesField(
        label="Bukti",
        help_text=f"Boleh beberapa sekaligus: {files.allowed_types(FileKind.EVIDENCE)}.",
        allow_empty_file=True,
        error_messages={"required": "Lampirkan sedikitnya satu berkas bukti."},
    )


class RecallForm(forms.Form):
    """Why an unsigned answer letter is taken back."""

    reason = forms.CharField(
        label="Alasan menarik surat",
        help_text="Disimpan bersama surat yang dibatalkan. Nomornya tidak dipakai lagi.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasan menarik surat ini."},
    )


class SignForm(forms.Form):
    """The scan of the signed and stamped letter."""

    scan = forms.FileField(
        label="Pindaian surat bertanda tangan",
        help_text=(
            f"Foto atau hasil pindai: {files.allowed_types(FileKind.SIGNED_SCAN)}, "
            f"{files.limit_in_words(FileKind.SIGNED_SCAN)}."
        ),
        allow_empty_file=True,
        error_messages={"required": "Unggah pindaian surat yang sudah ditandatangani dan dicap."},
    )


class ProveReceiptForm(forms.Form):
    """How and when the answer reached the applicant."""

    channel = forms.ChoiceField(
        label="Cara penyerahan",
        choices=[(way.value, way.label) for way in (ProofChannel.HANDED_OVER, ProofChannel.POSTED)],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara penyerahannya."},
    )
    received_at = native_moment(label="Diterima pemohon pada")
    evidence = forms.CharField(
        label="Bukti",
        help_text="Nomor tanda terima atau nomor resi. Jangan tulis nama atau NIK.",
        max_length=300,
        error_messages={"required": "Tulis nomor tanda terima atau nomor resi."},
    )


class LookForm(forms.Form):
    """Why a copy of somebody's identity is opened."""

    reason = forms.ChoiceField(
        label="Alasan membuka",
        choices=[("", "Pilih alasan"), *LookReason.choices],
        error_messages={
            "required": "Pilih alasan membuka berkas identitas ini.",
            "invalid_choice": "Pilih salah satu alasan yang ada.",
        },
    )
    first = forms.IntegerField(
        min_value=1, required=False, widget=forms.HiddenInput, error_messages={"invalid": "Halaman ini tidak dikenal."}
    )


class OverrideForm(forms.Form):
    """Why a file is given although something was found in it; the action judges the reason."""

    reason = forms.CharField(
        label="Alasan meneruskan apa adanya",
        help_text="Tersimpan bersama permohonan ini. Jangan tulis NIK atau isi temuannya.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AttachForm(forms.Form):
    """Files for the answer; the view keeps each of them by itself."""

    uploads = forms.FileField(
        label="Tambah berkas",
        help_text=(
            f"Boleh beberapa sekaligus: {files.allowed_types(FileKind.ANSWER)}, "
            f"{files.limit_in_words(FileKind.ANSWER)} tiap berkas."
        ),
        required=False,
        allow_empty_file=True,
        widget=FilesInput(attrs={"multiple": True}),
    )


class CorrectEmailForm(forms.Form):
    """The right address of a person whom a message did not reach."""

    email = forms.EmailField(
        label="Alamat surel yang benar",
        help_text="Tanyakan kepada pemohon. Alamat ini menggantikan yang lama.",
        error_messages={
            "required": "Tulis alamat surelnya. Bila pemohon tidak punya surel, kabari dengan cara lain.",
            "invalid": "Alamat surel ini tidak lengkap. Contoh yang benar: nama@contoh.id.",
        },
    )
