"""Template tags and filters that every page has without `{% load %}`.

Filters turn values into Indonesian words (`{{ case.due_on|hari_tanggal }}`); tags draw icons and form fields
(`{% field form.name autocomplete="name" %}`). A filter answers an empty value with an empty text.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ppid_portal.formfields import choice_field, error_summary, field
from ppid_portal.icons import ICONS

register = template.Library()
register.simple_tag(field)
register.simple_tag(choice_field)
register.simple_tag(error_summary)

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
ZONES = {
    timedelta(hours=7): "WIB",
    timedelta(hours=8): "WITA",
    timedelta(hours=9): "WIT",
}
NO_BREAK = "\u00a0"
MINUS = "\u2212"


# --- dates ------------------------------------------------------------------------------------------------------------
def _local(value: date) -> date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.filter
def tanggal(value: date | None) -> str:
    """Return "24 November 2026" for a date or a moment (in local time)."""
    if not value:
        return ""
    day = _local(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@register.filter
def hari_tanggal(value: date | None) -> str:
    """Return "Selasa, 24 November 2026"."""
    if not value:
        return ""
    day = _local(value)
    return f"{DAYS[day.weekday()]}, {tanggal(day)}"


@register.filter
def tanggal_pendek(value: date | None) -> str:
    """Return "Sel 24 Nov", for the cells of the day calendar."""
    if not value:
        return ""
    day = _local(value)
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


@register.filter
def jam(value: datetime | None) -> str:
    """Return "09.14 WIB"; the zone is named only for an aware moment in one of the three Indonesian zones."""
    if not value:
        return ""
    moment = _local(value)
    assert isinstance(moment, datetime)
    zone = ZONES.get(moment.utcoffset() or timedelta(0), "")
    return f"{moment:%H.%M} {zone}".rstrip()


@register.filter
def waktu(value: datetime | None) -> str:
    """Return "Selasa, 24 November 2026, 09.14 WIB"."""
    return f"{hari_tanggal(value)}, {jam(value)}" if value else ""


# --- numbers ----------------------------------------------------------------------------------------------------------
@register.filter
def angka(value: float | Decimal | None, digits: int = 2) -> str:
    """Return "1.234,5": at most `digits` decimals, without trailing noughts."""
    if value is None or value == "":
        return ""
    number = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    text = f"{abs(number):,f}".translate(str.maketrans(",.", ".,"))
    text = text.rstrip("0").rstrip(",") if "," in text else text
    return f"{MINUS}{text}" if number < 0 else text


@register.filter
def rupiah(value: float | Decimal | None) -> str:
    """Return "Rp 1.839.335.000" with a space that does not break."""
    if value is None or value == "":
        return ""
    text = angka(value, 0)
    return f"{MINUS if text.startswith(MINUS) else ''}Rp{NO_BREAK}{text.lstrip(MINUS)}"


@register.filter
def ukuran(value: int | None) -> str:
    """Return a file size as people say it: "84 kB", "1,4 MB"; less than one kB counts as one."""
    if value is None or value == "":
        return ""
    if value < 999_500:
        return f"{angka(max(1, value / 1000), 0)}{NO_BREAK}kB"
    return f"{angka(value / 1_000_000, 1)}{NO_BREAK}MB"


@register.filter
def nomor(value: object) -> SafeString | str:
    """Wrap a letter or registration number so that it stays on one line where it can."""
    return format_html('<span class="number">{}</span>', value) if value else ""


# --- lists that components draw ---------------------------------------------------------------------------------------
@register.filter
def threads(day: int, of: int) -> list[str]:
    """Return one state a working day of a term: "spent", "today" or "left".

    `day` counts from 1 and 0 means the term has not begun; beyond `of` every day is spent.
    """
    return ["spent" if n < day else "today" if n == day else "left" for n in range(1, of + 1)]


@register.filter
def page_numbers(page: Page[Any]) -> list[int | str]:
    """Return the page numbers to link around the current one; a gap is Paginator.ELLIPSIS."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


# --- icons ------------------------------------------------------------------------------------------------------------
@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw the icon `name`; with `label` it speaks, without it screen readers pass it by.

    An unknown name is a KeyError that lists the names there are.
    """
    if name not in ICONS:
        raise KeyError(f"No icon '{name}'; there are {', '.join(ICONS)}.")
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    shape = mark_safe(ICONS[name])  # noqa: S308 - our own drawings, no outside text
    return format_html('<svg class="icon" viewBox="0 0 24 24" {}>{}</svg>', voice, shape)
