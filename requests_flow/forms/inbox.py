"""The filters of the inbox."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from accounts.models import User
from registry.models import PublicBody
from requests_flow.enums import Channel
from requests_flow.selectors import TABS

CONDITIONS = (
    ("", "Semua keadaan"),
    ("late", "Lewat batas"),
    ("soon", "Segera jatuh tempo"),
    ("incomplete", "Menunggu pemohon"),
    ("awaiting_signature", "Menunggu tanda tangan"),
)


class InboxForm(forms.Form):
    """The filters of the inbox, from the query string; anything unknown counts as not chosen."""

    tab = forms.ChoiceField(choices=[(tab, tab) for tab in TABS], required=False, widget=forms.HiddenInput)
    q = forms.CharField(max_length=100, required=False, label="Cari")
    channel = forms.ChoiceField(label="Saluran", choices=[("", "Semua saluran"), *Channel.choices], required=False)
    handler = forms.ChoiceField(label="Petugas", required=False)
    condition = forms.ChoiceField(label="Keadaan", choices=CONDITIONS, required=False)
    body = forms.ChoiceField(label="Badan publik", required=False)

    def __init__(self, *args: Any, people: Iterable[User], bodies: Sequence[PublicBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(user.pk), user.full_name) for user in people]
        self.fields["handler"].choices = [("", "Semua petugas"), ("none", "Belum ada petugas"), *named]
        self.fields["body"].choices = [
            ("", "Semua badan publik"),
            *((str(body.public_id), body.short_name) for body in bodies),
        ]
        if len(bodies) < 2:
            del self.fields["body"]

    def chosen(self) -> dict[str, str]:
        """Return the usable filters."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
