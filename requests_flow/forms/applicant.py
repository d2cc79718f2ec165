"""Who asks: a person, a group, a legal entity, each possibly through a proxy (regulation brief §6.2), and no more."""

import re
from typing import Any

from django import forms

from accounts.personal_numbers import is_plausible
from documents import files
from documents.enums import FileKind
from requests_flow.enums import ApplicantKind

NIK_LENGTH = 16
SEPARATORS = re.compile(r"[\s.\-]")
PHONE = re.compile(r"\+?\d{6,15}")

KIND_HINTS = {
    ApplicantKind.PERSON: "Atas nama sendiri. Tanda pengenal: KTP, paspor, atau lainnya yang sah.",
    ApplicantKind.GROUP: "Beberapa orang bersama-sama, dengan surat kuasa dari anggotanya.",
    ApplicantKind.LEGAL_ENTITY: "Perkumpulan, yayasan, atau perusahaan yang sudah disahkan.",
}

# What each kind of applicant is not asked for; what was typed there before the kind changed is not kept.
NOT_ASKED = {
    ApplicantKind.PERSON: ("organisation", "legal_decree"),
    ApplicantKind.GROUP: ("nik", "other_identity", "occupation", "legal_decree"),
    ApplicantKind.LEGAL_ENTITY: ("nik", "other_identity", "occupation"),
}


def nik_fault(nik: str) -> str:
    """Return what is wrong with the form of a NIK as a sentence, or an empty string.

    Sixteen digits: region (province from 11 on), birthday with the day of women raised by 40, a serial number. Whether
    the person exists is not asked.
    """
    if not re.fullmatch(r"\d{16}", nik):
        return f"NIK terdiri dari {NIK_LENGTH} angka. Periksa kembali pada KTP."
    return "" if is_plausible(nik) else "Susunan angka NIK ini tidak mungkin. Periksa kembali pada KTP."


