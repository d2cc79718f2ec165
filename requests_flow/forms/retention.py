"""How long a regency keeps one class of data."""

from django import forms


class RetentionForm(forms.Form):
    """The number of days, and why; the action knows the bounds."""

    days = forms.IntegerField(
        label="Masa simpan (hari)",
        min_value=1,
        max_value=20_000,
        error_messages={
            "required": "Tulis jumlah harinya.",
            "invalid": "Tulis jumlah hari dengan angka.",
            "min_value": "Tulis sedikitnya 1 hari.",
            "max_value": "Jumlah hari ini terlalu besar.",
        },
    )
    reason = forms.CharField(
        label="Alasan",
        max_length=300,
        help_text="Dicatat bersama nama Anda. Misalnya nomor keputusan tentang jadwal retensi arsip.",
        error_messages={"required": "Tulis alasan perubahan ini."},
    )
