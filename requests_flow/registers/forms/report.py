"""The forms of the annual report: its words, and when a new one begins."""

from collections.abc import Iterable
from typing import Any

from django import forms

from requests_flow.models.report import WORDS

HINTS = {
    "general_policy": "Peraturan yang dipakai, siapa PPID dan atasannya, daftar informasi publik, maklumat, tarif.",
    "facilities": "Meja layanan, jam buka, komputer, papan pengumuman, jalur bagi penyandang disabilitas.",
    "staff": "Berapa orang, tugasnya, pelatihan yang diikuti.",
    "budget": "Anggaran layanan informasi dan realisasinya, dalam rupiah.",
    "obstacles": "Hambatan dari dalam dan dari luar.",
    "recommendations": "Apa yang diperbaiki, oleh siapa, dan sampai kapan.",
}


class ReportForm(forms.Form):
    """The words around the figures; a draft may be kept unfinished."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in WORDS.items():
            self.fields[name] = forms.CharField(
                label=label,
                help_text=HINTS[name],
                max_length=8000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 5}),
            )


class StartReportForm(forms.Form):
    """The year of a new report."""

    year = forms.TypedChoiceField(
        label="Tahun laporan", coerce=int, error_messages={"required": "Pilih tahun laporannya."}
    )

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]
