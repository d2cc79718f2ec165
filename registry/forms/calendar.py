"""Forms of the calendar."""

from django import forms

from registry.actions.set_day import SETTABLE
from registry.enums import YearState


def _reason() -> forms.CharField:
    return forms.CharField(
        label="Alasan",
        max_length=300,
        help_text="Dicatat bersama nama Anda. Misalnya nomor keputusan atau surat edaran.",
        error_messages={"required": "Tulis alasan perubahan ini."},
    )


class ReasonForm(forms.Form):
    """Why a day is changed."""

    reason = _reason()


class DayForm(forms.Form):
    """A day on which the offices of the regency are closed."""

    date = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput,
        error_messages={"required": "Pilih tanggalnya.", "invalid": "Tanggal ini tidak benar."},
    )
    kind = forms.ChoiceField(
        label="Jenis",
        widget=forms.RadioSelect,
        choices=[(kind.value, kind.label) for kind in SETTABLE],
        error_messages={"required": "Pilih jenisnya."},
    )
    name = forms.CharField(
        label="Nama hari libur",
        max_length=120,
        help_text="Misalnya: Hari Jadi Kabupaten.",
        error_messages={"required": "Tulis nama hari liburnya."},
    )
    source = forms.CharField(label="Dasar", max_length=300, required=False, help_text="Nomor keputusan, bila ada.")
    reason = _reason()


class YearForm(forms.Form):
    """How sure the calendar of a year is."""

    state = forms.ChoiceField(
        label="Status kalender",
        widget=forms.RadioSelect,
        choices=[(state.value, state.label) for state in (YearState.OFFICIAL, YearState.PROVISIONAL)],
        error_messages={"required": "Pilih statusnya."},
    )
    source = forms.CharField(
        label="Dasar", max_length=300, required=False, help_text="Untuk status resmi: nomor SKB 3 Menteri."
    )
    reason = _reason()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["state"].choice_hints = {  # type: ignore[attr-defined]
            YearState.OFFICIAL: "Keputusannya sudah terbit dan semua harinya sudah dicatat.",
            YearState.PROVISIONAL: "Masih perkiraan. Batas waktu yang menyentuh tahun ini ditandai sementara.",
        }
