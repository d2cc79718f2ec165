"""People who sign in, and the printed codes for people without e-mail."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from accounts.enums import CodePurpose

USERNAME_VALIDATOR = RegexValidator(
    r"^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$",
    "Nama pengguna hanya boleh berisi huruf kecil, angka, titik, garis bawah, dan tanda hubung, "
    "serta diawali dan diakhiri huruf atau angka.",
)

INVALID_EMAIL = "Tulis alamat surel yang lengkap, misalnya nama@contoh.id."


class UserManager(BaseUserManager["User"]):
    """Finds people by user name whatever the case; people are created by `accounts.actions.create_user`."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with this user name; raise User.DoesNotExist."""
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """A person with an account. Signs in with the user name or, when there is one, the e-mail address.

    What a person may do follows from appointments (registry), so there are no groups and no permissions here.
    """

    username = models.CharField(
        "nama pengguna",
        max_length=60,
        unique=True,
        validators=[USERNAME_VALIDATOR],
        error_messages={"unique": "Nama pengguna ini sudah dipakai orang lain."},
    )
    # NULL, not "": many people have no e-mail address, and each address belongs to one person.
    email = models.EmailField(
        "alamat surel",
        unique=True,
        null=True,
        blank=True,
        error_messages={"unique": "Alamat surel ini sudah dipakai akun lain.", "invalid": INVALID_EMAIL},
    )
    full_name = models.CharField("nama lengkap", max_length=150, error_messages={"blank": "Tulis nama lengkap."})
    phone = models.CharField("nomor telepon", max_length=30, blank=True)
    is_active = models.BooleanField("aktif", default=True)
    must_change_password = models.BooleanField("harus mengganti kata sandi", default=False)
    date_joined = models.DateTimeField("terdaftar pada")
    created_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="didaftarkan oleh"
    )

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.CheckConstraint(condition=models.Q(username=Lower("username")), name="user_username_lower"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_lower"),
            models.CheckConstraint(condition=~models.Q(email=""), name="user_email_null_not_empty"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with lower-case names; allauth writes "" for no e-mail address and keeps the case that was typed."""
        self.username = self.username.lower()
        self.email = self.email.lower() if self.email else None
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """Return the name, where Django and allauth ask for one."""
        return self.full_name


class OneTimeCode(models.Model):
    """A printed code with which a person without e-mail sets a password. Only its hash is kept.

    A code is open until it is used, replaced by a newer one, expired, or five times mistyped.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="one_time_codes", verbose_name="pengguna")
    code_hash = models.CharField("sidik kode", max_length=64)
    purpose = models.CharField("keperluan", max_length=20, choices=CodePurpose)
    issued_at = models.DateTimeField("dibuat pada")
    issued_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="dibuat oleh")
    expires_at = models.DateTimeField("berlaku sampai")
    replaced_at = models.DateTimeField("diganti pada", null=True, blank=True)
    used_at = models.DateTimeField("dipakai pada", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("percobaan salah", default=0)

    class Meta:
        verbose_name = "kode sekali pakai"
        verbose_name_plural = "kode sekali pakai"
        ordering = ["-issued_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(used_at=None, replaced_at=None),
                name="one_time_code_one_open_per_user",
            ),
        ]

    def __str__(self) -> str:
        return f"Kode sekali pakai untuk {self.user}"
