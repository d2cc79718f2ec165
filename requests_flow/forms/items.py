"""The piece of a form in which the requested informations are written, one box each; it grows without JavaScript."""

import re
from collections.abc import Mapping
from typing import Any, Self

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

MOST_ITEMS = 30
ITEM_LENGTH = 1000
ADD_BUTTON = "add_item"
# Buttons that change the form itself; what is typed so far is then neither right nor wrong.
UNFINISHED = (ADD_BUTTON, "remove_file")
NAME = re.compile(r"item-([1-9]\d?)")


class ItemsForm(forms.Form):
    """Boxes named item-1 to item-n; a submit button named `add_item` asks for one more box and judges nothing.

    Start it with `initial={"items": ["...", ...]}`. After `is_valid()`, `cleaned_data["items"]` holds what was written,
    in order, without empty boxes. A form with further fields subclasses this one; `item_fields` are the boxes to draw.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [str(item) for item in self.initial.get("items") or ()][:MOST_ITEMS]
        self._names: list[str] = []
        for _ in range(_boxes_sent(self.data) if self.is_bound else max(1, len(known))):
            self._add_box()
        self.initial.update(zip(self._names, known, strict=False))
        self.order_fields(self._names)

    @property
    def item_fields(self) -> list[BoundField]:
        """The boxes, in order."""
        return [self[name] for name in self._names]

    @property
    def wants_another_item(self) -> bool:
        """Was the button pressed that asks for another box?"""
        return self.is_bound and ADD_BUTTON in self.data

    @property
    def is_unfinished(self) -> bool:
        """Was a button pressed that only changes the form?"""
        return self.is_bound and any(name in self.data for name in UNFINISHED)

    @property
    def can_grow(self) -> bool:
        """May another box be added?"""
        return len(self._names) < MOST_ITEMS

    def with_another_item(self) -> Self:
        """Return this form with one more empty box, up to MOST_ITEMS, and nothing judged."""
        if self.can_grow:
            self._add_box()
            self.order_fields(self._names)
        return self

    def full_clean(self) -> None:
        """Judge nothing while the writer only changes the form."""
        if self.is_unfinished:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def is_valid(self) -> bool:
        """An unfinished form is not valid either."""
        return not self.is_unfinished and super().is_valid()

    def clean(self) -> dict[str, Any]:
        """Collect the boxes; any of them may be empty, not all."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["items"] = [text for name in self._names if (text := cleaned.pop(name, ""))]
        if cleaned["items"] and self.has_error("item-1", "required"):
            del self.errors["item-1"]
        return cleaned

    def _add_box(self) -> None:
        number = len(self._names) + 1
        self._names.append(f"item-{number}")
        self.fields[self._names[-1]] = _box(number)


def _boxes_sent(data: Mapping[str, Any]) -> int:
    numbers = [int(match.group(1)) for name in data if (match := NAME.fullmatch(name))]
    return min(max(numbers, default=1), MOST_ITEMS)


def _box(number: int) -> forms.CharField:
    label = "Informasi yang diminta" if number == 1 else f"Informasi ke-{number}"
    hint = "Sebutkan dokumen, tahun, atau kegiatannya. Satu kotak untuk satu informasi." if number == 1 else ""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=number == 1,
        max_length=ITEM_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Tulis informasi yang diminta, misalnya “APBDes tahun 2026”.",
            "max_length": f"Terlalu panjang. Tulis paling banyak {ITEM_LENGTH} huruf untuk satu informasi.",
        },
    )