class ApplicantForm(forms.Form):
    """The fields of the Applicant model; valid, `cleaned_data` fits `Filing.applicant`.

    Which fields are asked for depends on the kind and on a proxy. In a template, put those of one kind into an element
    with `data-for` inside one with `data-choice` (static/css/choices.css hides what does not belong to the choice).
    """

    kind = forms.ChoiceField(
        label="Pemohon",
        choices=ApplicantKind.choices,
        initial=ApplicantKind.PERSON,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih siapa yang meminta informasi."},
    )
    kind.choice_hints = KIND_HINTS
    organisation = forms.CharField(
        label="Nama kelompok atau badan hukum", max_length=200, required=False, widget=forms.TextInput
    )
    legal_decree = forms.CharField(
        label="Nomor pengesahan badan hukum",
        help_text="Nomor keputusan Menteri Hukum, tertulis pada akta pengesahan.",
        max_length=120,
        required=False,
    )
    name = forms.CharField(
        label="Nama lengkap",
        help_text="Sesuai tanda pengenal. Untuk kelompok atau badan hukum, tulis nama yang mewakili.",
        max_length=150,
        error_messages={"required": "Tulis nama lengkap."},
    )
    nik = forms.CharField(
        label="NIK",
        help_text="16 angka pada KTP. Disimpan tersandi dan tidak pernah ditampilkan utuh.",
        max_length=30,
        required=False,
    )
    other_identity = forms.CharField(
        label="Tanda pengenal lain",
        help_text="Hanya bila tidak punya NIK: jenis dan nomornya, misalnya “Paspor X1234567”.",
        max_length=100,
        required=False,
    )
    address = forms.CharField(
        label="Alamat",
        help_text="Jalan atau dukuh, RT/RW, desa, kecamatan. Surat dikirim ke alamat ini bila diperlukan.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alamat, supaya jawaban dapat disampaikan."},
    )
    occupation = forms.CharField(label="Pekerjaan", max_length=100, required=False)
    phone = forms.CharField(label="Nomor telepon", help_text="Misalnya 0812 3456 7890.", max_length=40, required=False)
    email = forms.EmailField(
        label="Alamat surel",
        help_text="Tanda bukti, kabar, dan jawaban dikirim ke alamat ini.",
        required=False,
        error_messages={"invalid": "Alamat surel ini tidak lengkap. Contoh yang benar: nama@contoh.id."},
    )
    proxy_name = forms.CharField(
        label="Nama penerima kuasa",
        help_text="Isi hanya bila permohonan diwakilkan kepada orang lain.",
        max_length=150,
        required=False,
    )
    proxy_address = forms.CharField(label="Alamat penerima kuasa", max_length=300, required=False)

    def clean_nik(self) -> str:
        """Return the NIK as bare digits; its form is judged once the kind of applicant is known."""
        return SEPARATORS.sub("", self.cleaned_data["nik"])

    def clean_phone(self) -> str:
        """Return the number as it was typed; it must be dialable."""
        typed: str = self.cleaned_data["phone"]
        if typed and not PHONE.fullmatch(re.sub(r"[\s().\-/]", "", typed)):
            raise forms.ValidationError("Nomor telepon ini tidak lengkap. Contoh yang benar: 0812 3456 7890.")
        return typed

    def clean(self) -> dict[str, Any]:
        """Judge what belongs together: the kind with its papers, a proxy with an address."""
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        for name in NOT_ASKED.get(kind, ()):
            self.errors.pop(name, None)
            cleaned[name] = ""
        if kind == ApplicantKind.PERSON:
            self._check_identity(cleaned)
        elif kind:
            self._check_organisation(cleaned)
        self._check_proxy(cleaned)
        return cleaned

    def _check_identity(self, cleaned: dict[str, Any]) -> None:
        nik, other = cleaned.get("nik", ""), cleaned.get("other_identity", "")
        if not nik and not other:
            self.add_error("nik", "Tulis NIK, atau tanda pengenal lain bila tidak punya NIK.")
        elif nik and (fault := nik_fault(nik)):
            self.add_error("nik", fault)

    def _check_organisation(self, cleaned: dict[str, Any]) -> None:
        is_group = cleaned["kind"] == ApplicantKind.GROUP
        if not cleaned.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", f"Tulis nama {'kelompok' if is_group else 'badan hukum'}.")
        if not is_group and not cleaned.get("legal_decree") and "legal_decree" not in self.errors:
            self.add_error("legal_decree", "Tulis nomor pengesahan badan hukum dari Menteri Hukum.")

    def _check_proxy(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("proxy_name") and not cleaned.get("proxy_address"):
            self.add_error("proxy_address", "Tulis alamat penerima kuasa.")
        if cleaned.get("proxy_address") and not cleaned.get("proxy_name"):
            self.add_error("proxy_name", "Tulis nama penerima kuasa, atau kosongkan alamatnya.")


# The inputs of every form that takes papers, and what each takes.
PAPER_INPUTS = {
    "identity": FileKind.IDENTITY,
    "power_of_attorney": FileKind.POWER_OF_ATTORNEY,
    "supporting": FileKind.SUPPORTING,
}


class ApplicantFilesForm(forms.Form):
    """The papers that prove who asks. They may follow later: what is missing is then asked for as a completion."""

    identity = forms.FileField(
        label="Salinan tanda pengenal",
        help_text=(
            f"Foto atau PDF, {files.limit_in_words(FileKind.IDENTITY)}. "
            "Untuk kelompok: milik pemberi kuasa. Untuk badan hukum: milik wakilnya."
        ),
        required=False,
        allow_empty_file=True,
    )
    power_of_attorney = forms.FileField(
        label="Surat kuasa",
        help_text=(
            "Hanya untuk kelompok, atau bila diwakilkan. "
            f"Foto atau PDF, {files.limit_in_words(FileKind.POWER_OF_ATTORNEY)}."
        ),
        required=False,
        allow_empty_file=True,
    )
    supporting = forms.FileField(
        label="Akta pengesahan badan hukum",
        help_text=f"Hanya untuk badan hukum. Foto atau PDF, {files.limit_in_words(FileKind.SUPPORTING)}.",
        required=False,
        allow_empty_file=True,
    )
