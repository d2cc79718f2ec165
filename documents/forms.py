"""The form that finds a letter by its code. Sent by GET: it changes nothing, and anonymous pages carry no token."""

from django import forms

from documents.issuing import CODE_LENGTH
from documents.verification import clean_code


class VerifyForm(forms.Form):
    """Code from the letter, and optionally a SHA-256 to compare."""

    kode = forms.CharField(
        label="Kode verifikasi",
        help_text="Delapan huruf dan angka di bawah kode QR, misalnya 7Q4M K2XD.",
        max_length=20,
        error_messages={"required": "Tuliskan kode yang tercetak pada surat."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    sidik = forms.CharField(
        label="Sidik SHA-256",
        help_text="Isi bila Anda ingin mencocokkan berkas atau sidik yang tercetak pada surat.",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_kode(self) -> str:
        """Return the code in its stored form; a wrong length is told at once."""
        code = clean_code(self.cleaned_data["kode"])
        if len(code) != CODE_LENGTH or not code.isalnum() or not code.isascii():
            raise forms.ValidationError("Kode verifikasi terdiri atas delapan huruf dan angka.")
        return code
