"""Every account page, under `akun/`. Names are allauth's own; a page of allauth that is not listed does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import include, path, re_path
from django.urls.resolvers import URLPattern, URLResolver

from accounts import forms, views

ours: list[URLPattern | URLResolver] = [
    path("", views.me, name="me"),
    path("kode/", views.redeem, name="redeem"),
]

sign_in: list[URLPattern | URLResolver] = [
    path("masuk/", account.LoginView.as_view(form_class=forms.LoginForm), name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("daftar/", account.SignupView.as_view(form_class=forms.SignupForm), name="account_signup"),
    path("tidak-aktif/", account.account_inactive, name="account_inactive"),
    path(
        "konfirmasi/",
        account.ReauthenticateView.as_view(form_class=forms.ReauthenticateForm),
        name="account_reauthenticate",
    ),
]

email: list[URLPattern | URLResolver] = [
    path("surel/", account.EmailView.as_view(form_class=forms.ChangeEmailForm), name="account_email"),
    path("surel/periksa/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^surel/pastikan/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
]

password: list[URLPattern | URLResolver] = [
    path(
        "kata-sandi/",
        account.PasswordChangeView.as_view(form_class=forms.ChangePasswordForm),
        name="account_change_password",
    ),
    path(
        "kata-sandi/buat/",
        account.PasswordSetView.as_view(form_class=forms.SetPasswordForm),
        name="account_set_password",
    ),
    path(
        "kata-sandi/lupa/",
        account.PasswordResetView.as_view(form_class=forms.ResetPasswordForm),
        name="account_reset_password",
    ),
    path("kata-sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    path("kata-sandi/lupa/selesai/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^kata-sandi/lupa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.PasswordResetFromKeyView.as_view(form_class=forms.ResetPasswordKeyForm),
        name="account_reset_password_from_key",
    ),
]

second_factor: list[URLPattern | URLResolver] = [
    path("pengaman/", mfa.index, name="mfa_index"),
    path("pengaman/masuk/", mfa.AuthenticateView.as_view(form_class=forms.AuthenticateForm), name="mfa_authenticate"),
    path(
        "pengaman/konfirmasi/",
        mfa.ReauthenticateView.as_view(form_class=forms.MFAReauthenticateForm),
        name="mfa_reauthenticate",
    ),
    path(
        "pengaman/aplikasi/pasang/",
        totp.ActivateTOTPView.as_view(form_class=forms.ActivateTOTPForm),
        name="mfa_activate_totp",
    ),
    path("pengaman/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("pengaman/kode-cadangan/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("pengaman/kode-cadangan/unduh/", views.recovery_codes_file, name="mfa_download_recovery_codes"),
    path("pengaman/kode-cadangan/buat/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((ours, "accounts"))),
    *sign_in,
    *email,
    *password,
    *second_factor,
]
