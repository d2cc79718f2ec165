"""Indonesian wording of dates, times, amounts and numbers. Pure: no Django, no clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from documents.wording import ukuran as ukuran

NBSP = "\u00a0"
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")

# Only of thousand and hundred does one stand as "se-": seribu, seratus, but satu juta.
SCALES = (
    (10**9, "satu miliar", "miliar"),
    (10**6, "satu juta", "juta"),
    (1000, "seribu", "ribu"),
    (100, "seratus", "ratus"),
)


def tanggal(day: date) -> str:
    """Return "24 November 2026", held together by no-break spaces."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}"


def hari_tanggal(day: date) -> str:
    """Return "Selasa, 24 November 2026"."""
    return f"{DAYS[day.weekday()]}, {tanggal(day)}"


def jam(moment: datetime, zone: str) -> str:
    """Return "09.14 WIB" for an aware moment; raises ValueError for a naive one or a zone outside Indonesia."""
    if moment.tzinfo is None:
        raise ValueError("A moment must carry its time zone.")
    if zone not in ZONES:
        raise ValueError(f"{zone} is not a time zone of Indonesia.")
    return f"{moment.astimezone(ZoneInfo(zone)):%H.%M}{NBSP}{ZONES[zone]}"


def waktu(moment: datetime, zone: str) -> str:
    """Return "Selasa, 24 November 2026, pukul 09.14 WIB"."""
    clock = jam(moment, zone)
    return f"{hari_tanggal(moment.astimezone(ZoneInfo(zone)).date())}, pukul{NBSP}{clock}"


def angka(number: int) -> str:
    """Return a whole number with points between thousands: "1.234.567"."""
    return f"{number:,}".replace(",", ".")


def rupiah(amount: int) -> str:
    """Return "Rp1.234.567"; a negative amount has its minus sign in front."""
    return f"-Rp{angka(-amount)}" if amount < 0 else f"Rp{angka(amount)}"


def terbilang(number: int) -> str:
    """Return a number below a trillion in words: 21 -> "dua puluh satu"; ValueError for others."""
    if not 0 <= number < 10**12:
        raise ValueError("terbilang covers 0 to 999.999.999.999.")
    for base, one, name in SCALES:
        if number >= base:
            head, rest = divmod(number, base)
            words = one if head == 1 else f"{terbilang(head)} {name}"
            return f"{words} {terbilang(rest)}" if rest else words
    if number < 12:
        return UNITS[number]
    if number < 20:
        return f"{UNITS[number - 10]} belas"
    tens, rest = divmod(number, 10)
    return f"{UNITS[tens]} puluh {UNITS[rest]}" if rest else f"{UNITS[tens]} puluh"


def jumlah(number: int, unit: str) -> str:
    """Return "10 (sepuluh) hari kerja", the form used for terms in official letters."""
    return f"{number}{NBSP}({terbilang(number)}) {unit}"


def urutan(number: int) -> str:
    """Return the ordinal: 1 -> "pertama", 7 -> "ketujuh"."""
    return "pertama" if number == 1 else f"ke{terbilang(number)}"


def daftar(parts: tuple[str, ...] | list[str], joint: str = "dan") -> str:
    """Return "a", "a dan b", or "a, b, dan c"; `joint` may be "atau"."""
    words = [part for part in parts if part]
    if len(words) < 3:
        return f" {joint} ".join(words)
    return ", ".join(words[:-1]) + f", {joint} {words[-1]}"


def frasa(text: str) -> str:
    """Return a text as part of a sentence: outer spaces and closing punctuation removed."""
    return text.strip().rstrip(" .,;:")


def ringkas(text: str, longest: int = 240) -> str:
    """Return a text as part of a sentence on one line, cut at a word with "..." when it is longer than `longest`."""
    line = frasa(" ".join(text.split()))
    return line if len(line) <= longest else f"{frasa(line[:longest].rsplit(' ', 1)[0])} ..."


def kalimat(text: str) -> str:
    """Return a text that ends as a sentence does; empty stays empty."""
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?" else f"{stripped}."
