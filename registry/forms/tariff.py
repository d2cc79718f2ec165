"""The form of a tariff: a decree, a day, and rows of prices that grow without JavaScript."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Self

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

from registry.actions.publish_tariff import MOST_LINES, MOST_RUPIAH, Price
from registry.models import Tariff

ADD_BUTTON = "add_line"
FEWEST_ROWS = 2
ROW = re.compile(r"(?:what|unit|price)-([1-9]\d?)")


class TariffForm(forms.Form):
    """Rows what-1, unit-1, price-1 and so on; a submit button named `add_line` adds a row and judges nothing.

    An empty row is left out. `prices()` are the rows of a valid form.
    """

    decree_number = forms.CharField(
        label="Nomor keputusan Kepala Desa",
        help_text="Misalnya: Keputusan Kepala Desa Sengon Nomor 12 Tahun 2026.",
        max_length=160,
        error_messages={"required": "Tulis nomor keputusan yang menetapkan tarif ini."},
    )
    decided_on = forms.DateField(
        label="Tanggal keputusan",
        widget=forms.DateInput,
        error_messages={"required": "Isi tanggal keputusannya.", "invalid": "Tanggal ini tidak lengkap."},
    )
    valid_from_on = forms.DateField(
        label="Berlaku mulai",
        widget=forms.DateInput,
        error_messages={"required": "Isi tanggal mulai berlaku.", "invalid": "Tanggal ini tidak lengkap."},
    )
    payment_ways = forms.CharField(
        label="Cara membayar",
        help_text="Tercetak dalam surat jawaban. Misalnya: tunai di meja layanan, atau transfer ke rekening kas desa.",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    decided = forms.BooleanField(
        label="Tarif ini sama dengan keputusan Kepala Desa.",
        error_messages={"required": "Centang bila tarif ini sudah sama dengan keputusannya."},
    )

    def __init__(self, *args: Any, previous: Tariff | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: Sequence[Any] = previous.lines.all() if previous else ()
        count = _rows_sent(self.data) if self.is_bound else max(FEWEST_ROWS, len(known))
        self._rows = 0
        for _ in range(count):
            self._add_row()
        if previous:
            self.initial.setdefault("payment_ways", previous.payment_ways)
        for number, line in enumerate(known, start=1):
            self.initial |= {f"what-{number}": line.what, f"unit-{number}": line.unit, f"price-{number}": line.price}

    @property
    def rows(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """The boxes of each row."""
        return [(self[f"what-{n}"], self[f"unit-{n}"], self[f"price-{n}"]) for n in range(1, self._rows + 1)]

    @property
    def can_grow(self) -> bool:
        """May another row be added?"""
        return self._rows < MOST_LINES

    @property
    def is_unfinished(self) -> bool:
        """Was the button pressed that only adds a row?"""
        return self.is_bound and ADD_BUTTON in self.data

    def with_another_row(self) -> Self:
        """Return this form with one more empty row."""
        if self.can_grow:
            self._add_row()
        return self

    def full_clean(self) -> None:
        """Judge nothing while a row is added."""
        if self.is_unfinished:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def is_valid(self) -> bool:
        """An unfinished form is not valid either."""
        return not self.is_unfinished and super().is_valid()

    def clean(self) -> dict[str, Any]:
        """A row is empty or complete."""
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, self._rows + 1):
            said = {name: cleaned.get(f"{name}-{number}") for name in ("what", "unit", "price")}
            if not any(said.values()):
                continue
            for name, sentence in MISSING.items():
                if not said[name] and f"{name}-{number}" not in self.errors:
                    self.add_error(f"{name}-{number}", sentence)
        return cleaned

    def prices(self) -> list[Price]:
        """Return the rows that say something."""
        data = self.cleaned_data
        numbers = [number for number in range(1, self._rows + 1) if data[f"what-{number}"]]
        return [Price(what=data[f"what-{n}"], unit=data[f"unit-{n}"], price=data[f"price-{n}"]) for n in numbers]

    def _add_row(self) -> None:
        self._rows += 1
        number = self._rows
        self.fields[f"what-{number}"] = forms.CharField(label=f"Uraian {number}", max_length=120, required=False)
        self.fields[f"unit-{number}"] = forms.CharField(label=f"Satuan {number}", max_length=30, required=False)
        self.fields[f"price-{number}"] = _price(number)


MISSING = {
    "what": "Tulis uraiannya, misalnya Fotokopi A4.",
    "unit": "Tulis satuannya, misalnya lembar atau keping.",
    "price": "Isi tarifnya dalam rupiah.",
}


def _price(number: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"Tarif {number} (Rp)",
        required=False,
        min_value=1,
        max_value=MOST_RUPIAH,
        error_messages={
            "invalid": "Isi angka saja, tanpa titik, koma, atau Rp.",
            "min_value": "Isi sedikitnya 1 rupiah, atau kosongkan barisnya.",
            "max_value": "Paling banyak 10.000.000 rupiah.",
        },
    )


def _rows_sent(data: Mapping[str, Any]) -> int:
    numbers = [int(match.group(1)) for name in data if (match := ROW.fullmatch(name))]
    return min(max(numbers, default=FEWEST_ROWS), MOST_LINES)
