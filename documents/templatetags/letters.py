"""Filters for letters and for the page that verifies them."""

from django import template

register = template.Library()
WORD_JOINER = "\u2060"


@register.filter
def unbroken(number: str) -> str:
    """Keep a letter number on one line: "025/PI/VIII/2026" may otherwise break after a slash.

    An element around the number would do, but at rare widths the renderer then breaks the line far too early.
    """
    return str(number).replace("/", f"/{WORD_JOINER}")


@register.filter
def in_fours(digest: str) -> str:
    """Write a checksum in capitals and groups of four, as on the letter; so it can be compared and may wrap."""
    return " ".join(digest[i : i + 4] for i in range(0, len(digest), 4)).upper()
