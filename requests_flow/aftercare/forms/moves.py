"""The short forms of what follows an answer: payment, hand-over, reopening, rating."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from documents import files
from documents.enums import FileKind
from requests_flow import wording
from requests_flow.enums import PaymentWay, ReceiverKind
from requests_flow.forms.moments import native_moment
from requests_flow.models import Payment

SCORES = (("5", "5, sangat baik"), ("4", "4, baik"), ("3", "3, cukup"), ("2", "2, kurang"), ("1", "1, buruk"))


class RecordPaymentForm(forms.Form):
    """Money that arrived; `still` is what is open."""

    amount = forms.IntegerField(
        label="Jumlah yang dibayar (Rp)",
        min_value=1,
        error_messages={
            "required": "Isi jumlah yang dibayar.",
            "invalid": "Isi angka saja, tanpa titik, koma, atau Rp.",
            "min_value": "Isi sedikitnya 1 rupiah.",
        },
    )
    way = forms.ChoiceField(
        label="Cara membayar",
        choices=PaymentWay.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara membayarnya."},
    )
    paid_on = forms.DateField(
        label="Tanggal bayar",
        widget=forms.DateInput,
        error_messages={"required": "Isi tanggal bayarnya.", "invalid": "Tanggal ini tidak lengkap."},
    )
    proof = forms.FileField(
        label="Bukti pembayaran",
        help_text=f"Misalnya foto bukti transfer: {files.allowed_types(FileKind.PAYMENT_PROOF)}.",
        required=False,
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, still: int, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"amount": still, "paid_on": on} | (self.initial or {})
        self.still = still
        self.fields["amount"].help_text = f"Yang belum dibayar {wording.rupiah(still)}."

    def clean_amount(self) -> int:
        """Never more than what is open."""
        amount = self.cleaned_data["amount"]
        if amount > self.still:
            raise forms.ValidationError(f"Yang belum dibayar hanya {wording.rupiah(self.still)}.")
        return amount


class PaymentField(forms.ModelChoiceField):
    """A payment, named by its receipt and amount."""

    def label_from_instance(self, payment: Payment) -> str:
        """Return the line of the list."""
        return f"{payment.letter.number}, {wording.rupiah(payment.amount)}, {wording.tanggal(payment.paid_on)}"


class CancelPaymentForm(forms.Form):
    """A payment that was entered wrongly, and why."""

    payment = PaymentField(
        label="Pembayaran yang salah catat",
        queryset=Payment.objects.none(),
        error_messages={
            "required": "Pilih pembayarannya.",
            "invalid_choice": "Pembayaran ini tidak ada, atau sudah dibatalkan.",
        },
    )
    reason = forms.CharField(
        label="Alasan membatalkan",
        help_text="Disimpan bersama tanda terima yang dibatalkan. Jangan tulis nama orang.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasan membatalkan catatan ini."},
    )

    def __init__(self, *args: Any, payments: QuerySet[Payment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payment"].queryset = payments


class HandOverForm(forms.Form):
    """What changes hands at the desk."""

    things = forms.CharField(
        label="Yang diserahkan",
        help_text="Satu baris untuk satu hal. Tercetak dalam tanda terima.",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis apa yang diserahkan, satu baris untuk satu hal."},
    )
    sheets = forms.IntegerField(
        label="Jumlah lembar",
        required=False,
        min_value=1,
        max_value=100_000,
        error_messages={"invalid": "Isi angka saja.", "min_value": "Isi sedikitnya satu lembar, atau kosongkan."},
    )
    receiver = forms.ChoiceField(
        label="Diterima oleh",
        choices=ReceiverKind.choices,
        widget=forms.RadioSelect,
        initial=ReceiverKind.APPLICANT,
        error_messages={"required": "Pilih siapa yang menerima."},
    )
    receiver_name = forms.CharField(
        label="Nama kuasa pemohon",
        help_text="Hanya bila diterima kuasa. Cocokkan dengan surat kuasa dan tanda pengenalnya.",
        max_length=150,
        required=False,
    )
    handed_at = native_moment(label="Diserahkan pada")

    def __init__(self, *args: Any, granted: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"things": "\n".join(granted)} | (self.initial or {})

    def clean_things(self) -> tuple[str, ...]:
        """Return the lines that say something."""
        return tuple(line.strip() for line in self.cleaned_data["things"].splitlines() if line.strip())

    def clean(self) -> dict[str, Any]:
        """A proxy has a name."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("receiver") == ReceiverKind.PROXY and not cleaned.get("receiver_name", "").strip():
            self.add_error("receiver_name", "Tulis nama kuasa pemohon yang menerima.")
        return cleaned


class HandoverScanForm(forms.Form):
    """The receipt with both signatures."""

    scan = forms.FileField(
        label="Pindaian tanda terima",
        help_text=f"{files.allowed_types(FileKind.SIGNED_SCAN)}, {files.limit_in_words(FileKind.SIGNED_SCAN)}.",
        allow_empty_file=True,
        error_messages={"required": "Unggah foto atau pindaian tanda terima yang sudah ditandatangani."},
    )


class ReopenForm(forms.Form):
    """What of the granted information did not arrive, or arrived wrongly."""

    reason = forms.CharField(
        label="Apa yang belum atau salah diterima?",
        help_text="Misalnya: halaman 12 sampai 20 tidak ada, atau berkasnya tidak dapat dibuka.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis apa yang belum atau salah diterima."},
    )


class RateForm(forms.Form):
    """A score and, for who likes, words."""

    score = forms.TypedChoiceField(
        label="Bagaimana layanan atas permohonan ini?",
        choices=SCORES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih nilai dari 1 sampai 5."},
    )
    words = forms.CharField(
        label="Kata Anda tentang layanan ini",
        help_text="Hanya dibaca petugas desa. Tidak diumumkan.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
