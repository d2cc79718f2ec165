"""What a person asks about own data."""

from typing import Any

from django import forms

from requests_flow.forms.ask import ConfirmForm
from requests_flow.privacy.actions.file_data_request import NO_RIGHT, NO_WISH
from requests_flow.privacy.enums import HINTS, PLAIN


def right_field() -> forms.ChoiceField:
    """Return the choice of what is asked, in plain words."""
    field = forms.ChoiceField(
        label="Apa yang Anda minta?",
        choices=list(PLAIN.items()),
        widget=forms.RadioSelect,
        error_messages={"required": NO_RIGHT, "invalid_choice": NO_RIGHT},
    )
    field.choice_hints = HINTS  # type: ignore[attr-defined]
    return field


def wish_field(label: str) -> forms.CharField:
    """Return the field in which the wish is told."""
    return forms.CharField(
        label=label,
        help_text="Untuk perbaikan: tulis data yang benar. Untuk yang lain satu kalimat sudah cukup.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": NO_WISH},
    )


class DataRequestForm(forms.Form):
    """What the holder of a case asks about own data."""

    right = right_field()
    wish = wish_field("Jelaskan permintaan Anda")


class WithdrawDataRequestForm(ConfirmForm):
    """A yes before something that cannot be undone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sure"].label = "Saya yakin ingin mencabut permintaan ini."
