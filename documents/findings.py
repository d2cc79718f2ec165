"""What a scan finds in a file: a code, the place, and an excerpt that gives nothing away."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from accounts.encryption import mask_nik, mask_text
from accounts.personal_numbers import is_plausible
from documents.enums import FindingCode

MOST_TOLD = 40  # a list of a thousand numbers is understood from its beginning; all are counted
LONGEST_EXCERPT = 60
CHAIN = re.compile(r"(?<!\d)\d{2,16}(?:([ .\-\u00a0])\d{2,8}(?:\1\d{2,8})*)?(?!\d)")
DIGITS = 16


@dataclass(frozen=True)
class Finding:
    """One thing that a reader should not get, and where it stands."""

    code: str
    place: str
    excerpt: str = ""


@dataclass
class Findings:
    """Collects what a scan finds: the first ones in full, all of them counted by code."""

    told: list[Finding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, code: FindingCode, place: str, excerpt: str = "") -> None:
        """Note one finding; the excerpt is shortened, and 16-digit numbers in it are masked."""
        self.counts[code.value] += 1
        if len(self.told) < MOST_TOLD:
            short = " ".join(mask_text(excerpt).split())
            short = f"{short[:LONGEST_EXCERPT]}..." if len(short) > LONGEST_EXCERPT else short
            self.told.append(Finding(code.value, place, short))

    def add_numbers(self, text: str, place: str) -> None:
        """Note every NIK or KK number in `text`."""
        for number in personal_numbers(text):
            self.add(FindingCode.PERSONAL_NUMBER, place, mask_nik(number))


def personal_numbers(text: str) -> Iterator[str]:
    """Yield the numbers in `text` that can be an NIK or a KK number: 16 digits, together or in groups.

    Groups are divided by one kind of sign: "3310 0501 0190 0001", "33.10.05.010190.0001". A number is found at any
    place in a row of groups that adds up to 16 digits.
    """
    if len(text) < DIGITS:
        return
    for chain in CHAIN.finditer(text):
        separator = chain.group(1)
        groups = chain.group().split(separator) if separator else [chain.group()]
        skip = 0
        for start in range(len(groups)):
            if start < skip:
                continue
            number, end = _sixteen(groups, start)
            if is_plausible(number):
                yield number
                skip = end


def _sixteen(groups: list[str], start: int) -> tuple[str, int]:
    number, end = "", start
    while end < len(groups) and len(number) < DIGITS:
        number += groups[end]
        end += 1
    return number, end
