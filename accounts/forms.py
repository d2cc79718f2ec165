"""The forms of the account pages: allauth's behaviour, our labels and hints."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.actions import CODE_LENGTH, create_user
from accounts.models import INVALID_EMAIL, User

LENGTH_HINT = "Paling sedikit 10 huruf atau angka, dan jangan hanya angka. Beberapa kata acak lebih mudah diingat."
SESSION_HOURS = settings.SESSION_COOKIE_AGE // 3600


class InOurWords:
    """Mixin: replaces the labels, hints and placeholders of an allauth form.

    `words` maps a field to its label and hint. Placeholders go: they vanish while typing and repeat the label.
    """

    words: dict[str, tuple[str, str]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]
            _say_plainly(field)


def _say_plainly(field: forms.Field) -> None:
    field.error_messages |= {"required": f"Isi bagian “{field.label}”."}
    if isinstance(field, forms.EmailField):
        field.error_messages |= {"invalid": INVALID_EMAIL}


NEW_PASSWORD_WORDS = {
    "password1": ("Kata sandi baru", LENGTH_HINT),
    "password2": ("Kata sandi baru, sekali lagi", ""),
}


USERNAME_ATTRS = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


class LoginForm(InOurWords, account_forms.LoginForm):
    """Sign-in by user name or e-mail address."""

    words = {
        "login": ("Nama pengguna atau alamat surel", ""),
        "password": ("Kata sandi", ""),
        "remember": (
            f"Tetap masuk selama {SESSION_HOURS} jam",
            "Jangan dipilih di komputer yang dipakai bersama.",
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= USERNAME_ATTRS


class SignupForm(InOurWords, account_forms.SignupForm):
    """An optional account for a citizen: name, e-mail address, password."""

    full_name = forms.CharField(
        label="Nama lengkap", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    field_order = ("full_name", "email", "password1", "password2")
    words = {
        "email": ("Alamat surel", "Kami kirim satu tautan ke alamat ini untuk memastikan bahwa alamat ini milik Anda."),
        "password1": ("Kata sandi", LENGTH_HINT),
        "password2": ("Kata sandi, sekali lagi", ""),
    }

    def clean(self) -> dict[str, Any]:
        """Refuse a password like the name, which allauth does not know about."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("password1") and "password1" not in self.errors:
            try:
                validate_password(cleaned["password1"], User(full_name=cleaned.get("full_name", "")))
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned

    def try_save(self, request: HttpRequest) -> Any:
        """Return the new person and None, or None and the page that an owner of the address also sees."""
        try:
            return super().try_save(request)
        except ValidationError:
            # The same form was sent twice at once and the other one was first.
            self.account_already_exists = True
            return super().try_save(request)

    def save(self, request: HttpRequest) -> User:
        """Create the person."""
        data = self.cleaned_data
        return create_user(
            full_name=data["full_name"],
            email=data["email"],
            password=data["password1"],
            by=None,
            at=request.moment,  # type: ignore[attr-defined]
        )


class ResetPasswordForm(InOurWords, account_forms.ResetPasswordForm):
    """Ask for a link by mail."""

    words = {"email": ("Alamat surel akun Anda", "")}


class ResetPasswordKeyForm(InOurWords, account_forms.ResetPasswordKeyForm):
    """A new password after following the link."""

    words = NEW_PASSWORD_WORDS


class ChangePasswordForm(InOurWords, account_forms.ChangePasswordForm):
    """Another password for somebody who knows the present one."""

    words = {"oldpassword": ("Kata sandi sekarang", ""), **NEW_PASSWORD_WORDS}


class SetPasswordForm(InOurWords, account_forms.SetPasswordForm):
    """The first password of an account without one."""

    words = NEW_PASSWORD_WORDS


class ReauthenticateForm(InOurWords, account_forms.ReauthenticateForm):
    """The password once more, before something that protects the account is changed."""

    words = {"password": ("Kata sandi", "")}


class ChangeEmailForm(InOurWords, account_forms.AddEmailForm):
    """A new e-mail address; it counts once its link was opened."""

    words = {
        "email": ("Alamat surel yang baru", "Kami kirim satu tautan ke alamat ini. Bukalah agar alamatnya berlaku.")
    }


APP_CODE_WORDS = {"code": ("Kode dari aplikasi", "Enam angka di aplikasi pengaman, atau satu kode cadangan.")}


class AuthenticateForm(InOurWords, mfa_forms.AuthenticateForm):
    """The second factor at sign-in."""

    words = APP_CODE_WORDS


class MFAReauthenticateForm(InOurWords, mfa_forms.ReauthenticateForm):
    """The second factor once more, instead of the password."""

    words = APP_CODE_WORDS


class ActivateTOTPForm(InOurWords, totp_forms.ActivateTOTPForm):
    """The first code of a newly installed app proves that it works."""

    words = {"code": ("Kode dari aplikasi", "Enam angka yang sekarang tampil di aplikasi.")}


class RedeemForm(forms.Form):
    """A printed one-time code and the password the person wants from now on."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=60,
        help_text="Tercetak di slip Anda, misalnya sri.wahyuni.",
        widget=forms.TextInput(attrs=USERNAME_ATTRS),
    )
    code = forms.CharField(
        label="Kode sekali pakai",
        max_length=CODE_LENGTH * 2,
        help_text="Delapan huruf dan angka di slip Anda. Huruf besar atau kecil sama saja.",
        error_messages={"max_length": "Kode sekali pakai hanya delapan huruf dan angka."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    new_password = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        help_text=LENGTH_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label="Kata sandi baru, sekali lagi",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _say_plainly(field)

    def clean(self) -> dict[str, Any]:
        """Both new passwords must be the same."""
        cleaned = super().clean() or {}
        if {"new_password", "repeated"} <= cleaned.keys() and cleaned["new_password"] != cleaned["repeated"]:
            self.add_error("repeated", "Kedua kata sandi harus sama.")
        return cleaned
