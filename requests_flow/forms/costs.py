"""What the officer enters of the cost: pieces of each line of the published tariff, and what sending really costs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from requests_flow import costs, wording
from requests_flow.models import InformationRequest

PREFIX = "cost"
WRONG_NUMBER = "Isi angka bulat saja, tanpa titik atau koma."


class CostForm(forms.Form):
    """Boxes pieces-<line> for the tariff in force; `why_not` says why there are none. Empty boxes cost nothing."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, case: InformationRequest, on: date, **kwargs: Any
    ) -> None:
        super().__init__(data, prefix=PREFIX, **kwargs)
        self.tariff = costs.tariff_for(case, on=on)
        self.is_free_form = costs.is_free_form(case)
        self.lines = [] if self.tariff is None or self.is_free_form else list(self.tariff.lines.all())
        for line in self.lines:
            self.fields[_name(line.pk)] = forms.IntegerField(
                label=f"{line.what}: banyaknya ({line.unit})",
                help_text=f"{wording.rupiah(line.price)} tiap {line.unit}.",
                required=False,
                min_value=0,
                max_value=costs.MOST_PIECES,
                error_messages={"invalid": WRONG_NUMBER, "min_value": WRONG_NUMBER,
                                "max_value": f"Paling banyak {wording.angka(costs.MOST_PIECES)}."},
            )  # fmt: skip
        if self.lines and costs.is_sent(case):
            self._add_sending()

    def _add_sending(self) -> None:
        self.fields["sending"] = forms.IntegerField(
            label="Biaya kirim (Rp)",
            help_text="Ongkos kirim yang sebenarnya, tanpa tambahan.",
            required=False,
            min_value=0,
            max_value=costs.MOST_SENDING,
            error_messages={
                "invalid": WRONG_NUMBER,
                "min_value": WRONG_NUMBER,
                "max_value": f"Paling banyak {wording.rupiah(costs.MOST_SENDING)}.",
            },
        )
        self.fields["sending_note"] = forms.CharField(
            label="Dikirim dengan apa",
            help_text="Misalnya “Pos tercatat ke Jogonalan”. Tercetak dalam surat; jangan tulis alamat rumah.",
            max_length=200,
            required=False,
        )

    @property
    def boxes(self) -> list[BoundField]:
        """The boxes, in the order of the tariff."""
        return list(self)

    @property
    def why_not(self) -> str:
        """Why nothing can be asked, or an empty text."""
        if self.is_free_form:
            return costs.FREE_FORM
        return "" if self.lines else costs.NO_TARIFF

    def clean(self) -> dict[str, Any]:
        """Refuse boxes of a tariff that no longer holds, and sending without a word how."""
        cleaned = super().clean() or self.cleaned_data
        known = {self.add_prefix(name) for name in self.fields}
        sent = {name for name in self.data if name.startswith(f"{PREFIX}-") and self.data[name]}
        if sent - known:
            raise forms.ValidationError(costs.CHANGED)
        if cleaned.get("sending") and not cleaned.get("sending_note", "").strip():
            self.add_error("sending_note", costs.SENDING_UNEXPLAINED)
        return cleaned

    def wanted(self) -> costs.Wanted:
        """Return what the valid form asks for."""
        data = self.cleaned_data
        return costs.Wanted(
            pieces={line.pk: data.get(_name(line.pk)) or 0 for line in self.lines},
            sending=data.get("sending") or 0,
            sending_note=data.get("sending_note", ""),
        )


def _name(line_id: int) -> str:
    return f"pieces-{line_id}"
