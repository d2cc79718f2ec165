"""Forms of the public information list."""

from typing import Any

from django import forms

from documents import files
from documents.enums import FileKind
from registry.information.enums import Category, Form, ItemStatus
from registry.information.kinds import kinds, kinds_of

OTHER = "Tidak termasuk jenis di atas"


def _text(label: str, length: int, required: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, error_messages={"required": required}, **options)


class ItemForm(forms.Form):
    """The seven columns of the annex, with category and kind."""

    summary = _text(
        "Ringkasan isi informasi", 300, "Tulis ringkasan isinya.",
        help_text="Misalnya: Laporan realisasi APB Desa semester pertama tahun 2026.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    kind = forms.ChoiceField(label="Jenis informasi", required=False)
    category = forms.ChoiceField(
        label="Kategori",
        choices=Category.choices,
        required=False,
        help_text="Hanya dipakai bila jenisnya tidak ada dalam daftar.",
    )
    holder = _text("Pejabat yang menguasai informasi", 120, "Tulis siapa yang menguasai informasi ini.")
    responsible = _text(
        "Penanggung jawab pembuatan atau penerbitan", 120, "Tulis siapa yang bertanggung jawab. Biasanya PPID Desa."
    )
    made_when = _text("Waktu pembuatan", 60, "Tulis kapan informasi dibuat.", help_text="Misalnya: Januari 2026.")
    made_where = _text("Tempat pembuatan", 80, "Tulis tempat pembuatannya.")
    year = forms.IntegerField(
        label="Tahun isi informasi", min_value=1945, max_value=2100,
        error_messages={
            "required": "Isi tahun yang diterangkan informasi ini.", "invalid": "Isi dengan angka tahun.",
            "min_value": "Tahun ini terlalu lama.", "max_value": "Tahun ini terlalu jauh.",
        },
    )  # fmt: skip
    forms = forms.MultipleChoiceField(
        label="Bentuk yang tersedia",
        choices=Form.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu bentuk."},
    )
    retention = _text(
        "Jangka waktu penyimpanan", 120, "Tulis berapa lama informasi ini disimpan.",
        help_text="Sesuai jadwal retensi arsip. Misalnya: 5 tahun, atau permanen.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(category.label, [(kind.code, kind.title) for kind in kinds_of(category)]) for category in Category]
        self.fields["kind"].choices = [("", OTHER), *groups]

    def clean(self) -> dict[str, Any]:
        """A kind has its category; without a kind the category must be chosen."""
        found = super().clean() or {}
        kind = kinds().get(found.get("kind", ""))
        if kind:
            found["category"] = kind.category.value
        elif not found.get("category"):
            self.add_error("category", "Pilih kategori, karena jenisnya tidak ada dalam daftar.")
        return found


class ChangeItemForm(ItemForm):
    """The same with the revision the editor began from."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class VersionForm(forms.Form):
    """A file of the item."""

    upload = forms.FileField(
        label="Berkas",
        help_text=f"{files.allowed_types(FileKind.INFORMATION)}, {files.limit_in_words(FileKind.INFORMATION)}.",
        allow_empty_file=True,
        error_messages={"required": "Pilih berkasnya."},
    )
    note = forms.CharField(label="Keterangan versi", max_length=200, required=False)


class ReasonForm(forms.Form):
    """A reason for a file in which something was found; asked for only then."""

    reason = forms.CharField(label="Alasan berkas boleh terbit apa adanya", max_length=500, required=False)


class WithdrawForm(forms.Form):
    """Why something is no longer published."""

    reason = _text(
        "Alasan penarikan", 300, "Tulis alasan penarikan. Alasan ini dapat dibaca siapa saja.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    sure = forms.BooleanField(
        label="Ya, tarik informasi ini.", error_messages={"required": "Centang dahulu bila Anda yakin."}
    )


class SureForm(forms.Form):
    """A move that cannot be undone."""

    sure = forms.BooleanField(
        label="Ya, hapus konsep ini.", error_messages={"required": "Centang dahulu bila Anda yakin."}
    )


class ListForm(forms.Form):
    """Filters from the query string; anything unknown counts as not chosen."""

    q = forms.CharField(max_length=100, required=False, label="Cari")
    category = forms.ChoiceField(label="Kategori", choices=[("", "Semua kategori"), *Category.choices], required=False)
    kind = forms.ChoiceField(label="Jenis", required=False)
    year = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None, required=False)
    status = forms.ChoiceField(label="Keadaan", choices=[("", "Semua keadaan"), *ItemStatus.choices], required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(kind.code, kind.title) for kind in kinds().values()]
        self.fields["kind"].choices = [("", "Semua jenis"), *named]
        self.fields["year"].choices = [("", "Semua tahun"), *((str(year), str(year)) for year in years)]

    def chosen(self) -> dict[str, Any]:
        """Return the usable filters."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
