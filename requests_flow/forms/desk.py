"""The request that an officer enters for a citizen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from registry.models import PublicBody, Region
from requests_flow.enums import Channel, DeliveryWay, Obtain
from requests_flow.forms.ask import OBTAIN_HINTS, WAYS
from requests_flow.forms.items import ItemsForm
from requests_flow.forms.moments import moment_of_receipt, native_moment

DESK_CHANNELS = [(value, label) for value, label in Channel.choices if value != Channel.WEB]


class DeskRequestForm(ItemsForm):
    """What was asked at the desk, by telephone, letter or message: the same facts as on the web, and when it came."""

    body = forms.ModelChoiceField(
        label="Badan publik yang diminta",
        queryset=PublicBody.objects.none(),
        empty_label=None,
        error_messages={"required": "Pilih badan publik yang diminta."},
    )
    region = forms.ModelChoiceField(
        label="Wilayah", queryset=Region.objects.none(), required=False, empty_label="Seluruh kabupaten"
    )
    channel = forms.ChoiceField(
        label="Permohonan ini datang lewat",
        choices=DESK_CHANNELS,
        initial=Channel.WALK_IN,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara permohonan ini datang."},
    )
    received_at = native_moment(
        label="Diterima pada", help_text="Saat permohonan sampai di kantor. Batas jawaban dihitung dari hari ini."
    )
    purpose = forms.CharField(
        label="Untuk apa informasi ini dipakai?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis untuk apa informasi ini dipakai."},
    )
    obtain = forms.ChoiceField(
        label="Bentuk yang diinginkan",
        choices=Obtain.choices,
        initial=Obtain.COPY_DIGITAL,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih bentuk yang diinginkan."},
    )
    obtain.choice_hints = OBTAIN_HINTS
    delivery = forms.ChoiceField(
        label="Cara menerima",
        choices=DeliveryWay.choices,
        initial=DeliveryWay.PICK_UP,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara menerima."},
    )

    def __init__(
        self, *args: Any, bodies: Sequence[PublicBody], regions: Sequence[Region], at: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        self._offer("body", PublicBody.objects.select_related("region"), bodies)
        self._offer("region", Region.objects.select_related("parent"), regions)
        self.fields["received_at"].initial = at
        if len(bodies) == 1:
            self.fields["body"].widget = forms.HiddenInput()
        if not regions:
            del self.fields["region"]

    def _offer(self, name: str, rows: Any, offered: Sequence[Any]) -> None:
        field = self.fields[name]
        field.queryset = rows.filter(pk__in=[row.pk for row in offered])
        if name == "body":
            field.initial = offered[0].pk

    def clean(self) -> dict[str, Any]:
        """Judge what belongs together: the moment in the body's own time, the form with the way of delivery."""
        cleaned = super().clean()
        if cleaned.get("received_at") and cleaned.get("body"):
            try:
                cleaned["received_at"] = moment_of_receipt(cleaned["received_at"], cleaned["body"], at=self.at)
            except ValidationError as fault:
                self.add_error("received_at", fault)
        if cleaned.get("obtain") == Obtain.VIEW:
            self.errors.pop("delivery", None)
            cleaned["delivery"] = DeliveryWay.PICK_UP.value
        elif cleaned.get("obtain") and cleaned.get("delivery") not in {None, *WAYS[Obtain(cleaned["obtain"])]}:
            self.add_error("delivery", "Cara ini tidak cocok dengan bentuk yang diinginkan. Pilih cara lain.")
        return cleaned

    def check_delivery(self, *, email: str) -> bool:
        """Return whether the way of delivery can work with what is known of the applicant; adds the error if not."""
        if self.cleaned_data.get("delivery") == DeliveryWay.EMAIL and not email:
            self.add_error("delivery", "Pemohon belum memberi alamat surel. Isi surelnya, atau pilih cara lain.")
            return False
        return True
