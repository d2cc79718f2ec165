"""How dates, moments, money and sizes read."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.paginator import Paginator
from django.utils import timezone

from ppid_portal.templatetags import ui

MOMENT = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)


def test_a_date_is_written_as_indonesians_write_it():
    assert ui.tanggal(date(2026, 11, 24)) == "24 November 2026"
    assert ui.hari_tanggal(date(2026, 11, 24)) == "Selasa, 24 November 2026"
    assert ui.tanggal_pendek(date(2026, 8, 1)) == "Sab 1 Agu"


def test_every_month_and_weekday_has_its_name():
    months = [ui.tanggal(date(2026, month, 1)) for month in range(1, 13)]
    assert [text.split()[1] for text in months] == [
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ]
    week = [ui.hari_tanggal(date(2026, 6, 1) + timedelta(days=n)).split(",")[0] for n in range(7)]
    assert week == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def test_a_moment_is_told_in_local_time_with_its_zone():
    assert ui.waktu(MOMENT) == "Selasa, 24 November 2026, 09.14 WIB"
    assert ui.jam(MOMENT) == "09.14 WIB"


@pytest.mark.parametrize(("zone", "said"), [("Asia/Makassar", "10.14 WITA"), ("Asia/Jayapura", "11.14 WIT")])
def test_the_other_two_zones_have_their_names(zone, said):
    with timezone.override(ZoneInfo(zone)):
        assert ui.jam(MOMENT) == said


def test_the_date_of_a_moment_is_the_local_one_after_midnight():
    just_after_midnight = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
    assert ui.tanggal(just_after_midnight) == "24 November 2026"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1839335000, "Rp\u00a01.839.335.000"),
        (0, "Rp\u00a00"),
        (Decimal("300.4"), "Rp\u00a0300"),
        (-5000, "\u2212Rp\u00a05.000"),
    ],
)
def test_money_has_points_and_does_not_break(value, said):
    assert ui.rupiah(value) == said


@pytest.mark.parametrize(
    ("value", "said"), [(1234.5, "1.234,5"), (100, "100"), (10.0, "10"), (0.1 + 0.2, "0,3"), (-3.25, "\u22123,25")]
)
def test_a_number_has_a_decimal_comma_and_no_idle_noughts(value, said):
    assert ui.angka(value) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 kB"), (84_211, "84 kB"), (999_499, "999 kB"), (999_500, "1 MB"), (1_400_000, "1,4 MB")],
)
def test_a_file_size_is_said_in_kb_or_mb(size, said):
    assert ui.ukuran(size).replace("\u00a0", " ") == said


WORDS = (ui.tanggal, ui.hari_tanggal, ui.tanggal_pendek, ui.jam, ui.waktu, ui.rupiah, ui.angka, ui.ukuran)


@pytest.mark.parametrize("word", WORDS)
def test_nothing_is_said_of_nothing(word):
    assert word(None) == ""


def test_a_number_of_a_letter_stays_together_and_is_escaped():
    assert ui.nomor("014/PI/V/2026") == '<span class="number">014/PI/V/2026</span>'
    assert "<b>" not in ui.nomor("<b>")


def test_a_term_is_drawn_as_spent_today_and_left():
    assert ui.threads(3, 5) == ["spent", "spent", "today", "left", "left"]
    assert ui.threads(0, 2) == ["left", "left"]
    assert ui.threads(12, 2) == ["spent", "spent"]


def test_far_pages_are_left_out_of_the_page_numbers():
    paginator = Paginator(range(200), 10)
    assert ui.page_numbers(paginator.page(10)) == [1, paginator.ELLIPSIS, 9, 10, 11, paginator.ELLIPSIS, 20]


def test_an_icon_is_silent_unless_it_has_a_label():
    assert 'aria-hidden="true"' in ui.icon("clock")
    assert 'role="img" aria-label="Cari &lt;"' in ui.icon("search", "Cari <")


def test_an_unknown_icon_is_an_error_that_lists_the_known_ones():
    with pytest.raises(KeyError, match="calendar"):
        ui.icon("kalender")
