"""The gallery: every component in every state, so that whoever builds a page sees what there is.

Its address exists while developing, testing and in the demo, not in production.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ppid_portal.icons import ICONS

ACCENTS = ("nila", "tirta", "toska", "pari", "kunyit", "soga", "bata", "wungu")
SECTIONS = (
    ("warna", "Warna desa"),
    ("huruf", "Huruf"),
    ("ikon", "Ikon"),
    ("tombol", "Tombol"),
    ("isian", "Isian"),
    ("isian-galat", "Isian dengan galat"),
    ("pencarian", "Pencarian"),
    ("lencana", "Lencana dan label"),
    ("pemberitahuan", "Pemberitahuan"),
    ("pita", "Pita darurat"),
    ("tindakan", "Tindakan cepat"),
    ("kartu", "Kartu"),
    ("baris", "Baris informasi dan berkas"),
    ("ringkas", "Daftar ringkas"),
    ("tabel", "Tabel"),
    ("penunjuk", "Tab, remah jejak, halaman"),
    ("langkah", "Langkah"),
    ("giliran-contoh", "Giliran siapa"),
    ("hari", "Hari demi hari"),
    ("kerja", "Baris kerja"),
    ("petugas", "Langkah petugas"),
    ("perjalanan", "Perjalanan"),
    ("kunci", "Kunci lacak"),
    ("buka", "Buka tutup"),
    ("kosong", "Keadaan kosong"),
    ("angka", "Angka"),
)
NOW = datetime(2026, 5, 21, 2, 14, tzinfo=UTC)
START = date(2026, 5, 13)
DUE = date(2026, 6, 3)


class ExampleForm(forms.Form):
    """One field of each kind; bound to nothing it shows every error sentence."""

    name = forms.CharField(
        label="Nama lengkap",
        help_text="Seperti tertulis di KTP.",
        error_messages={"required": "Tulis nama Anda seperti di KTP."},
    )
    phone = forms.CharField(label="Nomor telepon", required=False)
    details = forms.CharField(
        label="Informasi yang diminta",
        help_text="Sebutkan dokumen, tahun, atau kegiatannya.",
        widget=forms.Textarea,
        error_messages={"required": "Tulis informasi yang Anda minta."},
    )
    district = forms.ChoiceField(
        label="Kecamatan",
        choices=[("", "Pilih kecamatan"), ("pedan", "Pedan"), ("bayat", "Bayat")],
        error_messages={"required": "Pilih kecamatan."},
    )
    happened_on = forms.DateField(label="Tanggal surat", required=False, widget=forms.DateInput)
    identity = forms.FileField(label="Foto KTP", required=False, help_text="PDF atau foto, paling besar 10 MB.")
    form = forms.ChoiceField(
        label="Bentuk yang Anda inginkan",
        choices=[("digital", "Salinan digital"), ("print", "Salinan cetak"), ("see", "Melihat saja di kantor desa")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu bentuk."},
    )
    form.choice_hints = {"digital": "Gratis", "print": "Biaya fotokopi menurut SK Kepala Desa"}  # type: ignore[attr-defined]
    channels = forms.MultipleChoiceField(
        label="Kabari saya lewat",
        choices=[("email", "Surel"), ("desk", "Papan pengumuman kantor desa")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(
        label="Data yang saya tulis benar",
        help_text="Keterangan palsu dapat menggugurkan permohonan.",
        error_messages={"required": "Centang bahwa data yang Anda tulis benar."},
    )


def example_days() -> list[dict[str, Any]]:
    """Return the calendar of a term of ten working days, with the holidays of May and June 2026."""
    off = {date(2026, 5, 14): "Kenaikan Yesus Kristus", date(2026, 5, 27): "Iduladha"}
    off |= {date(2026, 5, 15): "Cuti bersama", date(2026, 5, 28): "Cuti bersama"}
    off |= {date(2026, 6, 1): "Hari Lahir Pancasila"}
    days: list[dict[str, Any]] = [{"on": START, "text": "Permohonan diterima", "kind": "start", "today": False}]
    number, day = 0, START
    while day < DUE:
        day += timedelta(days=1)
        reason = off.get(day, "Akhir pekan" if day.weekday() in {5, 6} else "")
        number += 0 if reason else 1
        kind = "off" if reason else "last" if day == DUE else "counted"
        text = reason or f"Hari ke-{number}"
        days.append({"on": day, "text": text, "kind": kind, "today": day == NOW.date()})
    return days


def example_timeline() -> list[dict[str, Any]]:
    """Return a case in its middle: two things happened, one goes on, one is to come."""
    receipt = {"url": "#perjalanan", "text": "Tanda bukti penerimaan", "detail": "PDF, 84 kB"}
    received: dict[str, Any] = {"title": "Permohonan diterima", "state": "", "at": NOW - timedelta(days=8)}
    asked: dict[str, Any] = {"title": "Petugas meminta foto KTP", "state": "", "at": NOW - timedelta(days=7)}
    return [
        received | {"meta": ["Lewat situs"], "files": [receipt]},
        asked | {"text": "Foto yang terkirim buram."},
        {"title": "Desa menyiapkan jawaban", "state": "now", "at": None, "meta": ["Sedang berlangsung"]},
        {"title": "Jawaban tertulis", "state": "next", "at": None, "by": DUE},
    ]


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    context = {
        "accents": ACCENTS,
        "sections": [{"id": anchor, "title": title} for anchor, title in SECTIONS],
        "icons": sorted(ICONS),
        "form": ExampleForm(prefix="isi"),
        "wrong_form": ExampleForm({}, prefix="galat"),
        "page": Paginator(range(120), 10).get_page(request.GET.get("page", "4")),
        "days": example_days(),
        "timeline": example_timeline(),
        "now": NOW,
        "due": DUE,
    } | example_lists()
    return render(request, "gallery/gallery.html", context)


def example_lists() -> dict[str, Any]:
    """Return the plain data that the list components take."""
    here = "#penunjuk"
    return {
        "crumbs": [{"label": "Desa Contoh", "url": here}, {"label": "Daftar informasi", "url": ""}],
        "tabs": [
            {"label": "Berjalan", "url": here, "current": True, "count": 6},
            {"label": "Selesai", "url": here, "current": False, "count": 17},
            {"label": "Semua", "url": here, "current": False, "count": None},
        ],
        "steps": ["Apa yang diminta", "Siapa Anda", "Cara menerima", "Periksa dan kirim"],
        "rows": [
            {"label": "Nama", "value": "Fulanah Contoh Lestari", "url": "#ringkas"},
            {"label": "Alamat", "value": "Dukuh Contoh RT 01\nDesa Contoh", "url": "#ringkas"},
            {"label": "NIK", "value": "331012••••••••07", "url": ""},
        ],
        "facts": [
            {"label": "Terakhir", "text": "Berkas lengkap, Rabu, 13 Mei 2026"},
            {"label": "Berikutnya", "text": "Jawaban tertulis atau pemberitahuan perpanjangan"},
        ],
        "quick": [
            {"url": "#tindakan", "icon": "send", "title": "Minta informasi", "text": "Gratis", "first": True},
            {
                "url": "#tindakan",
                "icon": "clock",
                "title": "Cek status",
                "text": "Dengan nomor dan kunci",
                "first": False,
            },
        ],
        "item_meta": [{"icon": "calendar", "text": "30 Desember 2025"}],
        "banner_meta": [{"icon": "clock", "text": "Sampai Jumat, 22 Mei 2026, 06.00 WIB"}],
        "berkala": {"text": "Berkala", "kind": "info"},
        "file": {"url": "#baris", "text": "Unduh PDF", "detail": "1,4 MB"},
        "late": {"text": "Lewat batas", "kind": "danger"},
        "answer": {"url": "#kerja", "text": "Jawab sekarang", "first": True},
        "look": {"url": "#kerja", "text": "Lihat", "first": False},
        "row_meta": ["014/PI/V/2026", "Lewat situs"],
        "key": ["K7QM", "2VXA", "9DTR", "H4WE", "P6NB", "3YSC", "FG"],
    }
