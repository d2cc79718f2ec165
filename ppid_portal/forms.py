"""Forms of the pages that span apps."""

from typing import Any

from django import forms

from accounts.models import User
from notifications import outbox
from notifications import selectors as notification_selectors
from requests_flow.messages import OPTIONAL


class MailsForm(forms.Form):
    """Which of the messages that are no duty of the office also come by e-mail."""

    mails = forms.MultipleChoiceField(
        label="Kirim surel juga bila",
        required=False,
        choices=list(OPTIONAL.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="Permohonan baru, pengingat batas waktu, dan keterlambatan selalu dikirim.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        wanted = OPTIONAL.keys() - notification_selectors.muted(user)
        super().__init__(*args, initial={"mails": sorted(wanted)}, **kwargs)

    def save(self) -> None:
        """Mute what was not chosen."""
        outbox.mute(user=self.user, events=OPTIONAL.keys() - set(self.cleaned_data["mails"]), among=OPTIONAL)
