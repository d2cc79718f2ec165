"""The objection that an officer enters for somebody: what was said or brought, and when it came."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from registry.models import PublicBody, Region
from requests_flow.enums import Channel
from requests_flow.forms.desk import DESK_CHANNELS
from requests_flow.forms.moments import moment_of_receipt, native_moment
from requests_flow.objections.enums import Ground
from requests_flow.objections.forms.filing import AgainstRequestForm, WithoutRequestForm

SPOKEN = (Channel.WALK_IN, Channel.PHONE, Channel.WHATSAPP)
READ_BACK = "Bacakan kembali isinya kepada pemohon, lalu centang bila ia setuju."


class ArrivalForm(forms.Form):
    """How and when the objection came, and that the objector agrees with what the officer wrote down."""

    channel = forms.ChoiceField(
        label="Keberatan ini datang lewat",
        choices=DESK_CHANNELS,
        initial=Channel.WALK_IN,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara keberatan ini datang."},
    )
    received_at = native_moment(
        label="Diterima pada", help_text="Saat keberatan sampai di kantor. Batas tanggapan dihitung dari hari ini."
    )
    read_back = forms.BooleanField(
        label="Isi keberatan sudah dibacakan kembali kepada pemohon, dan ia setuju.",
        help_text="Untuk keberatan yang disampaikan dengan lisan atau pesan. Tidak perlu untuk surat.",
        required=False,
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        self.fields["received_at"].initial = at

    def clean(self) -> dict[str, Any]:
        """What was spoken has been read back."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("channel") in SPOKEN and not cleaned.get("read_back"):
            self.add_error("read_back", READ_BACK)
        return cleaned

    def judge_moment(self, body: PublicBody) -> bool:
        """Read the moment by the clock of `body`, which another form may name; return whether it is possible."""
        try:
            self.cleaned_data["received_at"] = moment_of_receipt(self.cleaned_data["received_at"], body, at=self.at)
        except ValidationError as fault:
            self.add_error("received_at", fault)
            return False
        return True


class DeskAgainstForm(AgainstRequestForm):
    """The grounds against a request in the words of the law, and what happened in the words of the objector."""

    def __init__(self, *args: Any, asks_proxy: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grounds"].label = "Alasan keberatan"
        self.fields["grounds"].choices = [(value, f"Huruf {value}: {label}") for value, label in Ground.choices]
        self.fields["found_on"].label = "Kapan pemohon menemukan informasi itu tidak disediakan?"
        self.fields["case_position"].help_text = "Urut waktu, dengan kata-kata pemohon sendiri."
        if not asks_proxy:
            # The identity is asked for as a whole, with its proxy.
            del self.fields["proxy_name"], self.fields["proxy_address"]


class DeskWithoutForm(WithoutRequestForm):
    """Ground b alone, said or brought to the desk."""

    region = forms.ModelChoiceField(
        label="Wilayah", queryset=Region.objects.none(), required=False, empty_label="Seluruh kabupaten"
    )

    def __init__(self, *args: Any, regions: Sequence[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["found_on"].label = "Kapan pemohon menemukan informasi itu tidak disediakan?"
        self.fields["case_position"].help_text = "Informasinya, tahunnya, dan di mana pemohon sudah mencarinya."
        self.fields["purpose"].label = "Untuk apa informasi itu diperlukan?"
        self.fields["region"].queryset = Region.objects.select_related("parent").filter(
            pk__in=[region.pk for region in regions]
        )
        if not regions:
            del self.fields["region"]
