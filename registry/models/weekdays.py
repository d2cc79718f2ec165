"""The weekly pattern of an office, as stored: a list of weekday numbers, Monday is 0."""

from django.core.exceptions import ValidationError

DAYS_IN_WEEK = 7


def check_rest_days(value: object) -> None:
    """Raise ValidationError unless `value` is a list of different weekday numbers that leaves a day to work."""
    is_list = isinstance(value, list) and all(type(day) is int and 0 <= day < DAYS_IN_WEEK for day in value)
    if not is_list or len(set(value)) != len(value):  # type: ignore[arg-type, call-overload]
        raise ValidationError("Hari libur mingguan ditulis sebagai daftar hari yang berbeda-beda.")
    if len(value) == DAYS_IN_WEEK:  # type: ignore[arg-type]
        raise ValidationError("Sedikitnya satu hari dalam seminggu harus menjadi hari kerja.")
