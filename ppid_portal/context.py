"""What every page has around it: the regency's frame, and the desk's navigation for those who work here."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from ppid_portal.notices import unread_count
from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import Region
from requests_flow import oversight

EXAMPLE_NOTE = (
    "Ini situs contoh. Nama desa sungguhan dipakai agar terasa nyata; "
    "semua orang, perkara, angka, dan peristiwa rekaan."
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame` for base.html and `desk` for the workspaces, built only where a template asks."""
    return {"frame": SimpleLazyObject(lambda: _frame(request)), "desk": SimpleLazyObject(lambda: _desk(request))}


def _frame(request: HttpRequest) -> dict[str, Any]:
    regency = registry_selectors.regencies().first()
    return {
        "portal_name": "PPID Desa",
        "regency_name": regency.full_name if regency else "",
        "is_example": settings.IS_EXAMPLE,
        "example_note": EXAMPLE_NOTE if settings.IS_EXAMPLE else "",
        "nav": [_entry(request, label, reverse(name)) for label, name in PUBLIC_NAV],
        "account": _account(request),
        "footer": _footer(),
    }


PUBLIC_NAV = (("Cari desa", "directory"), ("Ajukan", "requests:choose"), ("Cek status", "requests:track"))


FOOTER = (
    ("Layanan", (("Ajukan permohonan", "requests:choose"), ("Cek status", "requests:track"))),
    (
        "Periksa",
        (
            ("Verifikasi surat", "documents:find"),
            ("Statistik layanan", "requests:statistics"),
            ("Cara meminta informasi", "how"),
        ),
    ),
    (
        "Situs ini",
        (("Aksesibilitas", "accessibility"), ("Pelindungan data pribadi", "privacy"), ("Masuk", "account_login")),
    ),
)


def _footer() -> list[dict[str, Any]]:
    return [
        {"title": title, "links": [{"label": label, "url": reverse(name)} for label, name in links]}
        for title, links in FOOTER
    ]


def _entry(request: HttpRequest, label: str, url: str) -> dict[str, Any]:
    return {"label": label, "url": url, "current": request.path == url}


def _account(request: HttpRequest) -> dict[str, Any] | None:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return {
        "name": user.full_name,
        "url": reverse("accounts:me"),
        "notices_url": reverse("notices"),
        "unread": unread_count(user, on=request.moment.date()),  # type: ignore[attr-defined]
    }


# --- workspaces -------------------------------------------------------------------------------------------------------
def _desk(request: HttpRequest) -> dict[str, Any]:
    watches = request.path.startswith("/pantau/") or not _has_desk(request)
    build: Callable[[HttpRequest], dict[str, Any]] = _monitor if watches else _officer
    return build(request)


def _has_desk(request: HttpRequest) -> bool:
    """Monitors read registers under /meja/ and keep their own navigation there."""
    if not request.path.startswith(reverse("requests:register_books")):
        return True
    on: date = request.moment.date()  # type: ignore[attr-defined]
    return registry_selectors.appointments_of(request.user, on).exclude(role=Role.REGENCY_MONITOR).exists()


def _officer(request: HttpRequest) -> dict[str, Any]:
    on: date = request.moment.date()  # type: ignore[attr-defined]
    bodies = list(registry_selectors.bodies_served_by(request.user, on)[:2])
    waiting = oversight.waiting_for_officer(request.user, on=on)
    nav = [
        _item(request, "Hari ini", "requests:today", "sun", badge=waiting or None),
        _item(request, "Kotak masuk", "requests:inbox", "inbox"),
        _item(request, "Keberatan", "requests:objections", "scale"),
        _item(request, "Catat", "requests:register", "plus"),
        _item(request, "Informasi", "registry:information", "book", wide=True),
        _item(request, "Petugas", "registry:staff", "people", wide=True),
        _item(request, "Pengecualian", "requests:exemptions", "lock", wide=True),
        _item(request, "Register", "requests:register_books", "book", wide=True),
        _item(request, "Laporan", "requests:reports", "file", wide=True),
        _item(request, "Kop surat", "registry:letterhead", "edit", wide=True),
        _item(request, "Maklumat dan SOP", "registry:documents", "shield", wide=True),
        _item(request, "Tarif", "registry:tariff", "coins", wide=True),
        _item(request, "Sengketa", "requests:disputes", "scale", wide=True),
        _item(request, "Kalender", "requests:feed_of_desk", "calendar", wide=True),
        _item(request, "Data pribadi", "requests:data_requests", "shield", wide=True),
        _item(request, "Insiden data", "requests:incidents", "warning", wide=True),
        _item(request, "Masa simpan", "requests:retention", "clock", wide=True),
    ]
    if registry_selectors.regencies_monitored_by(request.user, on).exists():
        nav.append(_item(request, "Pantau", "monitor", "threads", wide=True))
    subtitle = (
        bodies[0].region.full_name if len(bodies) == 1 else f"{len(bodies)} badan publik" if bodies else "Kabupaten"
    )
    return {"title": "Meja PPID", "subtitle": subtitle, "accent": bodies[0].accent if bodies else "nila", "nav": nav}


def _monitor(request: HttpRequest) -> dict[str, Any]:
    on: date = request.moment.date()  # type: ignore[attr-defined]
    regency: Region | None = registry_selectors.regencies_monitored_by(request.user, on).first()
    nav = [
        _item(request, "Ringkasan", "monitor", "threads"),
        _item(request, "Permohonan", "monitor_requests", "inbox"),
        _item(request, "Petugas", "registry:officers", "people"),
        _item(request, "Kalender", "registry:calendar", "clock"),
        _item(request, "Register", "requests:register_books", "book", wide=True),
        _item(request, "Maklumat dan SOP", "registry:documents_overview", "shield", wide=True),
        _item(request, "Insiden data", "requests:incidents", "warning", wide=True),
        _item(request, "Pengaturan", "registry:settings", "edit", wide=True),
        _item(request, "Meja kerja", "requests:today", "sun", wide=True),
    ]
    return {"title": "Pantau", "subtitle": regency.full_name if regency else "", "accent": "nila", "nav": nav}


def _item(
    request: HttpRequest, label: str, name: str, icon: str, *, badge: int | None = None, wide: bool = False
) -> dict[str, Any]:
    url = reverse(name)
    roots = (reverse("requests:today"), reverse("monitor"))
    current = request.path == url if url in roots else request.path.startswith(url)
    return {"label": label, "url": url, "icon": icon, "current": current, "badge": badge, "wide": wide}
