"""Letter numbers without gaps: taken inside the transaction that issues the letter, so a rollback gives them back."""

import string
from datetime import date

from django.db import transaction

from documents.models import LetterCounter

ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def take(*, scope: str, series: str, year: int) -> int:
    """Return the next number of the series: 1, 2, 3, ... without gaps.

    Must run inside a transaction (RuntimeError otherwise): the counter row stays locked until it ends, so a second
    taker waits, and a rollback leaves no gap.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("numbering.take needs a transaction: a number and its letter are written together.")
    # get_or_create is safe on concurrent first use: the loser of the race hits the unique constraint and reads.
    counter, _created = LetterCounter.objects.get_or_create(scope=scope, series=series, year=year)
    counter = LetterCounter.objects.select_for_update().get(pk=counter.pk)
    counter.value += 1
    counter.save(update_fields=["value"])
    return counter.value


def format_number(pattern: str, *, n: int, at: date, **codes: str) -> str:
    """Return the printed number, for example "{n:03d}/PI/{bulan}/{tahun}" -> "007/PI/VIII/2026".

    `bulan` is the Roman month and `tahun` the year of `at`; further names come from `codes`. The month is display only.
    Raises ValueError when the pattern has no {n} or asks for an unknown name.
    """
    names = {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}
    values = {"n": n, "bulan": ROMAN_MONTHS[at.month - 1], "tahun": at.year, **codes}
    if "n" not in names or not names <= values.keys():
        raise ValueError(f"Number pattern {pattern!r} must contain {{n}} and only {', '.join(sorted(values))}.")
    return pattern.format(**values)
