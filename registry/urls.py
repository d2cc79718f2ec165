"""Addresses of the registry. `meja` is a body's own desk, `pantau` its regency's."""

from datetime import date

from django.urls import path, register_converter

from registry.information.urls import information_patterns
from registry.urls_documents import patterns as document_patterns
from registry.views import (
    calendar,
    invitation,
    invitations,
    invite_many,
    letterhead,
    officers,
    people,
    settings,
    slips,
    tariff,
)

app_name = "registry"


class DateConverter:
    """A day as 2026-08-17."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Return the day; ValueError makes it a 404."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """Return the day as it stands in the address."""
        return str(value)


register_converter(DateConverter, "day")

PANTAU = {"place": "pantau"}
MEJA = {"place": "meja"}

urlpatterns = [
    path("undangan/<str:token>/", invitation.accept, name="accept_invitation"),
    # the regency
    path("pantau/petugas/", officers.officers, name="officers"),
    path("pantau/petugas/unduh.csv", officers.officers_csv, name="officers_csv"),
    path("pantau/petugas/undang/", invite_many.invite_many, name="invite_many"),
    path("pantau/petugas/undang/daftar.csv", invite_many.invite_template, name="invite_template"),
    path("pantau/petugas/slip/", slips.slips, name="slips"),
    path("pantau/petugas/undangan/", invitations.invitations, name="invitations"),
    path("pantau/petugas/undangan/unduh.csv", invitations.invitations_csv, name="invitations_csv"),
    path("pantau/petugas/undangan/kirim-ulang/", invitations.resend_expired, name="resend_expired"),
    path("pantau/petugas/undangan/<int:pk>/kirim-ulang/", people.resend, PANTAU, name="pantau_resend"),
    path("pantau/petugas/undangan/<int:pk>/batalkan/", people.revoke, PANTAU, name="pantau_revoke"),
    path("pantau/petugas/penugasan/<int:pk>/akhiri/", people.end, PANTAU, name="pantau_end"),
    path("pantau/petugas/penugasan/<int:pk>/slip/", people.slip, PANTAU, name="pantau_slip"),
    path("pantau/petugas/<uuid:public_id>/", officers.body_officers, name="body_officers"),
    path("pantau/petugas/<uuid:public_id>/undang/", people.invite_person, PANTAU, name="pantau_invite"),
    path("pantau/petugas/<uuid:public_id>/kop/", letterhead.body_letterhead, name="body_letterhead"),
    path("pantau/petugas/<uuid:public_id>/badan-baru/", settings.new_body, name="new_body"),
    path("pantau/kalender/", calendar.calendar, name="calendar"),
    path("pantau/kalender/tambah/", calendar.add_day, name="add_day"),
    path("pantau/kalender/tahun/<int:year>/", calendar.year_state, name="year_state"),
    path("pantau/kalender/<day:date>/hari-kerja/", calendar.open_day, name="open_day"),
    path("pantau/kalender/<day:date>/pulihkan/", calendar.reset_day, name="reset_day"),
    path("pantau/pengaturan/", settings.settings, name="settings"),
    # one body
    path("meja/petugas/", people.staff, name="staff"),
    path("meja/petugas/<uuid:public_id>/undang/", people.invite_person, MEJA, name="meja_invite"),
    path("meja/petugas/undangan/<int:pk>/kirim-ulang/", people.resend, MEJA, name="meja_resend"),
    path("meja/petugas/undangan/<int:pk>/batalkan/", people.revoke, MEJA, name="meja_revoke"),
    path("meja/petugas/penugasan/<int:pk>/akhiri/", people.end, MEJA, name="meja_end"),
    path("meja/petugas/penugasan/<int:pk>/slip/", people.slip, MEJA, name="meja_slip"),
    path("meja/kop/", letterhead.letterhead, name="letterhead"),
    # what bodies publish
    *information_patterns,
    *document_patterns,
    path("meja/tarif/", tariff.tariff, name="tariff"),
    path("desa/<slug:slug>/tarif/", tariff.public_tariff, name="public_tariff"),
]
