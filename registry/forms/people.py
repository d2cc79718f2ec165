"""Forms about people: accept an invitation, invite, end an office."""

from typing import Any

from django import forms

from registry.enums import REGENCY_ROLES, STAFF_ROLES, BodyKind, Role
from registry.importing.csv_rows import BYTE_ORDER_MARK
from registry.models import Appointment, PublicBody

MAX_LIST_BYTES = 1024 * 1024
BY_EMAIL, BY_SLIP = "email", "slip"
PASSWORD_HINT = "Paling sedikit 10 huruf atau angka, dan jangan hanya angka. Beberapa kata acak lebih mudah diingat."


class AcceptForm(forms.Form):
    """Nothing to fill in: the person is signed in."""


class JoinForm(forms.Form):
    """A new account for the invited person."""

    full_name = forms.CharField(
        label="Nama lengkap",
        required=False,
        max_length=150,
        help_text="Kosongkan bila nama pada undangan sudah benar.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Tulis kata sandi baru."},
    )
    repeated = forms.CharField(
        label="Kata sandi baru, sekali lagi",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Tulis kata sandi yang sama sekali lagi."},
    )

    def clean(self) -> dict[str, Any]:
        """Both passwords must be the same."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("password") and data.get("repeated") and data["password"] != data["repeated"]:
            self.add_error("repeated", "Kedua kata sandi tidak sama. Tulis sekali lagi.")
        return data


class InviteForm(forms.Form):
    """One person for one body: by e-mail, or with a printed slip."""

    role = forms.ChoiceField(
        label="Peran",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu peran.", "invalid_choice": "Pilih satu peran dari daftar ini."},
    )
    full_name = forms.CharField(
        label="Nama lengkap", max_length=150, error_messages={"required": "Tulis nama lengkap orang yang diundang."}
    )
    position_title = forms.CharField(
        label="Jabatan", max_length=120, required=False, help_text="Misalnya: Sekretaris Desa."
    )
    way = forms.ChoiceField(
        label="Cara mengundang",
        widget=forms.RadioSelect,
        choices=[(BY_EMAIL, "Lewat surel"), (BY_SLIP, "Dengan slip tercetak")],
        initial=BY_EMAIL,
        error_messages={"required": "Pilih cara mengundang."},
    )
    email = forms.EmailField(
        label="Alamat surel",
        required=False,
        help_text="Tautan undangan dikirim ke alamat ini dan berlaku 14 hari.",
        error_messages={"invalid": "Alamat surel ini tidak benar. Contoh yang benar: nama@desa.id."},
    )

    def __init__(self, *args: Any, body: PublicBody, is_admin: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = _roles(body, is_admin=is_admin)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]
        self.fields["way"].choice_hints = {  # type: ignore[attr-defined]
            BY_SLIP: "Untuk orang tanpa surel: ia menerima nama pengguna dan kode sekali pakai di atas kertas."
        }

    def clean(self) -> dict[str, Any]:
        """An invitation by e-mail needs the address."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("way") == BY_EMAIL and not data.get("email") and "email" not in self.errors:
            self.add_error("email", "Tulis alamat surel, atau pilih slip tercetak.")
        return data


def _roles(body: PublicBody, *, is_admin: bool) -> list[Role]:
    if not is_admin:
        return list(STAFF_ROLES)
    return [role for role in Role if role not in REGENCY_ROLES or body.kind == BodyKind.REGENCY_PPID]


class EndForm(forms.Form):
    """From which day an office is no longer held."""

    ends_on = forms.DateField(
        label="Tidak bertugas lagi mulai tanggal",
        widget=forms.DateInput,
        help_text="Pilih hari ini bila tugasnya berakhir sekarang juga.",
        error_messages={"required": "Pilih tanggalnya.", "invalid": "Tanggal ini tidak benar."},
    )


class ListForm(forms.Form):
    """The CSV of people to invite, as a file."""

    file = forms.FileField(
        label="Berkas daftar petugas (CSV)",
        help_text="Kolom kode_desa, nama, jabatan atau peran, dan surel. Paling besar 1 MB.",
        error_messages={"required": "Pilih berkasnya dahulu.", "empty": "Berkas ini kosong."},
    )

    def clean_file(self) -> bytes:
        """Return the content of the file."""
        file = self.cleaned_data["file"]
        if file.size > MAX_LIST_BYTES:
            raise forms.ValidationError("Berkas ini lebih besar dari 1 MB. Bagi menjadi beberapa berkas.")
        content: bytes = file.read()
        return content


class ConfirmListForm(forms.Form):
    """The list that was tried, sent along unseen so that nothing is kept on the server in between."""

    content = forms.CharField(widget=forms.HiddenInput, max_length=MAX_LIST_BYTES)

    def clean_content(self) -> bytes:
        """Return the list as the bytes it came in."""
        content: str = self.cleaned_data["content"]
        return content.removeprefix(BYTE_ORDER_MARK).encode()


class ChoosePeopleForm(forms.Form):
    """Whom to print a slip for."""

    people: "forms.ModelMultipleChoiceField[Any]" = forms.ModelMultipleChoiceField(
        queryset=Appointment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih sedikitnya satu orang.",
            "invalid_choice": "Orang yang dipilih tidak ada lagi di daftar ini. Muat ulang halamannya.",
        },
    )

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = rows  # type: ignore[attr-defined]
