"""Dates, times, amounts and numbers as an official letter writes them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_flow import wording

MORNING = datetime(2026, 8, 10, 2, 14, tzinfo=UTC)


def plain(text: str) -> str:
    return text.replace(wording.NBSP, " ")


def test_a_date_is_written_out_and_does_not_break() -> None:
    assert plain(wording.tanggal(date(2026, 11, 4))) == "4 November 2026"
    assert " " not in wording.tanggal(date(2026, 11, 4))
    assert plain(wording.hari_tanggal(date(2026, 11, 24))) == "Selasa, 24 November 2026"


def test_every_day_and_month_has_its_name() -> None:
    monday = date(2026, 8, 10)
    days = [wording.hari_tanggal(monday + timedelta(days=n)).split(",")[0] for n in range(7)]
    assert days == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    months = {wording.tanggal(date(2026, month, 1)).split(wording.NBSP)[1] for month in range(1, 13)}
    assert len(months) == 12


@pytest.mark.parametrize(
    ("zone", "written"),
    [("Asia/Jakarta", "09.14 WIB"), ("Asia/Makassar", "10.14 WITA"), ("Asia/Jayapura", "11.14 WIT")],
)
def test_a_time_is_told_in_the_zone_of_the_village(zone, written) -> None:
    assert plain(wording.jam(MORNING, zone)) == written


def test_a_moment_near_midnight_has_the_local_date() -> None:
    late = datetime(2026, 8, 10, 17, 30, tzinfo=UTC)
    assert plain(wording.waktu(late, "Asia/Jakarta")) == "Selasa, 11 Agustus 2026, pukul 00.30 WIB"


def test_a_moment_without_zone_or_outside_indonesia_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        wording.jam(MORNING.replace(tzinfo=None), "Asia/Jakarta")
    with pytest.raises(ValueError, match="Indonesia"):
        wording.jam(MORNING, "Europe/Amsterdam")


@pytest.mark.parametrize(
    ("amount", "written"),
    [(0, "Rp0"), (250, "Rp250"), (11_500, "Rp11.500"), (1_234_567, "Rp1.234.567"), (-5000, "-Rp5.000")],
)
def test_an_amount_has_points_between_thousands(amount, written) -> None:
    assert wording.rupiah(amount) == written


@pytest.mark.parametrize(
    ("size", "written"),
    [(0, "1 kB"), (900, "1 kB"), (84_200, "84 kB"), (999_499, "999 kB"), (999_500, "1,0 MB"), (1_312_000, "1,3 MB")],
)
def test_a_size_is_told_in_decimal_units(size, written) -> None:
    assert plain(wording.ukuran(size)) == written


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"), (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (19, "sembilan belas"),
        (20, "dua puluh"), (30, "tiga puluh"), (47, "empat puluh tujuh"), (100, "seratus"), (101, "seratus satu"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"), (1945, "seribu sembilan ratus empat puluh lima"),
        (2026, "dua ribu dua puluh enam"), (100_000, "seratus ribu"),
        (1_000_000, "satu juta"), (1_001_500, "satu juta seribu lima ratus"),
        (23_000_011, "dua puluh tiga juta sebelas"), (2_000_000_100, "dua miliar seratus"),
    ],
)  # fmt: skip
def test_a_number_is_spelled_out(number, words) -> None:
    assert wording.terbilang(number) == words


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_two_numbers_never_share_their_words(first, second) -> None:
    assert (wording.terbilang(first) == wording.terbilang(second)) == (first == second)


@pytest.mark.parametrize("number", [-1, 10**12])
def test_a_number_too_large_to_spell_is_refused(number) -> None:
    with pytest.raises(ValueError, match=r"999\.999"):
        wording.terbilang(number)


def test_a_term_is_told_in_figures_and_words() -> None:
    assert plain(wording.jumlah(30, "hari kerja")) == "30 (tiga puluh) hari kerja"
    assert [wording.urutan(n) for n in (1, 7, 10)] == ["pertama", "ketujuh", "kesepuluh"]


@pytest.mark.parametrize(
    ("parts", "written"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c"), (["a", "", "c"], "a dan c")],
)
def test_a_list_is_read_as_a_sentence(parts, written) -> None:
    assert wording.daftar(parts) == written


def test_a_text_fits_into_a_sentence_or_becomes_one() -> None:
    assert wording.frasa("  salinan LPJ.  ") == "salinan LPJ"
    assert wording.kalimat("Menyangkut kesehatan") == "Menyangkut kesehatan."
    assert [wording.kalimat(text) for text in ("Benarkah?", "Ya.", "  ")] == ["Benarkah?", "Ya.", ""]


def test_a_long_text_is_cut_at_a_word() -> None:
    assert wording.ringkas("satu dua\n tiga") == "satu dua tiga"
    short = wording.ringkas("kata " * 100, 42)
    assert short == "kata kata kata kata kata kata kata kata ..."
