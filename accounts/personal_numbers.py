"""The 16 digits of an NIK or of a family card (KK): which numbers can be one."""

import re

FEMALE_DAY = 40  # added to the day of birth in the NIK of a woman


def is_plausible(number: str) -> bool:
    """Return whether 16 digits can be an NIK or a KK number: region, date and serial number are possible.

    Both are built alike (region of issue, day, month, year, serial), so the digits do not tell which of the two it is.
    """
    if not re.fullmatch(r"\d{16}", number):
        return False
    day = int(number[6:8])
    return (
        int(number[:2]) >= 11
        and number[2:4] != "00"
        and number[4:6] != "00"
        and (1 <= day <= 31 or 1 <= day - FEMALE_DAY <= 31)
        and 1 <= int(number[8:10]) <= 12
        and number[12:] != "0000"
    )
