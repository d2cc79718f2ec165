"""Where allauth asks us: who must prove an address, what is said, what is encrypted, where one goes next."""

import io
import logging
from smtplib import SMTPException
from typing import Any

import segno
from allauth.account import stages
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from accounts.actions import release_unproven_email
from accounts.encryption import decrypt, encrypt
from accounts.models import User

logger = logging.getLogger(__name__)

MAIL_FAILED = "Surel belum dapat kami kirim. Cobalah lagi beberapa menit lagi."
NO_MATCH = "Nama pengguna, alamat surel, atau kata sandi tidak cocok."
WAIT = "Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."
WRONG_CODE = "Kode ini tidak cocok. Pakailah kode terbaru di aplikasi Anda."


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in for people with and without e-mail, in our words."""

    error_messages = {
        "account_inactive": "Akun ini sudah tidak aktif. Hubungi PPID Kabupaten.",
        "cannot_remove_primary_email": "Alamat surel yang dipakai tidak dapat dihapus. Gantilah dengan yang baru.",
        "duplicate_email": "Alamat surel ini sudah tercatat di akun Anda.",
        "email_password_mismatch": NO_MATCH,
        "email_taken": "Alamat surel ini sudah dipakai akun lain.",
        "enter_current_password": "Kata sandi sekarang tidak cocok.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_login": NO_MATCH,
        "invalid_or_expired_key": "Tautan ini tidak berlaku lagi.",
        "invalid_password_reset": "Tautan ini tidak berlaku lagi.",
        "max_email_addresses": "Satu akun paling banyak memakai %d alamat surel.",
        "phone_password_mismatch": NO_MATCH,
        "phone_taken": "Nomor telepon ini sudah dipakai akun lain.",
        "rate_limited": WAIT,
        "same_as_current": "Isi yang baru harus berbeda dari yang sekarang.",
        "select_only_one": "Pilih satu saja.",
        "too_many_login_attempts": WAIT,
        "unknown_email": "Tidak ada akun dengan alamat surel ini.",
        "unknown_phone": "Tidak ada akun dengan nomor telepon ini.",
        "unverified_primary_email": "Alamat surel ini belum dipastikan milik Anda.",
        "username_blacklisted": "Nama pengguna ini tidak dapat dipakai.",
        "username_password_mismatch": NO_MATCH,
        "username_taken": "Nama pengguna ini sudah dipakai orang lain.",
    }

    def get_login_stages(self) -> list[str]:
        """Return allauth's stages with ours in the place of the one about e-mail."""
        ours = "accounts.adapter.EmailVerificationStage"
        return [ours if path.endswith(".EmailVerificationStage") else path for path in super().get_login_stages()]

    def set_password(self, user: User, password: str) -> None:
        """Store a password that the person chose, so nobody needs to change it any more."""
        user.set_password(password)
        user.must_change_password = False
        user.save(update_fields=["password", "must_change_password"])

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Give the proven address to this account, also where another one claimed it without proof."""
        release_unproven_email(email=email_address.email, keeper=email_address.user)
        return bool(super().confirm_email(request, email_address))

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """Return whether the address may go. The one in use may not: few people know their user name."""
        return not email_address.primary

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return the page of the person's account."""
        return reverse("accounts:me")

    def format_email_subject(self, subject: str) -> str:
        """Return the subject as it is: allauth would put the host name before it."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of the mails in templates; one that the server does not take is told on the page, not raised."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            logger.exception("Mail %s was not accepted by the mail server.", template_prefix)
            if self.request is not None:
                messages.error(self.request, MAIL_FAILED)


class EmailVerificationStage(stages.EmailVerificationStage):
    """The same as allauth's, but people without an e-mail address pass: there is nothing to verify."""

    def handle(self) -> tuple[HttpResponseBase | None, bool]:
        """Return the response that interrupts the sign-in, or None, and whether to go on."""
        if self.login.user is not None and self.login.user.email is None:
            return None, True
        response: tuple[HttpResponseBase | None, bool] = super().handle()
        return response


class MFAAdapter(DefaultMFAAdapter):
    """The second factor: its secrets are encrypted at rest, its sentences are ours."""

    error_messages = {
        "add_email_blocked": "Lepaskan dulu pengaman tambahan, baru ganti alamat surel.",
        "cannot_delete_authenticator": "Pengaman tambahan tidak dapat dilepas.",
        "cannot_generate_recovery_codes": "Pasang dulu aplikasi pengaman, baru buat kode cadangan.",
        "incorrect_code": WRONG_CODE,
        "unverified_email": "Pastikan dulu alamat surel Anda, baru pasang pengaman tambahan.",
    }

    def encrypt(self, text: str) -> str:
        """Return the secret as it is stored."""
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return the stored secret as it was."""
        return decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        """Return the name under which the app on the phone lists this portal."""
        return "PPID Desa"

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code of `url` as SVG."""
        # On white of its own: allauth's picture is black on nothing, which no camera reads on the dark theme.
        picture = io.BytesIO()
        segno.make(url).save(picture, kind="svg", light="#fff", scale=5, xmldecl=False)
        return picture.getvalue().decode()
